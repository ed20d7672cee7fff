shortlist-heading =
    { $people ->
        [0] Nobody found yet
        [one] One person who knows
       *[other] { $people } people who know
    }, { $gaps ->
        [0] no gaps
        [one] one gap
       *[other] { $gaps } gaps
    }
shortlist-title = Shortlist: { $call }
shortlist-lead = Ranked by what they have shown, not by who they are. Open any line to see the evidence.
shortlist-kind-missing = { $missing } missing
shortlist-nobody = Nobody has shown yet that they know about this.
shortlist-evidence =
    { $count ->
        [one] 1 piece of evidence
       *[other] { $count } pieces of evidence
    }
shortlist-of = { "," } { $name }
shortlist-origin = { $kind }, { $check }
shortlist-more = Read all of it, and how it counts
shortlist-source = { $source }, { $on }
shortlist-source-undated = { $source }, not dated
shortlist-share = It makes up { $percent }% of what they have shown on this.
shortlist-rated =
    { $up ->
        [one] 1 person found this useful
       *[other] { $up } people found this useful
    }, { $down } did not.
shortlist-untitled = Evidence without a title

factor-topic = Topic
factor-quality = Quality
factor-reliability = Source
factor-availability = Time
factor-of = of 100

shortlist-missing = Who is missing
shortlist-none-missing = Nobody: every kind of knowing has the people it asked for, with evidence that fits.
shortlist-more-people =
    { $people ->
        [one] 1 more person who knows
       *[other] { $people } more people who know
    }
shortlist-unlisted = Further down than is listed here. They were chosen for what they add to the others.
shortlist-meets = Speaks of: { $words }.
gap-nobody = Nobody has shown that they know about this. An open call, or somebody who knows somebody, would help.
gap-people =
    { $short ->
        [one] One more person is needed.
       *[other] { $short } more people are needed.
    } An open call, or asking those who were found whom they know, would help.
gap-seats =
    { $short ->
        [one] One more person is needed:
       *[other] { $short } more people are needed:
    } enough know about this, but they are already here for something else.
gap-nothing-to-match = The call doesn’t say in words what these people know. Saying it would help.
gap-thin = What people have shown fits this only a little. Look at the evidence before you rely on it.
gap-words = Nobody’s evidence speaks of: { $words }.
gap-other-evidence =
    { $people ->
        [one] 1 person knows about this
       *[other] { $people } people know about this
    }, but by a kind of evidence that this call doesn’t count ({ $evidence }). Counting it would help.
gap-other-place =
    { $people ->
        [one] 1 person knows about this
       *[other] { $people } people know about this
    }, but not in this place. Asking further away would help.
gap-near = Nearly found: { $names }. Asking what else they have done would help.
shortlist-cost = What it costs
shortlist-cost-hours =
    { $hours ->
        [one] 1 hour of people’s time
       *[other] { $hours } hours of people’s time
    } if all of them say yes.
shortlist-cost-expenses = For each person: { $expenses }.
shortlist-worked-out = How it is worked out
shortlist-worked-out-text = Each line opens to its evidence, each piece of evidence to its figures. The four figures are shown apart. One number made of them puts people in order on this list, and is used nowhere else.
shortlist-method = The method and its formula
shortlist-record = Record of this search
shortlist-run = Name
shortlist-run-at = Made on
shortlist-run-engine = Worked out by
shortlist-run-input = Digest of the input
shortlist-run-seed = Seed
shortlist-looked-through = Looked through
shortlist-looked-through-counts = { $people } people, { $evidence } pieces of evidence
shortlist-left-out = Left out
shortlist-left-out-count =
    { $count ->
        [0] nothing
        [one] 1 piece of evidence
       *[other] { $count } pieces of evidence
    }, because its owner has not agreed to this use
shortlist-replay = Anyone with the data can do it again:
shortlist-nothing-sent = Nothing has been sent to anybody.
shortlist-none-title = No search yet
shortlist-none-lead = Nobody has been looked for yet. When people have been imported, a search starts from the kinds of knowing in this call.
shortlist-none-desk = Look for people from the desk
shortlist-none-how = Or on the command line:
shortlist-back = Back to the call
shortlist-ask = Ask
shortlist-asked = Asked: { $state }
shortlist-ask-heading = Ask people
shortlist-ask-lead = Tick those you want to ask. The next page shows what each of them would read, and sends nothing.
shortlist-ask-all = Tick everyone who is suggested
shortlist-ask-none = Take all ticks away
shortlist-ask-go = See what they would read
shortlist-ask-draft = This call isn’t open yet. Open it, and then you can ask people.
shortlist-ask-desk = Go to the call on the desk
shortlist-fill = What you can do
shortlist-fill-widen = Widen the words of the call
shortlist-fill-add = Add somebody by hand
shortlist-fill-forward = Whoever is asked can name somebody else instead: the mail says so.
shortlist-download = Download the list as a table (CSV)
shortlist-compare = Compare them side by side
