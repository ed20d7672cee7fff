desk-title = Desk
desk-lead = What you work on, and what each call waits for.
desk-empty = Nothing is here yet.
desk-example-heading = What will be here
desk-example = Take “How could Harbour Road be safe to cycle?” A call like this is written as a draft, opened, and then people who know are looked for. Here you see that two kinds of knowing still lack people, and the way to who is missing.
desk-calls = Calls
desk-other-calls = Calls of their own
desk-issue-empty = No call belongs to this issue yet.
desk-line = { $state }. Decision on { $on }.
desk-next = Next:
desk-next-open = This is a draft. When it says all it should, open it.
desk-next-look = Look for people who know.
desk-next-gaps =
    { $kinds ->
        [one] One kind of knowing lacks something. See who is missing, and choose whom to ask.
       *[other] { $kinds } kinds of knowing lack something. See who is missing, and choose whom to ask.
    }
desk-next-all-found = Every kind of knowing has its people. Choose whom to ask.
desk-next-await =
    { $people ->
        [one] Wait for 1 answer. It can come
       *[other] Wait for { $people } answers. They can come
    } until { $on }.
desk-next-ask-more = All have answered, or time is up: { $yes } said yes, of { $wanted } wanted. Ask others.
desk-next-enough =
    { $yes ->
        [one] 1 person
       *[other] { $yes } people
    } said yes, as many as you wanted. Close the call when you need nobody else.
desk-next-none = Nothing more is to be done here.
desk-state = It is
desk-decides = What it decides
desk-when = When
desk-search = Last search
desk-searched = { $on }
desk-not-searched = Nobody was looked for yet
desk-shortlist = See who was found and who is missing
desk-brief = Read the brief, to print or to pass on
desk-look = Look for people
desk-look-again = Look for people again
desk-look-note = This looks through the evidence that people let you use, and keeps a record of the search. Nothing is sent to anybody.
desk-kinds = Kinds of knowing
desk-public = The page of the call
desk-write = Write a call
desk-edit = Change what it says
desk-open = Open it
desk-reopen = Open it again
desk-close = Close it
desk-withdraw = Withdraw it
desk-ask = Choose whom to ask
desk-asked =
    { $asked ->
        [one] See the answer of the person you asked
       *[other] See the answers of the { $asked } people you asked
    }
desk-answers = Answers that came in
desk-answers-new =
    { $new ->
        [0] Nothing new since you last looked on this device.
        [one] 1 answer is new since you last looked on this device.
       *[other] { $new } answers are new since you last looked on this device.
    }
desk-answer = { $name }: { $state }, on { $on }
desk-answer-new = New
desk-seen = I have seen these
desk-issue-owner = Answers for it: { $owner }
desk-issue-closed = Laid down
desk-issue-change = Change the issue
desk-write-issue = Write an issue
