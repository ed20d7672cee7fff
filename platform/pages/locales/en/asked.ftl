asked-title = Who was asked
asked-heading =
    { $asked ->
        [0] Nobody has been asked yet
        [one] One person asked, { $yes ->
            [0] no yes so far
           *[other] who said yes
        }
       *[other] { $asked } people asked, { $yes ->
            [0] no yes so far
            [one] 1 said yes
           *[other] { $yes } said yes
        }
    }
asked-done-none = Nothing new was sent. Everyone you chose had been asked before, or may not be asked.
asked-done-sent =
    { $sent ->
        [one] 1 invitation is on its way.
       *[other] { $sent } invitations are on their way.
    } Answers show up here.
asked-done-sent-some =
    { $sent ->
        [one] 1 invitation is on its way.
       *[other] { $sent } invitations are on their way.
    } { $left ->
        [one] 1 person was left out.
       *[other] { $left } people were left out.
    } Answers show up here.
asked-done-reminded =
    { $people ->
        [0] Nobody was reminded: nobody has waited long enough, or they all were before.
        [one] 1 person is reminded now.
       *[other] { $people } people are reminded now.
    }
asked-done-taken-back = The invitation is taken back. Whoever opens it is told so.
asked-done-added = They are on the list, and nothing was sent. Choose whom to ask when you are ready.
asked-next-ask = Choose whom to ask.
asked-next-wait =
    { $people ->
        [one] Wait for the answer of 1 person, or ask more people.
       *[other] Wait for the answers of { $people } people, or ask more.
    }
asked-next-more =
    All have answered, or time is up. { $missing ->
        [one] One more person is needed.
       *[other] { $missing } more people are needed.
    } Ask others, or widen what the call looks for.
asked-next-enough = As many people as you wanted said yes. Close the call when you need nobody else.
asked-ask = Ask people
asked-remind =
    { $people ->
        [one] Remind 1 person who hasn’t answered
       *[other] Remind { $people } people who haven’t answered
    }
asked-counts = How many, by kind of knowing
asked-kind = Kind of knowing
asked-wanted = Wanted
asked-asked = Asked
asked-opened = Opened it
asked-all = All
asked-why-no = Why people said no
asked-no = { $reason }: { $people }
asked-list = Who was asked
asked-filter = Show
asked-show = { $what } ({ $count })
asked-show-all = All
asked-show-drafts = Not sent yet
asked-show-waiting = No answer yet
asked-show-yes = Yes
asked-show-no = No
asked-show-passed-on = Passed on
asked-show-expired = Not in time
asked-show-taken-back = Taken back
asked-empty = There is nobody here.
asked-drafts-wait = Whoever was added by hand waits here until you ask them.
asked-named = Named by { $name }.
asked-named-unknown = Named by somebody who knows them.
asked-named-reason = They said: { $reason }
asked-on = Asked on { $on }.
asked-answer-by = Can answer until { $on }.
asked-reminded-on = Reminded on { $on }.
asked-take-back = Take it back
take-back-title = Take back the invitation to { $name }?
take-back-draft = It was not sent. They are taken off the list, and nobody is told.
take-back-sent = Whoever opens the link in the mail is told that it was taken back. For this call they are not asked again.
take-back-yes = They have said yes. Whoever opens the link in the mail is told that it was taken back: write to them yourself, and say why.
take-back-button = Take it back
asked-state-drafted = Not sent yet
asked-state-sent = No answer yet
asked-state-seen = Opened it, no answer yet
asked-state-accepted = Said yes
asked-state-declined = Said no: { $reason }
asked-state-forwarded = Named somebody else
asked-state-expired = Did not answer in time
asked-state-withdrawn = Taken back
asked-no-time = no time
asked-not-topic = not what they know about
asked-conflict = too close to it
asked-access = can’t get there or take part in this way
asked-do-not-ask = doesn’t want to be asked again
asked-other = another reason, or none given
asked-updated = Something has changed: { $asked } asked, { $yes } said yes.
