# What is public, for anybody to use.
data-title = Open data
data-lead = What is public here is yours to use: the calls, the decisions they feed, and how far each search has come.
data-private = Nothing about any person is in it. Figures say at most how many people were wanted.
data-calls = Calls
data-count =
    { $calls ->
        [0] No call is public at the moment, so the table has its header alone.
        [one] One call, open or closed.
       *[other] { $calls } calls, open or closed.
    }
data-csv = As a table (CSV)
data-json = As JSON, a page at a time, with every kind of knowing
data-metadata = What the columns are, for programs (CSV on the Web)
data-fields = What the columns mean
data-organisation = Who asks, as one short word
data-organisation-name = Who asks
data-call = The call, unique within the organisation
data-state = Whether people are looked for: open or closed
data-the-title = The question
data-decision = The decision it feeds
data-decided-on = The day of the decision
data-hours = Hours asked of each person
data-promise = How much influence people have, on the IAP2 spectrum: inform, consult, involve, collaborate or empower
data-created-on = The day it was first written
data-kinds = How many kinds of knowing are wanted
data-people = How many people are wanted
data-found = How many of them are found; empty before the first search
data-licence = Licence
data-licence-text = You may use, share and change it for any purpose, if you say where it is from:
footer-data = Open data
