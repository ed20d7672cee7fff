# Panels by lottery: planning, chances, the list, the draw
panel-link = Draw a panel
panel-link-draft = Panel: go on with the rules
panel-link-published = Panel: the list is public, nothing is drawn yet
panel-link-drawn = Panel: it is drawn
panel-call-link = How the panel is drawn

panel-feature-kind = kind of knowing
panel-feature-place = place
panel-value-unknown = not known
panel-people = { $people ->
    [one] 1 person
   *[other] { $people } people
}
panel-people-few = fewer than 5 people
panel-seats-exactly = { $seats ->
    [one] 1 seat
   *[other] { $seats } seats
}
panel-seats-between = { $min } to { $max } seats
panel-odds-all = { $chance } in 100
panel-odds-range = { $from } to { $to } in 100

panel-plan-title = Draw a panel
panel-plan-lead = { $people ->
    [0] Nobody can be drawn yet.
    [one] 1 person said yes and can be drawn.
   *[other] { $people } people said yes and can be drawn.
} A lottery chooses, with chances as fair as the rules below allow.
panel-plan-again = A lottery for this call was taken back before. Everybody can see that, and why.
panel-plan-nobody = People can be drawn once they have said yes to an invitation.
panel-plan-invitations = See who was asked
panel-seats = How many seats does the panel have?
panel-seats-hint = Everybody on the panel has one.
panel-features = By what should the panel be mixed?
panel-features-hint = Each thing you tick makes chances less equal. Two or three are usually enough.
panel-feature-values = { $values ->
    [one] 1 value
   *[other] { $values } values
}
panel-share = Share out the seats
panel-quotas-for = Seats by { $feature }
panel-at-least = At least
panel-at-most = At most
panel-household = Which column says who lives together?
panel-household-hint = One of each household is drawn at most. You see who that is before anything is published.
panel-household-none = None
panel-people-differently = Leave somebody out, or seat somebody for certain
panel-people-differently-hint = For example for a conflict of interest. The reason stays on record, and the person can read it.
panel-standing = In the lottery
panel-standing-may = can be drawn
panel-standing-must = on every panel
panel-standing-out = on no panel
panel-why = Why
panel-finer = Finer settings
panel-method = What should “fair” mean?
panel-method-leximin = The smallest chance is as large as it can be, then the next smallest, and so on (leximin).
panel-method-maximin = The smallest chance is as large as it can be; nothing more is promised (maximin).
panel-method-nash = All chances multiplied are as large as they can be (Nash).
panel-method-goldilocks = Neither the smallest nor the largest chance is far from equal (Goldilocks).
panel-tickets = How many panels should the public list hold?
panel-tickets-hint = More keep chances more exact. A power of ten lets numbered balls draw one.
panel-tickets-number = { $number ->
    [one] 1 panel
   *[other] { $number } panels
}
panel-see-odds = Save and see everyone’s chance
panel-nothing-public = Nothing is public yet, and nobody is told.

panel-fault-seats = Say how many seats there are, from 1 to { $most }
panel-fault-few = { $people ->
    [0] Nobody can be drawn: have fewer seats, or wait for more people
    [one] 1 person can be drawn: have fewer seats, or wait for more people
   *[other] { $people } people can be drawn: have fewer seats, or wait for more people
}
panel-fault-tickets = Choose how many panels the list holds
panel-fault-number = Write whole numbers for “{ $value }”
panel-fault-upside-down = For “{ $value }” the smaller number must come first
panel-fault-quotas = That is more than { $most } lines of seats: tick fewer things
panel-fault-no-reason = Say why { $name } is treated differently
panel-fault-long-reason = Say in { $most } letters or fewer why { $name } is treated differently
panel-fault-must = More people are seated for certain than there are seats

