# A person's own page, and why they were found.
me-title = My page
me-heading = What is known about you
me-lead = This is everything { $organisation } knows about you here. It is yours: open any piece to see what it is used for, to put it right, to hide it or to delete it.
me-details = Your details
me-name = Name
me-email = E-mail
me-no-email = None
me-place = Place
me-no-place = Not known
me-languages = Languages
me-no-languages = Not known
me-calls = Calls that suit you
me-calls-lead = These ask for what you have shown. The most fitting stands first. You can offer to help; nobody has to.
me-calls-none = No open call asks for what you have shown so far. When one does, it stands here with the reason.
me-decided = The decision is taken on { $on }.
me-evidence = What you have shown
me-evidence-count =
    { $pieces ->
        [one] 1 piece of evidence.
       *[other] { $pieces } pieces of evidence.
    } Each opens to its words, its source and what you agreed to.
me-evidence-none = Nothing is known about what you have done or lived through. An example of what could stand here: “I push a double pram along Quay Street every morning, and the crossing by the school is too short.”
me-tell = Add something you know
me-came-of-it = What came of what you said
me-came-of-it-none = Nothing to show yet: either you haven’t taken part in a call here, or nobody has written down what came of it. You don’t have to ask: it will stand here.
me-done-told = Added. Below you see whether it may be used.
me-done-reworded = Saved. The new words count from now on.
me-done-contested = Thank you. It isn’t used any more, and what you wrote is kept beside it.
me-done-hidden = Hidden. No search uses it any more.
me-done-used = Thank you. From now on it may be used to find you.
me-done-deleted = Deleted, for good.
me-back = Back to my page
me-words = In full
me-may-use = May it be used?
me-check-self = You said so
me-consent-not-asked = It comes from a public source or the organisation’s own records. It may be used to find you; you are told when you are first asked.
me-consent-lived = Not until you say so: lived experience is used only where you agree.
me-consent-given = Yes. You agreed on { $on } that it may be used to find you.
me-consent-call = Yes, for one call only. You agreed on { $on }.
me-consent-hidden = No. Since { $on } it is hidden: kept, and not used.
me-consent-contested = No. You said on { $on } that it isn’t right: “{ $wrong }”

why-heading = Why you, { $name }?
why-heading-nameless = Why you?
why-wrong = This isn’t right
why-open = Open it
why-more = What else speaks for you
why-seen = Who has seen this?
why-private = Only you and the people who work on this call can see this.
why-credential = You hold “{ $title }”{ $more ->
        [0] .
        [one] {" "}and 1 more qualification.
       *[other] {" "}and { $more } more qualifications.
    }
why-track-record = You answered “{ $title }”{ $more ->
        [0] {""}
        [one] {" "}and 1 more question
       *[other] {" "}and { $more } more questions
    }{ $useful ->
        [0] .
        [one] ; somebody found that useful.
       *[other] ; { $useful } times somebody found that useful.
    }
why-publication = You published “{ $title }”{ $more ->
        [0] .
        [one] {" "}and 1 more piece.
       *[other] {" "}and { $more } more pieces.
    }
why-work = You have worked on this: “{ $title }”{ $more ->
        [0] .
        [one] {" "}and 1 more piece of work.
       *[other] {" "}and { $more } more pieces of work.
    }
why-lived-experience = You told us about “{ $title }”{ $more ->
        [0] .
        [one] {" "}and 1 more thing you have lived.
       *[other] {" "}and { $more } more things you have lived.
    }
why-endorsement = Somebody else said it of you: “{ $title }”{ $more ->
        [0] .
        [one] {" "}and 1 more time.
       *[other] {" "}and { $more } more times.
    }
why-participation = You took part before: “{ $title }”{ $more ->
        [0] .
        [one] {" "}and 1 more time.
       *[other] {" "}and { $more } more times.
    }

me-privacy = Who has seen this, take it with you, erase it
me-hide = Hide it
me-hide-note = If you hide it, it is kept, and no search uses it any more. You can change your mind.
me-use = Let it be used
me-use-right = It is right after all: let it be used
me-correct = Put it right
me-contest = This isn’t right
me-use-note = If you let it be used, it may help to find you for any call of the organisation. You can change your mind.
me-delete = Delete it
me-delete-title = Delete “{ $title }”?
me-delete-lead = It is gone for good, with what others said of it. Searches that named it keep a short code for it that leads nowhere. If it came from a file and that file is brought in again, it comes back; if you hide it instead, it stays hidden whatever is brought in.
me-delete-yes = Yes, delete it
me-delete-no = No, keep it

privacy-title = Your privacy
privacy-lead = What { $organisation } knows about you is yours: see who saw it, take it with you, or erase it.
privacy-seen = Who has seen it
privacy-seen-lead = Each search that named you, and what it showed. The conveners and facilitators of that call could see your name and this evidence. If you offered to help with a call, they saw your name, your words and up to three pieces of your evidence.
privacy-seen-none = No search has named you, so nobody was shown your evidence.
privacy-seen-more = These are the newest { $listed } of { $all }. The file below has them all.
privacy-private-call = A call that isn’t public
privacy-searched = Searched on { $on }.
privacy-chosen = You were among those chosen.
privacy-showed = It showed:
privacy-showed-none = Nothing that is still here.
privacy-export = Take it with you
privacy-export-text = One file (JSON) with your details, your evidence, what was worked out from it, what you were asked, what you offered, where you are signed in, and what each search says about you.
privacy-export-link = Download everything
privacy-read = Read it all on one page
known-title = Everything that is known about you
known-lead = What { $organisation } knows about you here, on { $on }. Nobody else’s pages show it like this.
known-works-here = You work for { $organisation } here.
known-not-asked = You said that you don’t want to be asked. That has held since { $since }.
known-nothing = Nothing.
known-claims = What was worked out from it
known-claims-lead = Topics that your evidence speaks of. Nothing else is worked out about you and kept.
known-claim =
    { $topic }: { $pieces ->
        [one] 1 piece of evidence
       *[other] { $pieces } pieces of evidence
    }
known-invitations = What you were asked
known-asked = “{ $call }”, written on { $on }
known-asked-gone = A call that isn’t here any more, written on { $on }
known-searches = Searches that named you
known-searches-count =
    { $searches ->
        [0] No search has named you.
        [one] 1 search has named you.
       *[other] { $searches } searches have named you.
    }
known-tokens = Tokens for other programs
known-token = “{ $name }”, until { $until }
known-session = Since { $since }, last used on { $seen }
privacy-erase = Erase it
privacy-erase-text = You can erase yourself and everything that is known about you.

erase-title = Erase everything about you
erase-lead = Your details, your evidence, what was worked out from it, all invitations and all offers are deleted at { $organisation }, for good. Nobody can bring them back. You will be signed out.
erase-stays = What stays
erase-stays-text = The records of searches and the log of who did what can’t be changed by anyone. They know you by a short code alone, and that code will lead nowhere. Backups made before keep a copy until they are replaced.
erase-stays-asked = If you said that you don’t want to be asked, a code made from your e-mail address stays too. The address isn’t in it; it only tells whether an address that somebody brings in later is yours, so that nobody asks you again. It goes when you offer to help here yourself.
erase-first = If you want a copy, take it first:
erase-label = To erase everything, type your name: { $name }
erase-yes = Erase everything about me
erase-no = Keep it
erase-staff = You work for { $organisation } here, so you can’t erase yourself yet. Ask an admin to take your roles first.
erase-error-title = There is a problem
erase-error = Type the name as it is written: { $name }
erased-title = You have been erased
erased-lead = Your details, your evidence and all that was worked out from it are gone, and you are signed out.
