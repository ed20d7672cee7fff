//! Homes, water, trees and food.

use super::{BLANK, Topic};

pub(super) const TOPICS: &[Topic] = &[
    Topic {
        key: "housing-repairs",
        tags: &["housing repairs", "council housing", "landlords"],
        about: &["housing repairs", "getting a landlord to act", "roofs, boilers and who pays"],
        people: 14,
        also: &["damp", "disability-rights"],
        work: &[
            (
                "{Plumber|Roofer|Joiner|Electrician} for the housing service",
                "I do repairs in council homes, {years} years. {Half my jobs are the same job again.|I could tell you which blocks need a roof, not a patch.}",
            ),
            (
                "Tenants' rep, {Millfield|Saltmarsh|Castle Hill}",
                "I go through the repairs list with the housing office each month and ask about every one older than {twenty|thirty} days.",
            ),
        ],
        forum: &[
            (
                "No {heating|hot water|front door lock} for {a week|nine days}: what can I do?",
                "Ring, get a number, then write with the number. {After that they have to answer in three days.|Photos with a date help.}",
            ),
            (
                "Who {mends|pays for} a {window|gutter|boiler} in a rented flat?",
                "The landlord, unless you broke it. {The rent can't go up for asking.|Put it in writing, kindly, once.}",
            ),
            (
                "Is my {boiler|wiring|balcony} safe?",
                "If it {smells|trips|moves}, stop using it and ring today. Otherwise the yearly check is due by {month}.",
            ),
        ],
        credential: &[(
            "{Gas|Electrical|Roofing} certificate",
            "Trade certificate, renewed each year.",
            "Northmere College",
        )],
        detail: &[
            "Mend the gutter and you save the wall.",
            "Cheap parts come back in {a year|two winters}.",
            "The old terraces on {street} all fail at the same place.",
            "I carry a spare washer for every tap made since the war.",
        ],
        ..BLANK
    },
    Topic {
        key: "damp",
        tags: &["damp", "mould", "renting"],
        about: &[
            "living with damp",
            "mould and children's chests",
            "drying washing in a small flat",
        ],
        people: 16,
        ages: 0..=6,
        also: &["housing-repairs", "unpaid-caring", "pram"],
        lived: &[
            (
                "Black mould {in the children's room|behind the wardrobe}",
                "We rent on {street}. The wall was {wet to the height of a chair|black behind the bed}, and my {son|daughter} coughed all winter.",
            ),
            (
                "{Three|Four} winters in a damp flat",
                "I've wiped it, painted it and been told to open a window. {It was the gutter.|It came back in six weeks.}",
            ),
        ],
        forum: &[
            (
                "Damp or condensation: how do I tell?",
                "Tape foil on the wall for {two|three} days. Wet behind it means {it comes through|ring the landlord}, wet in front means air.",
            ),
            (
                "Does a {dehumidifier|fan|trickle vent} help against mould?",
                "A bit, {three pounds a week in electric|if you run it all day}. It doesn't mend a wall.",
            ),
            (
                "Landlord says it is {my washing|my cooking}. Is it?",
                "Ask for a surveyor, in writing. {Ours found a cracked pipe.|A meter reading above twenty is no washing.}",
            ),
        ],
        detail: &[
            "I have photos of each month with the date.",
            "Heating costs more than {food|the bus} in January.",
            "Warm, dry, quiet: it's not a lot to ask.",
            "The doctor wrote a letter and that moved things.",
        ],
        ..BLANK
    },
    Topic {
        key: "flood",
        tags: &["flood risk", "sea wall", "drains"],
        about: &[
            "flood risk in Saltmarsh",
            "drains, sluices and the sea wall",
            "getting ready before the water",
        ],
        people: 13,
        ages: 1..=6,
        also: &["trees", "emergency-response", "urban-planning"],
        work: &[(
            "{Drainage engineer|Flood warden|Sluice keeper}",
            "I look after {gullies and pumps|the warnings for ninety houses|the two sluices}, {years} years, and know where water goes first.",
        )],
        lived: &[(
            "The night of the {December|February} flood",
            "We had {forty|sixty} centimetres in the kitchen on {street}. {It came up through the drain, not the door.|It took a year to dry.}",
        )],
        forum: &[
            (
                "Will {street} flood again?",
                "At a spring tide with a north-easterly, yes. {Sign up for the warning and lift what you can.|The wall holds to four metres ten.}",
            ),
            (
                "Do {sandbags|flood boards|planted ditches} help?",
                "Boards do, bags a little. A planted ditch takes {the first hour of rain|what the drain can't}.",
            ),
            (
                "Who clears the {gullies|ditch|culvert}?",
                "The county, {twice|once} a year. I clear mine with a {rake|spoon} before every storm.",
            ),
        ],
        credential: &[(
            "Flood warden training",
            "Warnings, radios, who needs a knock on the door.",
            "the Mereshire Rivers Board",
        )],
        publication: &[(
            "Where the water went",
            "A map of {three|four} floods in Saltmarsh, drawn from what residents remembered.",
            "Small Towns Review",
        )],
        detail: &[
            "Concrete in front gardens adds up.",
            "The old {creek|mill stream} still runs under the road.",
            "Ask anyone over seventy where it stood in their day.",
            "Trees drink, pumps fail.",
        ],
        ..BLANK
    },
    Topic {
        key: "trees",
        tags: &["trees", "greening", "gardens"],
        about: &["street trees", "greening a hard street", "what survives the salt"],
        people: 13,
        ages: 1..=6,
        also: &["flood", "community-kitchen", "street-design"],
        work: &[(
            "{Tree officer|Gardener|Arborist}",
            "I plant and keep trees, {years} years. {One in four died before we changed the pits.|I can tell you which ones stand salt.}",
        )],
        lived: &[(
            "A bed of {thrift|sea holly|mallow} where cars parked",
            "We looked after the bed on {street} {for three summers|as neighbours}. People stop and talk, which they never did.",
        )],
        forum: &[
            (
                "Which tree for {street}?",
                "{Hornbeam|Field maple|Whitebeam}, with a proper pit: {two cubic metres|as deep as your hip}. Anything smaller is a pot.",
            ),
            (
                "Who {waters|prunes|pays for} street trees?",
                "The council for {two|three} years, then it's you and me with a can on {day}s.",
            ),
            (
                "Are the {roots|leaves} a problem for the {pavement|drains}?",
                "Only if somebody saved on the pit. {Leave a strip open.|Roots go where the water is.}",
            ),
        ],
        credential: &[(
            "Certificate in arboriculture",
            "Planting, care and safety of town trees.",
            "Northmere College",
        )],
        detail: &[
            "Shade is what people thank you for in {July|August}.",
            "Plant in November, not in March.",
            "Leave room for roots before you argue over the crown.",
            "Birds were back within {a year|two springs}.",
        ],
        ..BLANK
    },
    Topic {
        key: "community-kitchen",
        tags: &["community kitchen", "food", "volunteering"],
        about: &[
            "cooking for sixty",
            "food that would be thrown away",
            "who comes to a shared meal",
        ],
        people: 12,
        ages: 1..=6,
        also: &["unpaid-caring", "youth-work", "interpreting"],
        work: &[(
            "Cook, {chapel|Saltmarsh|harbour} kitchen",
            "I cook for {forty|sixty|eighty} on {day}s with what the market can't sell.",
        )],
        lived: &[(
            "I came to eat and stayed to {wash up|cook}",
            "I came when {work stopped|my husband died}. Now I have a key and a {list of who can't climb stairs|recipe for nearly everything}.",
        )],
        forum: &[
            (
                "Where can I get a {hot|free|cheap} meal on {day}s?",
                "At the {chapel|Saltmarsh hall}, from noon, no questions. {Bring a box.|We keep some for late shifts.}",
            ),
            (
                "What do I do with {twenty|thirty} kilos of {plums|bread|mackerel}?",
                "Bring it by nine. We {freeze|pickle|smoke} what we can't cook.",
            ),
        ],
        credential: &[(
            "Food hygiene, level two",
            "Kitchen practice and allergens.",
            "Northmere College",
        )],
        detail: &[
            "People talk while they peel.",
            "There are {eleven|fourteen} first languages at our tables.",
            "Nobody eats alone who doesn't want to.",
            "Onions first, politics later.",
        ],
        ..BLANK
    },
];
