# Offering help with a call, and answering those who offer.
offer-heading = I can help with this
offer-lead = Tell { $organisation } what you know and why it would help. They answer you here, on your page. You promise nothing yet.
offer-asks = What they ask of you: { $effort }. The decision is taken on { $on }.
offer-kind = With what could you help?
offer-words = Why you, in a sentence or two
offer-words-hint = For example: I drive a night cab here and know where people wait after the last bus.
offer-send = Offer to help
offer-seen = The people who work on this call see your name and these words. You can take them back at any time.
offer-back = Back to the call
offer-fault-kind = Choose with what you could help
offer-fault-words = Write a sentence on why you
offer-fault-words-long = Keep it to { $most } characters
offer-fault-answered = They have answered your offer to help with this already. It stands on the page of the call.
offer-tell = You can also tell us more of what you know
help-heading = Can you help?
help-lead = If you know about this, say so. Nobody has to have been asked.
help-more = Offer help with something else
help-closed = This call is closed, so nobody can offer help with it any more.
help-done-offered = Thank you. Your offer has gone to the people who work on this call; their answer will stand here and on your page.
help-done-withdrawn = Your offer is taken back.
help-missing = Who is still missing
help-missing-line = { $missing } more for “{ $kind }”
my-offer-open = You offered to help with “{ $kind }”. There is no answer yet.
my-offer-accepted = You offered to help with “{ $kind }”. They said yes on { $on }, and will ask you.
my-offer-declined = You offered to help with “{ $kind }”. On { $on } they thanked you and said no: “{ $reason }”
my-offer-withdrawn = You offered to help with “{ $kind }” and took it back on { $on }.
my-offer-words = Your words: “{ $words }”
my-offer-withdraw = Take this offer back
me-offers = What you offered to help with
offers-title = Offers to help
offers-lead = These people say that they can help. Take them in, and they stand among those who are to be asked; or thank them and say why not. They read your answer on their own page.
offers-none = Nobody has offered to help with this call yet. Whoever signs in and opens the call can: “I can help with this”.
offers-for = For “{ $kind }”, on { $on }
offers-shown = What they have shown
offers-accept = Take them in
offers-decline = Thank them and say no
offers-reason = Why not? They read this
offers-reason-hint = For example: we have enough people who drive here, and would like to ask you next time.
offers-send-no = Send this answer
offers-accepted = Taken in on { $on }: among those who are to be asked.
offers-declined = Thanked on { $on }, with a no: “{ $reason }”
offers-fault = Write why not, in up to { $most } characters. They read it
offers-link =
    { $open ->
        [0] Offers to help
        [one] 1 offer to help waits for an answer
       *[other] { $open } offers to help wait for an answer
    }
