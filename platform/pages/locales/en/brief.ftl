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
brief-usual = How this differs from those who are usually asked can’t be said: no such list is kept here.
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
