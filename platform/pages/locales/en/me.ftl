# A person's own page, and why they were found.
me-title = My page
me-heading = What is known about you
me-lead = This is everything { $organisation } knows about you here. It is yours: nobody is found by what they didn’t agree to.
me-details = Your details
me-name = Name
me-email = E-mail
me-no-email = None
me-place = Place
me-no-place = Not known
me-languages = Languages
me-no-languages = Not known
me-calls = Calls that suit you
me-calls-lead = You were found for these, by your own evidence. Nobody has to say yes.
me-calls-none = No open call has found you yet. When one does, it stands here with the reason.
me-decided = The decision is taken on { $on }.
me-evidence = What you have shown
me-evidence-count =
    { $pieces ->
        [one] 1 piece of evidence.
       *[other] { $pieces } pieces of evidence.
    } Each opens to its words, its source and what you agreed to.
me-evidence-none = Nothing is known about what you have done or lived through. An example of what could stand here: “I push a double pram along Quay Street every morning, and the crossing by the school is too short.”
me-back = Back to my page
me-words = In full
me-may-use = May it be used?
me-check-self = You said so
me-consent-not-asked = It comes from a public source or the organisation’s own records. It may be used to find you; you are told when you are first asked.
me-consent-lived = Not until you say so: lived experience is used only where you agree.
me-consent-given = Yes. You agreed on { $on } that it may be used to find you.
me-consent-call = Yes, for one call only. You agreed on { $on }.
me-consent-hidden = No. You hid it on { $on }: it is kept, and not used.

why-heading = Why you, { $name }?
why-heading-nameless = Why you?
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
