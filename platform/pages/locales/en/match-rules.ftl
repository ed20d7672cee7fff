match-rules-title = How people are chosen
match-rules-lead = What people know comes first. Beside it, you can say who else must be among them, and who steps back. Your rules count from the next search on, and are shown with what came of them.
match-rules-kept = Kept. They count from the next search on.
match-rules-search = Look for people again
match-rules-bounds = Who must be among them
match-rules-bounds-hint = Leave a line empty where it doesn’t matter. What can’t be met is named beside the people found, never dropped.
match-rules-no-columns = Nothing is known about people beside their evidence: no column of a file that was brought in, and no place.
match-rules-each = At least one person for each of these
match-rules-wide = { $columns ->
    [one] One column isn’t listed: it has too many values.
   *[other] { $columns } columns aren’t listed: they have too many values.
}
match-rules-rest = Who was asked lately
match-rules-rest-days = Days in which whoever was asked or drawn for another call steps back
match-rules-rest-hint = They count half on the day, and wholly again after so many days. Empty: nobody steps back.
match-rules-owner = Who owns the question
match-rules-works-for = Who the owner works for
match-rules-works-for-hint = People with the same employer are flagged.
match-rules-leave-out = Leave them out instead
match-rules-keep = Keep these rules
match-rules-conflicts = Conflicts of interest
match-rules-no-conflicts = Nobody has declared one. You can, beside each person on the shortlist.
match-rules-fault-number = { $value }: say how many people, as a number
match-rules-fault-upside-down = { $value }: fewer people at most than at least
match-rules-fault-many = At most { $most } lines can be filled in
match-rules-fault-rest = Say the days as a number from 1 to { $most }, or leave it empty
conflict-title = A conflict of interest
conflict-heading = { $name }: a conflict of interest
conflict-lead = Say it openly: the person can see what you write here, and it goes when they have themselves erased.
conflict-kind = What it is
conflict-owner = The call is their own
conflict-employer = They work for whoever has a stake in it
conflict-lobby = They speak for a group with a stake in it
conflict-declared = Another one
conflict-reason = In your words
conflict-reason-hint = Two sentences at most, such as: sells the lamps that the answer could choose.
conflict-effect = What follows
conflict-flag = They can be chosen, and whoever chooses is told
conflict-exclude = They are left out of this call
conflict-keep = Keep it
conflict-remove = Take it back
conflict-fault-reason = Say in words what it is, in { $most } characters at most
conflict-left-out = left out. { $kind }: { $reason }
conflict-left-out-plain = left out. { $kind }
conflict-flagged = flagged. { $kind }: { $reason }
conflict-flagged-plain = flagged. { $kind }
conflict-say = Declare a conflict of interest
match-shown = By your rules
match-shown-change = Change the rules
match-shown-proved = No better group keeps to these bounds.
match-shown-unproved = A better group that keeps to these bounds may exist.
match-bound-least = { $column } { $value }: { $chosen } of at least { $least }, among { $found } found
match-bound-most = { $column } { $value }: { $chosen } of at most { $most }, among { $found } found
match-bound-between = { $column } { $value }: { $chosen } of { $least } to { $most }, among { $found } found
match-lack-known = { $short } missing: nobody like this is known. An open call, or people who bring them in, would help.
match-lack-found = { $short } missing: of { $known } known, nobody was found. Asking them what they know would help.
match-lack-few = { $short } missing: only { $found } of { $known } known were found.
match-lack-room = { $short } missing: { $found } were found, but seats or other bounds leave no room. More seats, or fewer bounds, would help.
match-lack-near = Nearly found: { $names }
match-back = { $name }: asked { $days ->
    [0] today
    [one] yesterday
   *[other] { $days } days ago
}, counts { $share }% in the choice
match-shown-rest = Whoever was asked for another call in the last { $days } days counts half on the day, and wholly again after that.
conflict-beside = Conflict of interest, { $words }
known-conflicts-lead = What somebody who works on a call says of your interests in it. If it is wrong, say so to them.
known-conflict = { $call }: { $words }
