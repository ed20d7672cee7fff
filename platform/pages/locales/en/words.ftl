# Words for the codes of the domain, used on many pages.
date =
    { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    } { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }

name-unknown = Somebody without a name
name-erased = Somebody who has left since

state-draft = Draft, not public
state-open = Open
state-closed = Closed
state-withdrawn = Withdrawn

evidence-credential = Qualification
evidence-track-record = Answers to other people’s questions
evidence-publication = Something they published
evidence-work = Work
evidence-lived-experience = Lived experience
evidence-endorsement = What somebody else says
evidence-participation = Took part before

check-self-stated = in their own words
check-public-record = in public, where others can see and rate it
check-confirmed = confirmed by { $by } on { $on }
check-verified = signature of { $issuer } checked on { $on }

consent-not-asked = From a public source or the organisation’s own records. They will be told when they are first asked.
consent-given = They agreed on { $on } that it may be used to find them.
consent-call = They agreed on { $on } that it may be used for this call only.
consent-withdrawn = Since { $on } it may not be used any more.
consent-contested = They say that this isn’t right: “{ $wrong }” It has not been used since { $on }.

promise-inform = We will tell you what is decided, and why
promise-consult = We will listen, and say what we did with what you told us
promise-involve = We will work with you, so that your concerns are in the choices on the table
promise-collaborate = We will look for the answer with you, and follow it as far as we can or say in writing why not
promise-empower = We will do what you decide

effort-hours =
    { $hours ->
        [one] 1 hour
       *[other] { $hours } hours
    }
effort-weeks =
    { $hours ->
        [one] 1 hour
       *[other] { $hours } hours
    } over { $weeks ->
        [one] 1 week
       *[other] { $weeks } weeks
    }

setting-remote = From anywhere
setting-in-person = In { $place }
setting-either = In { $place } or from anywhere

count-found = { $found } of { $people } found
count-missing = { $missing } still missing
count-not-yet =
    { $people ->
        [one] 1 person wanted
       *[other] { $people } people wanted
    }
