asking-title = Who would be asked
asking-heading =
    { $people ->
        [0] Nobody would be asked
        [one] One person would be asked
       *[other] { $people } people would be asked
    }
asking-lead = Nothing has been sent yet. Look at who is asked, why, and what they will read.
asking-nobody = You have not chosen anybody yet.
asking-choose = Choose whom to ask
asking-all = Choose everyone who is suggested
asking-add = Add somebody by hand
asking-answer-by = By which day should they answer?
asking-answer-by-hint = From { $first } to { $last }, the day before the decision.
asking-wrong-day = Choose a day between these two.
asking-too-late = The decision is on { $on }. That leaves nobody time to answer, so nobody can be asked. Change the day of the decision if it has moved.
asking-reminder =
    Whoever hasn’t answered is reminded once, after { $days ->
        [one] 1 day
       *[other] { $days } days
    }.
asking-no-reminder = Nobody is reminded unless you do it.
asking-cap =
    Nobody is asked more than { $asks ->
        [one] once
        [2] twice
       *[other] { $asks } times
    } in { $days ->
        [one] 1 day
       *[other] { $days } days
    }, for whatever call.
asking-whom = Whom you ask
asking-whom-lead = Take a tick away to leave somebody out.
asking-for = { "," } for: { $kind }
asking-by-hand = Added by hand by { $name }, because: { $reason }.
asking-by-hand-unknown = Added by hand, because: { $reason }.
asking-mail = Read the mail
asking-left-out =
    { $people ->
        [one] One person is left out
       *[other] { $people } people are left out
    }
asking-not-gone = They have left, or the latest search doesn’t name them any more.
asking-not-alone = They asked to be left alone.
asking-not-again = Asked on { $on }: { $state }.
asking-not-email = No e-mail address of theirs is known here.
asking-not-often =
    { $asks ->
        [one] Asked once
        [2] Asked twice
       *[other] Asked { $asks } times
    } in the last { $days ->
        [one] day
       *[other] { $days } days
    }. That is as often as anybody may be asked.
asking-not-hidden = What spoke for them is hidden or deleted now.
asking-not-same = Somebody further up has the same e-mail address. One mail is enough.
asking-go-on = Go on
asking-nothing-sent = Nothing is sent yet: the next page asks once more.
asking-confirm =
    { $people ->
        [0] Nobody would be asked
        [one] Send 1 invitation?
       *[other] Send { $people } invitations?
    }
asking-confirm-lead =
    { $people ->
        [one] One person gets one mail, and can answer until { $on }:
       *[other] Each of these { $people } people gets one mail, and can answer until { $on }:
    }
asking-confirm-undo = An invitation can be taken back later. A mail that has gone out can’t be.
asking-confirm-left-out =
    { $people ->
        [one] One person you chose is left out. Go back to see why.
       *[other] { $people } people you chose are left out. Go back to see why.
    }
asking-send =
    { $people ->
        [one] Send 1 invitation
       *[other] Send { $people } invitations
    }