panel-odds-title = Everyone’s chance
panel-odds-changed = Somebody’s answer or the rules changed meanwhile, so nothing was published. These are the chances now.
panel-odds-lead = { $people } people, { $seats ->
    [one] 1 seat
   *[other] { $seats } seats
}: whoever can be drawn has a chance of { $least } to { $most } in 100.
panel-odds-equal = If names came out of a hat, with no rules about seats, everyone’s chance would be { $equal } in 100.
panel-odds-proved = It is proved that no lottery that keeps these rules is fairer: the smallest chance can’t be above { $bound } in 100.
panel-odds-stopped = The search stopped before it was proved that nothing is fairer. Chances are within { $gap } of the best that can be.
panel-odds-caption = How many people have which chance
panel-odds-chance = Chance
panel-odds-people = People
panel-quotas = Seats, and who could take them
panel-column-value = Who
panel-column-people = Could be drawn
panel-column-seats = Seats
panel-column-average = On average
panel-impossible = These people can be on no panel
panel-impossible-unknown = no panel that keeps the rules has room
panel-households = These count as one household
panel-households-check = One of each is drawn at most. Check that they do live together.
panel-alike = These addresses look alike
panel-alike-check = They count as two households, unless you say that it is one. Ask if you aren’t sure: 12 Mill Lane and 12 Hill Lane look alike too.
panel-alike-join = They live together
panel-side-least = { $feature }, { $value }: at least { $seats }
panel-side-most = { $feature }, { $value }: at most { $seats }
panel-how = How this is worked out
panel-how-text = People alike in everything that is counted have the same chance. A linear programme levels chances from below, and each level comes with numbers that prove that nobody in it can have more. The chances are then taken apart into whole panels that keep every rule (Flanigan, Gölz, Gupta, Hennig and Procaccia, Nature 596, 2021).
panel-how-figures = Gini coefficient of chances: { $gini }. Largest distance from the best that can be: { $gap }.
panel-how-fair = What fair means here:
panel-how-sure = Chances are within { $gap } of the best that can be. To make a list of { $tickets } panels, nobody’s chance was moved by more than { $moved }.
panel-publish-heading = Ready to make it public?
panel-publish-text = A list of { $tickets } panels is published, each as likely as the others, with made-up names. From then on nobody can change it. Nothing is drawn yet: that is the next step.
panel-publish = Publish the list
panel-infeasible = No panel keeps all of these rules.
panel-infeasible-anyway = Even without rules about seats there is none: too many people are seated for certain, or too many live together.
panel-infeasible-set = These can’t all be kept at once:
panel-ways = Smallest changes that mend it
panel-way-change = { $feature }, { $value }: { $after } instead of { $before }
panel-way-take = Take way { $number }
panel-unready = The rules aren’t ready: there are more seats than people, or something is missing.
panel-beyond = No answer was found in time. Mix by fewer things, and try again.
panel-back-to-rules = Back to the rules

panel-draw-title = The lottery
panel-is-published = The list was made public on { $on }. Nothing is drawn yet.
panel-drawn-seed = Panel { $ticket } was drawn on { $on } by “{ $seed }”.
panel-drawn-balls = Panel { $ticket } was drawn on { $on } by the balls { $balls }.
panel-is-withdrawn = Taken back on { $on }, before anything was drawn: { $why }
panel-is-undone = Taken back on { $on }, after a panel was drawn: { $why }
panel-public = See what everybody sees
panel-drawn-people = On the panel
panel-drawn-told = Everybody in the lottery sees on their own page whether they were drawn, and gets a mail that says so, unless they were on the panel before.
panel-draw-now = Draw one of the panels
panel-draw-now-text = Do it where others can see. The text must be one that nobody could choose or know before the list was public: dice, lottery numbers, words that a room calls out.
panel-seed = What came up?
panel-seed-hint = For example: dice 4 2 6, town hall, 7 May. It is published as it stands.
panel-draw = Draw the panel
panel-balls-link = Draw with numbered balls in a hall
panel-everybody = Everybody in the lottery
panel-on-panels = on { $panels } of { $tickets } panels
panel-commitment = Fingerprint of the list (SHA-256):
panel-withdraw = Take the lottery back
panel-withdraw-text = Everybody will see that it was taken back, and why. The list stays readable.
panel-withdraw-why = Why?
panel-withdraw-why-hint = For example: two people were missing from the list.
panel-fault-seed = Write what came up, in 500 letters or fewer
panel-fault-why = Say why, in { $most } letters or fewer

