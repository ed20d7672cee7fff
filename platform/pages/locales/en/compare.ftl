compare-title = Side by side: { $call }
compare-heading = Side by side
compare-back = Back to the shortlist
compare-lead = What each person on the shortlist has shown, for each kind of knowing. Press the head of a column to sort by it. People who are strong in one thing are as useful as those who know a bit of everything: look for a good mix.
compare-nobody = Nobody is on the shortlist yet, so there is nobody to compare. The shortlist says what would help.
compare-keep = Back to the list, with the same ticks
compare-unsorted = In the order of the shortlist
compare-person = Person
compare-sort = : sort
compare-for = On the list for: { $kind }
compare-by-list =
    { $people ->
        [one] 1 person
       *[other] { $people } people
    }, in the order of the shortlist
compare-by-name =
    { $people ->
        [one] 1 person
       *[other] { $people } people
    }, by name from A to Z
compare-by-name-turned =
    { $people ->
        [one] 1 person
       *[other] { $people } people
    }, by name from Z to A
compare-by-kind =
    { $people ->
        [one] 1 person
       *[other] { $people } people
    }, those who have shown most for “{ $kind }” first
compare-by-kind-turned =
    { $people ->
        [one] 1 person
       *[other] { $people } people
    }, those who have shown least for “{ $kind }” first
compare-strong = Strong
compare-good = Good
compare-some = A little
compare-nothing = Nothing found
compare-unlisted = Further down than is listed
compare-more =
    { $count ->
        [one] and 1 more piece
       *[other] and { $count } more pieces
    } of evidence
compare-opens = The words come from the score that puts people in order for one kind of knowing. Open a piece of evidence to see what went into it.
compare-formula = chance of covering the need = 1 − 2^(−score ÷ { $even }); strong from { $strong }%, good from { $good }%, below that a little
