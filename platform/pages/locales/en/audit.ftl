audit-title = Audit log
audit-lead = Who did what, the latest first. Nothing in it can be changed or taken out.
audit-check-link = Check that nothing was altered
audit-download = Download as a table (CSV)
audit-narrow = Narrow it down
audit-narrow-button = Show these
audit-all = Show everything
audit-who = Who did it
audit-anyone = Anyone
audit-what = What was done
audit-anything = Anything
audit-subject = To what
audit-subject-hint = The id of a person, a call or anything else, as an entry shows it.
audit-from = From this day on
audit-until = Up to this day
audit-day-wrong = Give the day as in 2026-11-22.
audit-none = Nothing in the log fits this.
audit-when = { $day }, { $time } UTC
audit-entry = Entry { $seq }
audit-code = Code
audit-detail = Details
audit-hash = Hash
audit-older = Earlier entries
audit-latest = The latest entries
audit-operator = Somebody at the machine
audit-system = Folkmoot itself

audit-call-written = { $who } wrote the call “{ $what }”
audit-call-changed = { $who } changed the call “{ $what }”
audit-call-opened = { $who } opened the call “{ $what }”
audit-call-closed = { $who } closed the call “{ $what }”
audit-call-withdrawn = { $who } withdrew the call “{ $what }”
audit-call-filed = { $who } changed which issue the call “{ $what }” belongs to
audit-call-passed-on = { $who } named somebody for the call “{ $what }”
audit-issue-written = { $who } wrote an issue
audit-issue-changed = { $who } changed an issue
audit-issue-closed = { $who } laid an issue down
audit-issue-reopened = { $who } took an issue up again
audit-people-found = { $who } looked for people and kept the search { $what }
audit-people-imported = { $who } brought in people or evidence
audit-invitation-sent = { $who } asked somebody to help with a call
audit-invitation-added-by-hand = { $who } added somebody to a call by hand
audit-invitation-reminded = { $who } reminded somebody of an invitation
audit-invitation-accepted = { $who } said yes to an invitation
audit-invitation-declined = { $who } said no to an invitation
audit-invitation-forwarded = { $who } named somebody else for an invitation
audit-invitation-withdrawn = { $who } withdrew an invitation
audit-invitation-expired = An invitation ended without an answer
audit-offer-made = { $who } offered to help with the call “{ $what }”
audit-offer-withdrawn = { $who } took back an offer to help with the call “{ $what }”
audit-offer-accepted = { $who } said yes to an offer to help with the call “{ $what }”
audit-offer-declined = { $who } said no to an offer to help with the call “{ $what }”
audit-person-left-alone = { $who } asked not to be asked any more
audit-person-asked-again = { $who } may be asked again
audit-evidence-told = { $who } told something about themselves
audit-evidence-reworded = { $who } reworded something about themselves
audit-evidence-contested = { $who } said what is wrong with a piece of their evidence
audit-evidence-hidden = { $who } hid a piece of their evidence
audit-evidence-agreed = { $who } let a piece of their evidence be used
audit-evidence-deleted = { $who } deleted a piece of their evidence
audit-signed-in = { $who } signed in
audit-signed-out-everywhere = { $who } signed out everywhere
audit-erased = { $who } erased what was known about them
audit-member-invited = { $who } invited a colleague ({ $roles })
audit-member-invited-again = { $who } invited a colleague again ({ $roles })
audit-member-invite-taken-back = { $who } took back the invitation of a colleague
audit-member-joined = { $who } joined ({ $roles })
audit-member-added = { $who } made { $what } a member ({ $roles })
audit-member-roles-changed = { $who } changed the roles of { $what }: from { $before } to { $roles }
audit-member-removed = { $who } ended the membership of { $what }
audit-token-made = { $who } made a token for another program
audit-token-ended = { $who } ended a token for another program
audit-job-retried = { $who } had a failed job tried again
audit-job-given-up = { $who } gave up a job
audit-mail-tested = { $who } had a test mail sent
audit-organisation-changed = { $who } changed the settings of the organisation
audit-organisation-set-up = { $who } set the organisation up
audit-demo-founded = { $who } founded the made-up town

audit-check-title = Does the log hold?
audit-check-holds =
    { $entries ->
        [one] Yes. Its one entry is as it was written.
       *[other] Yes. All { $entries } entries are as they were written, and none is missing.
    }
audit-check-head = Hash of the last entry
audit-check-broken = No. The log doesn’t hold.
audit-check-missing = Entry { $seq } is missing.
audit-check-altered = Entry { $seq } was altered.
audit-check-added = Entry { $seq } was added from outside.
audit-check-end = The log ends at entry { $seq }, which isn’t the end that was noted.
audit-check-broken-text = Somebody with access to the database did this, or it was damaged. Ask whoever runs the server to keep a copy of it as it is, and to compare it with a backup.
audit-check-how = How it is checked
audit-check-how-text = Each entry carries a hash: a number worked out from what it says and from the hash of the entry before. Whoever alters one entry would have to alter all that follow. Just now every hash was worked out again and compared.
audit-check-oneself = Check it yourself
audit-check-oneself-text = Whoever runs the server can do the same without this page:
audit-check-publish = Write the hash of the last entry down somewhere else now and then, or publish it. Then not even somebody with full access could cut off the end of the log unseen.
audit-usual-list-kept = { $who } gave the list of people usually asked for the call “{ $what }”
audit-usual-list-removed = { $who } took away the list of people usually asked for the call “{ $what }”
audit-shown =
    { $lines ->
        [0] No entry is shown
        [one] 1 entry is shown
       *[other] { $lines } entries are shown
    }.
audit-panel-planned = { $who } changed the rules of the panel for the call “{ $what }”
audit-lottery-published = { $who } published the list of panels for the call “{ $what }”
audit-panel-drawn = { $who } drew the panel for the call “{ $what }”
audit-lottery-withdrawn = { $who } took back the lottery for the call “{ $what }”
audit-badge-given = { $who } gave { $what } a badge for taking part
audit-badge-taken-back = { $who } took back the badge of { $what }
audit-seating-made = { $who } seated people at tables for the call “{ $what }”
audit-seating-changed = { $who } seated people again for the call “{ $what }”
audit-seating-taken-back = { $who } took back the last change of tables for the call “{ $what }”
