//! Nursing, caring, and putting one language into another.

use super::{BLANK, Topic};

pub(super) const TOPICS: &[Topic] = &[
    Topic {
        key: "nursing",
        tags: &["nursing", "health", "home visits"],
        about: &["district nursing", "coming home from hospital", "dressings, pills and visits"],
        people: 12,
        also: &["care-work", "emergency-response", "cycling-to-work"],
        work: &[
            (
                "{District nurse|Ward sister|Practice nurse|Community midwife}",
                "{years} years a nurse, {the last six out on visits|on the ward for older people|at the harbour surgery}. I see how people live when they come home.",
            ),
            (
                "Set up the {leg clinic|falls clinic|flu round}",
                "I started it with {a kettle and two chairs|one colleague}; it saw {300|450|600} people in the first year.",
            ),
        ],
        forum: &[
            (
                "Who {changes a dressing|gives the flu jab|checks blood pressure} at home?",
                "The district nurses, if you can't get out. Your surgery books it; {mornings are surest|ask for the same nurse}.",
            ),
            (
                "{Mum|Dad|My husband} comes home from hospital on {day}: what now?",
                "Ask the ward for the discharge letter, the pills in a box and {a number that answers|who visits first}, before you leave.",
            ),
            (
                "How do I find {a dentist|foot care|a falls group}?",
                "It exists, it is just in {three|four} lists that disagree. A care directory kept up to date would save us hours.",
            ),
        ],
        credential: &[(
            "Registered nurse",
            "Registration current; further training in {wound care|community nursing|care of the dying}.",
            "the Mereshire Nursing Register",
        )],
        publication: &[(
            "{Forty|Fifty} homecomings",
            "What people needed in the first week home, as written down by visiting nurses.",
            "Care Here and There",
        )],
        detail: &[
            "Half of nursing is knowing whom to ring.",
            "I do my visits by {bike|car and a lot of walking}, so I know where you can stop.",
            "Nobody tells you about the stairs.",
            "Write it down, in big letters, on the fridge.",
            "Families know more than the notes do.",
        ],
        ..BLANK
    },
    Topic {
        key: "care-work",
        tags: &["care work", "home care", "older people"],
        about: &[
            "care work in people's homes",
            "what carers are given time for",
            "getting from one visit to the next",
        ],
        people: 14,
        also: &["nursing", "unpaid-caring", "interpreting"],
        work: &[
            (
                "Care worker, {home visits|night care|day centre}",
                "I help people {up, washed and fed|to bed and through the night}: {nine|eleven|twelve} visits a shift, {years} years.",
            ),
            (
                "Care home {cook|senior|activities lead}",
                "{Thirty|Twenty-six} residents, and I know who takes sugar and who wants the window open.",
            ),
        ],
        forum: &[
            (
                "Fifteen-minute {visits|calls}: what is possible?",
                "A wash or a breakfast, not both with dignity. Ask for it to be written as {thirty|two visits}.",
            ),
            (
                "How do I {choose|change} a care {home|agency}?",
                "Go at {supper|lunch} and sit. {Smell, noise, whether staff sit down with people.|Ask how many left last year.}",
            ),
            (
                "Is there a list of {day centres|respite beds|lunch clubs}?",
                "The council's care directory has {half of them|some that closed}. I keep my own in a notebook.",
            ),
        ],
        credential: &[(
            "Diploma in adult care, level {two|three}",
            "With modules on {dementia|moving and handling|end of life}.",
            "Northmere College",
        )],
        detail: &[
            "Travel between visits isn't paid, and the bus is late.",
            "You get to know the cat, the neighbours and the bank.",
            "My record is {twenty-two|nineteen} flights of stairs in a morning.",
            "It's skilled work, whatever they pay.",
        ],
        ..BLANK
    },
    Topic {
        key: "unpaid-caring",
        tags: &["unpaid carers", "respite", "dementia"],
        about: &[
            "caring for someone at home",
            "respite and how to get it",
            "finding help through the forms",
        ],
        people: 18,
        ages: 1..=6,
        also: &["walking-stick", "damp", "care-work"],
        lived: &[
            (
                "Caring {at home|round the clock|day by day}",
                "I look after my {mother|brother|wife}, who has {dementia|MS|had a stroke}. {years} years now, {alone most days|with my daughter at weekends}.",
            ),
            (
                "{Working and caring|Caring from two streets away}",
                "I work mornings and care the rest. The {form for respite|care directory} took me {three evenings|a fortnight} and a friend.",
            ),
            (
                "A young carer, then and now",
                "I looked after my {mum|gran} from {eleven|thirteen}. I know what I'd have wanted {school|the nurse} to ask.",
            ),
        ],
        forum: &[
            (
                "How do I get {respite|a carer's assessment|a sitter}?",
                "Ring and say the word {assessment|carer}, then it counts. {Keep the date.|It took us eleven weeks, chase it.}",
            ),
            (
                "Anyone else awake {at four|half the night} with {Dad|Mum|him}?",
                "Every night. The group meets {day}s at the chapel, there's tea and nobody looks at the clock.",
            ),
            (
                "Which {forms|benefits} are worth {the bother|filling in}?",
                "{The carer's one and the council tax one.|Attendance first, it opens the others.} Take someone who has done it.",
            ),
        ],
        detail: &[
            "I'd rather be asked than thanked.",
            "If the directory were right I'd save an afternoon a month.",
            "Getting the {chair|two of us} to the surgery takes an hour.",
            "You lose friends and find {better|other} ones.",
            "Nobody plans for the carer being ill.",
        ],
        ..BLANK
    },
    Topic {
        key: "interpreting",
        tags: &["interpreting", "languages", "plain words"],
        about: &[
            "interpreting at the surgery",
            "putting letters into plain words",
            "sign language at meetings",
        ],
        people: 9,
        also: &["disability-rights", "teaching", "nursing"],
        work: &[(
            "{Community interpreter|Sign language interpreter|Translator}",
            "I interpret at {the surgery, the school and the council|hospital visits}, {years} years. {I've learnt how much depends on one word.|People tell you things they tell no one.}",
        )],
        lived: &[(
            "{My mother's interpreter since I was nine|New words at forty}",
            "I did the talking for my family at {the bank|the doctor's}. No child should, and many still do.",
        )],
        forum: &[
            (
                "Can I have an interpreter at {the surgery|a council meeting|school}?",
                "Yes, free, if you ask {two|three} days before. Say which language and {which dialect|if you'd rather have a woman}.",
            ),
            (
                "What does this {letter|form|notice} mean?",
                "It says you have until the {month} deadline. {I can look at it on {day} at the library.|Half of us couldn't follow it either.}",
            ),
        ],
        credential: &[(
            "Diploma in public service interpreting",
            "Health and local government options.",
            "Mereshire University",
        )],
        detail: &[
            "Short sentences help everyone, not only those who interpret.",
            "Send the slides before, please.",
            "A deaf person needs light on faces and one speaker at a time.",
            "Twenty minutes is the most one interpreter should do alone.",
        ],
        ..BLANK
    },
];
