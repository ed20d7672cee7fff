# Who sits with whom: tables or pairs over rounds
tables-link = Say who sits with whom
tables-title = Who sits with whom
tables-nobody = Nobody has said yes yet. Once people have, they can be given tables here.
tables-table = Table { $name }
tables-pair = Pair { $number }
tables-round = Round { $round }
tables-lead = { $people ->
    [one] 1 person
   *[other] { $people } people
}, { $tables ->
    [one] 1 table
   *[other] { $tables } tables
}, { $rounds ->
    [one] 1 round
   *[other] { $rounds } rounds
}.
tables-lead-pairs = { $people ->
    [one] 1 person
   *[other] { $people } people
}, { $tables ->
    [one] 1 pair
   *[other] { $tables } pairs
} at a time, { $rounds ->
    [one] 1 round
   *[other] { $rounds } rounds
}.
tables-done = Everybody has a seat.
tables-done-again = { $moved ->
    [0] Done. Everybody who is here stays at their table.
    [one] Done. 1 person has another table than before.
   *[other] Done. { $moved } people have another table than before.
}
tables-done-undone = The last change was taken back.
tables-undo = Take it back
tables-unkept = What couldn’t be kept
tables-unkept-pair = { $a } and { $b }: what was asked for them holds in not every round.
tables-unkept-rules = { $times ->
    [one] Once, somebody is the only one at their table, or a pair is alike.
   *[other] { $times } times, somebody is the only one at their table, or a pair is alike.
}
tables-room = Show it in the room
tables-print = Lists to print
tables-cards = Place cards to print
tables-csv = Download as a table (CSV)
tables-change = Change tables and rules
tables-here = Somebody isn’t here, or came after all
tables-here-who = Who is here?
tables-here-hint = Take the tick away from whoever isn’t here, and tick whoever came after all. Everybody else stays at their table wherever that can be.
tables-from = From which round on?
tables-from-hint = Rounds before that have been, and stay as they were. Who met there has met.
tables-again = Seat them again
tables-how-good = How well people meet
tables-pairs = Pairs who meet
tables-pairs-of = { $pairs } of { $most } that could at most
tables-meetings = The two who meet most often
tables-times = { $times ->
    [one] meet once
   *[other] meet { $times } times
}
tables-misses = Seats by which tables differ from the mix of the room
tables-how = How this is worked out
tables-how-text = What you asked for by name comes first. Then people should meet as many others as they can, and each table should look like the room: of a value that a third of the room has, a third of the table, rounded up or down. A search tries millions of changes of places and keeps the best (simulated annealing). The same people, rules and seed give the same tables.
tables-proved = It is proved that no seating does better.
tables-not-proved = The search promises no best seating. No seating has more pairs than the number beside it.

tables-plan-lead = Say how people sit. Everybody who comes gets a seat in every round, and meets as many others as can be.
tables-plan-again = People are seated already. Seating them here gives everybody new places; if only some don’t come, go back and say who.
tables-plan-back = Go back to the tables
tables-rounds = How many rounds?
tables-rounds-hint = In each round people sit with others. One is enough for a single talk.
tables-tables = Which tables are there?
tables-tables-hint = One on each line: its name, a comma, how many seats. After another comma what it offers, such as: Window, 5, step-free; hearing loop
tables-mix = What should every table have a mix of?
tables-mix-hint = Tick nothing to mix by chance alone.
tables-company = Of what should nobody be the only one at their table?
tables-company-hint = Then there are at least two with the same answer at a table, or none. It helps people who are often alone in a room.
tables-across = Talk in pairs instead of at tables?
tables-across-hint = Two people who differ talk one to one, with somebody else in each round. An odd number makes one group of three.
tables-across-no = No, at tables
tables-across-by = In pairs, across { $feature }
tables-wishes = Who comes, who hosts a table, who needs something
tables-wishes-hint = A host stays at one table in every round. What somebody needs must be among what their table offers; write several things with semicolons between them.
tables-comes = Comes
tables-host = Stays at
tables-host-none = any table
tables-needs = Needs
tables-beside = Keep two people apart, or together
tables-beside-hint = Only you and your colleagues see this. Whoever it is about finds that it was said, and not about whom.
tables-beside-line = Two people, line { $line }
tables-beside-first = One of them
tables-beside-second = The other
tables-beside-what = What holds for them
tables-beside-none = Choose somebody
tables-never = never sits with
tables-once = sits at least once with
tables-always = always sits with
tables-seat = Seat everybody

tables-fault-nobody = Tick at least one person who comes
tables-fault-rounds = Say how many rounds there are, from 1 to { $most }
tables-fault-tables = Name at least one table, and at most { $most }
tables-fault-line = Line { $line }: write a name of its own with at most { $letters } letters, a comma, and from 1 to { $seats } seats
tables-fault-seats = { $people } people come, and there are { $seats } seats: add a table, or seats
tables-fault-no-table = No table offers what { $people } needs: { $needs }. Write it after the seats of a table that does
tables-fault-torn = { $people } always sit together and stay at different tables: change one of these
tables-fault-crowded = { $people } people can only sit at { $tables }, with { $seats } seats: let more tables offer what they need
tables-fault-together = What is asked for { $people } can’t all be kept: take one of their lines out, or use larger tables
tables-fault-one-sided = { $largest } people are alike and { $others } are not, so there are no pairs across for all: choose something else
tables-fault-too-many = That is too much for one room: seat people in parts

tables-room-before = The round before
tables-room-next = The next round
tables-print-title = Tables to print
tables-print-lead = Print this page: each round comes on a sheet of its own, then everybody by name.
tables-by-name = Everybody by name
tables-name = Name
tables-cards-title = Place cards
tables-cards-lead = Print this page and cut along the lines.
tables-changed = Somebody else seated people meanwhile, so nothing was changed. These are the tables now.
tables-fault-host = { $name } stays at “{ $table }”, which isn’t among the tables: choose another, or add it
