brief-title = Brief: { $call }
brief-heading =
    { $people ->
        [0] Nobody found yet
        [one] One person who knows
       *[other] { $people } people who know
    }, of { $wanted } wanted
brief-lead = { $organisation } asks. Decision on { $on }: { $what }.
brief-coverage = What is covered
brief-covered-none = Nobody yet, of { $wanted } wanted.
brief-covered-thin = Thinly: { $people } of { $wanted }, and what they have shown fits only a little.
brief-covered-part = In part: { $people } of { $wanted }. Something is missing, see below.
brief-covered-whole = Covered: { $people } of { $wanted }, with evidence that fits.
brief-knows = What this group knows
brief-knows-lead = Of what the call needs, their evidence speaks of:
brief-missing = Who is missing, and what would help
brief-none-missing = Nobody: every kind of knowing has the people it asked for, with evidence that fits.
brief-cost = What it costs
brief-hours =
    { $people ->
        [one] 1 person, { $each }: { $hours } hours
       *[other] { $people } people, { $each } each: { $hours } hours
    } of people’s time in all, if everybody says yes.
brief-expenses = For each person: { $expenses }.
brief-no-expenses = The call offers no expenses.
brief-record = Where this comes from
brief-usual-heading = What the usual list doesn’t bring
brief-usual-none = Nobody was asked for another call yet, so there is no usual list to compare with.
brief-usual-new =
    { $new ->
        [0] All { $people } were asked for another call before.
        [one] 1 of { $people } was never asked for another call.
       *[other] { $new } of { $people } were never asked for another call.
    }
brief-usual-words = Their evidence alone speaks of: { $words }.
brief-usual-how = The usual list is everyone this organisation has asked for other calls. Words are those of the call that the evidence on the shortlist meets: of newcomers, without those of the others.
brief-hours-how = { $people } people × { $each } hours each = { $hours } hours
brief-expenses-sum = { $people } people × { $each } each = { $sum } in money, if everybody says yes
brief-reach = Whom it has reached
brief-reach-none = Nobody has been asked yet.
brief-reach-answered = Answered
brief-reach-of = { $part } of { $all }
brief-reach-new = Asked for the first time
brief-reach-share = { $part } of { $all }, { $percent }%
brief-reach-how = Opened counts those who opened the link in their mail or answered. Answered is yes, no, or naming somebody else. Invitations taken back don’t count.
brief-reach-list = Who was asked
brief-usual-give = Give the list of people you usually ask, and compare
brief-usual-change = Change the list of people usually asked
