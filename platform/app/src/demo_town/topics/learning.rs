//! School, young people, figures and websites.

use super::{BLANK, Topic};

pub(super) const TOPICS: &[Topic] = &[
    Topic {
        key: "teaching",
        tags: &["teaching", "schools", "special needs"],
        about: &["teaching", "what children say about their streets", "special needs at school"],
        people: 13,
        also: &["youth-work", "cycling-with-children", "interpreting"],
        work: &[
            (
                "{Primary|Maths|Geography|Art} teacher, {years} years",
                "I teach {nine-year-olds|the top form|everyone nobody else has time for} at {the harbour school|Millfield|Castle Hill}.",
            ),
            (
                "Special needs {coordinator|assistant}",
                "I sit between children, parents and forms, and know how long an assessment really takes.",
            ),
        ],
        forum: &[
            (
                "How do I get {extra help|an assessment} for my {son|daughter}?",
                "Write to the school with the word assessment and the date. {We have six weeks.|Then ring me, all of us want it.}",
            ),
            (
                "Could a class count {traffic|bikes|buses} on {street}?",
                "Ours did, and their figures were {better than the consultant's|in the local paper}. Bring chalk and hi-vis.",
            ),
            (
                "What helps a child who won't {read|go in}?",
                "{Ten minutes with one adult.|A dog. I am serious.} And not saying it in front of the others.",
            ),
        ],
        credential: &[(
            "Qualified teacher",
            "Teaching certificate with {maths|geography|early years}.",
            "Mereshire University",
        )],
        detail: &[
            "Children notice what adults step over.",
            "A third of my class {walks alone|has never been to the quay}.",
            "I've {twenty-nine|thirty-one} pairs of eyes at my disposal.",
            "Ask the quiet ones last and wait.",
        ],
        ..BLANK
    },
    Topic {
        key: "youth-work",
        tags: &["youth work", "young people", "skate park"],
        about: &["youth work", "where young people can be", "talking with fifteen-year-olds"],
        people: 12,
        ages: 0..=4,
        also: &["teaching", "community-kitchen", "policing"],
        work: &[(
            "Youth worker, {boat shed|Saltmarsh club|street team}",
            "{years} years of {evenings|Fridays} with people between {twelve and twenty|thirteen and nineteen}. {They tell you when you listen.|They will build it if you let them.}",
        )],
        lived: &[(
            "Growing up {here|on Castle Hill}",
            "I grew up {here|on the hill}. There were {two|three} places where nobody moved us on, and one was the {bus shelter|net lofts}. It hasn't changed.",
        )],
        forum: &[
            (
                "What is there for {teenagers|fifteen-year-olds} on {day}s?",
                "The boat shed from {five|six}, the {skate park|climbing wall} when it's dry. {Ask them, they'll say wifi and warmth.|It's thin in winter.}",
            ),
            (
                "How do you get young people to {a meeting|speak up}?",
                "You don't, you go to them, with {pizza|something to decide}, and come back to say what became of it.",
            ),
        ],
        credential: &[(
            "Certificate in youth work",
            "Practice in clubs and on the street, safeguarding.",
            "Northmere College",
        )],
        detail: &[
            "Nobody is bored on purpose.",
            "They know the bus timetable better than the driver.",
            "Trust takes {a winter|a year}.",
            "Two of mine are on the harbour board now.",
        ],
        ..BLANK
    },
    Topic {
        key: "school-run",
        tags: &["school run", "parking", "walking to school"],
        about: &["the school run", "ten to nine outside a school", "walking a line of children"],
        people: 14,
        ages: 1..=3,
        local: 30,
        also: &["pram", "cycling-with-children", "teaching"],
        lived: &[
            (
                "Ten to nine at the {harbour|Millfield|Castle Hill} school",
                "I'm there {every day|with three of them}. Cars stop {on the zigzags|two deep}, and the small ones can't see past the bonnets.",
            ),
            (
                "Why I drive the school run",
                "I drive because {I'm at work at nine in the next town|the little one can't walk that far yet}. I'd {stop|walk} if the last bit weren't so bad.",
            ),
            (
                "Walking bus from {Rope Walk|Saltmarsh}",
                "We walk {eleven|nine|sixteen} children on a rope each morning, and I know every driveway.",
            ),
        ],
        forum: &[
            (
                "Could the street by the school be shut at {nine|three}?",
                "They do it in {Fernley|the next town}: cones, two parents, {half|forty} minutes. It took {three weeks to stop grumbling|one term}.",
            ),
            (
                "Who would join a walking bus on {street}?",
                "We would, {day}s to start with. {Need one more adult at the back.|Hi-vis provided.}",
            ),
        ],
        detail: &[
            "It's {twelve|fifteen} minutes, but all at once.",
            "My {son|daughter} counts who says good morning.",
            "Rain doubles the cars.",
            "The lollipop {lady|man} knows more than the plan.",
        ],
        ..BLANK
    },
    Topic {
        key: "data-analysis",
        tags: &["data analysis", "open data", "maps"],
        about: &["data analysis", "cleaning a messy table", "maps and what they hide"],
        people: 12,
        local: 25,
        also: &["web-building", "transport-engineering", "flood"],
        work: &[
            (
                "Data analyst, {health|energy|insurance|transport}",
                "I clean, join and check data all day, {years} years. {Two lists that disagree are my favourite thing.|I'm good at finding what is counted twice.}",
            ),
            (
                "Open data for {the bus company|the rivers board|a charity}",
                "I turned {nine|fourteen} spreadsheets into one table anyone can download, with {a note on every gap|tests that run each night}.",
            ),
        ],
        forum: &[
            (
                "How do I join two lists of {services|addresses|clubs} that {don't match|spell things differently}?",
                "Clean the {postcodes|phone numbers} first, match on those, look at the rest by hand. {Keep what you changed in a column.|Allow an evening per thousand rows.}",
            ),
            (
                "Where can I get {bus|tree|collision|rent} data for Northmere?",
                "The open data page has it {up to last year|by ward}. {Mind the change of wards.|I have a cleaned copy, ask me.}",
            ),
            (
                "Is this {chart|map|survey} in the {paper|leaflet} fair?",
                "The axis starts at {forty|sixty}, and they asked {ninety|112} people. I'd say: don't know.",
            ),
        ],
        credential: &[(
            "Degree in {statistics|data science|geography}",
            "With a project on {public service directories|small-area data|missing values}.",
            "Mereshire University",
        )],
        publication: &[(
            "Counting {carers|services|trees} without counting twice",
            "A method note on joining directories, with the data and the code.",
            "Open Mereshire",
        )],
        detail: &[
            "Half the work is asking who typed it in.",
            "I publish the {table|script}, so anyone can check.",
            "Say how many are missing, every time.",
            "Personal data stays out, even when it would be handy.",
        ],
        ..BLANK
    },
    Topic {
        key: "web-building",
        tags: &["websites", "accessibility", "programming"],
        about: &["building websites", "pages that work on an old phone", "accessible forms"],
        people: 9,
        local: 25,
        also: &["data-analysis", "disability-rights"],
        work: &[
            (
                "Web developer, {years} years",
                "I build websites for {charities|small shops|a ferry company}: plain pages that load on {a bad line|an old phone}.",
            ),
            (
                "Made the {library|food bank|lifeboat} site",
                "I built a searchable directory with {opening times people can correct themselves|big type and no cookies}, and still look after it.",
            ),
        ],
        forum: &[
            (
                "Who could build a {small|simple} website for {our club|a lunch club|the traders}?",
                "I could, in {two|three} evenings. {Have the words ready, that's the slow part.|You'll want to change it yourselves, so keep it plain.}",
            ),
            (
                "Our {form|site} doesn't work with a screen reader",
                "Labels on every field, headings in order, no text in pictures. {I can look on {day}.|That mends most of it.}",
            ),
            (
                "Which {map|calendar|search} for a directory of services?",
                "Start with a list and a good search. {People search for 'feet', not 'podiatry'.|A map is nice on a phone with a signal.}",
            ),
        ],
        credential: &[(
            "Certificate in web accessibility",
            "Testing with keyboard, screen reader and people.",
            "Northmere College",
        )],
        detail: &[
            "I test with my {aunt|neighbour} and an old phone.",
            "Whoever keeps it going has to like it.",
            "Fewer buttons.",
            "A page nobody corrects is wrong within {a month|one season}.",
        ],
        ..BLANK
    },
];