panel-balls-title = Draw with balls
panel-balls-left = { $left } panels can still come. Draw ball { $next } of { $length }, and press its digit.
panel-balls-whole = The balls say { $digits }: that is panel { $ticket }.
panel-balls-draw = Draw panel { $ticket }
panel-balls-undo = Take the last ball back
panel-balls-how = Ten balls, 0 to 9, in a bag. Draw { $length } times, and put each ball back. All zeros is panel 1.

panel-title = How the panel is drawn
panel-fact-seats = Seats
panel-fact-people = People who could be drawn
panel-fact-tickets = The list
panel-fact-least = Smallest chance
panel-next = What happens next
panel-next-published = One of these panels will be drawn, by dice or balls that nobody can steer. The list can’t be changed any more.
panel-next-drawn = Those who were drawn are told. You can check the draw below.
panel-next-withdrawn = This lottery doesn’t count any more.
panel-drawn-names = Who was drawn
panel-names-note = These are made-up names, to keep people private. Whoever is in the lottery finds theirs on their own page.
panel-who = Who could be drawn
panel-who-text = { $organisation } asked people who know about this. { $people ->
    [one] 1 person
   *[other] { $people } people
} said yes and could be drawn.
panel-who-quotas = Every panel of the list keeps to these seats, so that it is mixed:
panel-who-no-quotas = There were no rules about who gets a seat.
panel-chances = Everyone’s chance
panel-check = Check it yourself
panel-check-text = The list came first, the draw after it. If the list is the one that was published, and the number follows from it, nobody can have chosen who is on the panel.
panel-check-button = Check it in this browser
panel-check-holds = The list holds: it has the fingerprint that was published.
panel-check-draws = The draw holds: worked out again, it is the same panel.
panel-check-differs = This does not hold. Ask whoever published it.
panel-check-unable = This browser can’t work it out. Use the command below.
panel-download-report = Download the report
panel-command = Then type:
panel-by-hand = Without Folkmoot, the fingerprint is that of this file:
panel-download-list = the list
panel-by-hand-draw = And the panel is the remainder of this number (in base 16) divided by { $tickets }, plus 1:
panel-list = The panels
panel-list-text = { $tickets } panels, each as likely as the others. One of them is drawn.
panel-list-open = Show the list
panel-column-number = Number
panel-column-names = Made-up names
panel-others = Other lotteries for this call

panel-mine = Lotteries you are in
panel-mine-names = Your name in the list is { $name }. It is on { $panels } of { $tickets } panels.
panel-mine-waits = Nothing is drawn yet.
panel-mine-drawn = You were drawn: you are on the panel.
panel-mine-not-drawn = You weren’t drawn this time. Thank you for being ready.
panel-mine-withdrawn = This lottery was taken back.
panel-mine-out = You were left out: { $why }
panel-mine-must = You have a seat for certain: { $why }
panel-needs = What it costs to have every kind of knowing
panel-needs-lead = The more seats each kind of knowing is sure of, the less alike chances can be. All other rules stay as they are.
panel-needs-caption = The smallest chance, by how many seats each kind of knowing is sure of
panel-needs-seats-each = Each kind is sure of
panel-needs-least = Smallest chance
panel-needs-seats = { $seats ->
    [0] no seat
    [one] 1 seat
   *[other] { $seats } seats
}
panel-needs-now = as your rules are
panel-needs-take = Take this
panel-needs-none = no panel keeps this
panel-needs-how = Where fewer people than that said yes, all of them have a seat. Each figure is the best that any lottery can do (maximin, worked out like the chances above).
panel-left = Has said no since.
panel-free = { $free ->
    [one] 1 seat is free again
   *[other] { $free } seats are free again
}
panel-free-text = Another lottery fills them by the same rules. Whoever stays keeps their seat; all others who said yes can be drawn, with chances as fair as the rules for the whole panel allow.
panel-fill = Fill them by another lottery
panel-stays = Was drawn for this panel before, and stays.
panel-plan-fills = This lottery fills seats that came free. Those who stay are seated for certain, with that as the reason.
panel-drop = Throw this draft away; the panel stays as it was drawn
panel-fills = A panel was drawn before, and seats came free. This lottery fills them: those who stay are on every panel of the list.
