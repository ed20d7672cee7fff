//! Getting about on wheels, with a stick, with a dog, with a pram.

use super::{BLANK, Topic};

pub(super) const TOPICS: &[Topic] = &[
    Topic {
        key: "wheelchair",
        tags: &["wheelchairs", "dropped kerbs", "Harbour Road"],
        about: &[
            "using a wheelchair on Harbour Road",
            "dropped kerbs and cross-falls",
            "getting a chair along a pavement",
        ],
        people: 9,
        ages: 0..=6,
        local: 65,
        gets_about: Some("wheelchair"),
        also: &["disability-rights", "guide-dog", "web-building"],
        lived: &[
            (
                "Harbour Road in a wheelchair",
                "I use a {manual|powered} wheelchair and go along Harbour Road {most days|to the chemist and the bank|to work}. {Two dropped kerbs are missing and one is too high.|The slope to the road pulls the chair sideways the whole way.}",
            ),
            (
                "Shopping with a chair",
                "I can get into {four|five|seven} shops on Harbour Road by myself. At the others I {wait outside and ring|send someone in}.",
            ),
            (
                "New to a wheelchair",
                "I've used a wheelchair since {month}. Streets I walked for years {have turned into puzzles|are suddenly long}, and I notice every kerb.",
            ),
        ],
        forum: &[
            (
                "How high may a kerb be for a wheelchair?",
                "Flush is best. {Two centimetres I can take with a run-up, four I can't.|Six millimetres is what the guidance says, measure it with a coin.}",
            ),
            (
                "Which side of {street} has dropped kerbs?",
                "The {sea|land} side, except {at the bank|by the net lofts}, where it ends in a drain.",
            ),
            (
                "{Bins|Signs|Bikes} on the pavement: whom do I tell?",
                "The street team, with a photo. A wheelchair needs {a metre twenty|a metre and a half} to pass.",
            ),
            (
                "Which {cafes|pubs|toilets} by the harbour can I get into with a chair?",
                "{Three on the flat, I keep a list.|The one at the ferry, ask for the key.} Mind the threshold at the others.",
            ),
            (
                "Do shared {surfaces|spaces} work for wheelchair users?",
                "Smooth ones yes. But without a kerb {my friend who's blind can't find the edge|cars stray}, so it isn't that simple.",
            ),
        ],
        publication: &[(
            "Kerb by kerb: {a|one} wheelchair diary",
            "Forty short pieces on getting through one town with a chair, with measurements.",
            "The Northmere Notice",
        )],
        detail: &[
            "When it rains the {setts|drain covers} are slippery for the front wheels.",
            "A car on the pavement means I turn back, not round.",
            "One missing dropped kerb makes a detour of {three hundred|four hundred} metres.",
            "A cycle lane would be fine by me if I could {cross it level|use it, too}.",
            "I'm happy to show anyone, it takes {twenty minutes|half an hour}.",
            "Ask which crossing I avoid: {the one at Quay Lane|the one by the bank}.",
        ],
        ..BLANK
    },
    Topic {
        key: "walking-stick",
        tags: &["walking", "benches", "crossings"],
        about: &[
            "walking with a stick",
            "benches and how far apart they are",
            "crossings that give you time",
        ],
        people: 14,
        ages: 3..=6,
        local: 40,
        gets_about: Some("walking stick"),
        also: &["unpaid-caring", "community-kitchen", "damp"],
        lived: &[
            (
                "Walking with a {stick|frame|crutch}",
                "It has been like this since {my hip|a stroke|the accident}; I walk slowly and plan ahead. From {Rope Walk|the chapel} to the chemist I need {two|three} rests and there's one bench.",
            ),
            (
                "Crossing Harbour Road slowly",
                "The green man gives me {six|seven} seconds and I need {eleven|twelve}. I {wait for somebody to cross with me|walk round by the bridge}.",
            ),
            (
                "Winter with a stick",
                "In winter I don't walk on {the setts|Castle Street} at all. One fall in {month} was enough.",
            ),
        ],
        forum: &[
            (
                "Where should a bench go on {street}?",
                "Every {hundred|hundred and fifty} metres, with arms to push up on, and not {in the wind|facing a wall}.",
            ),
            (
                "Uneven {slabs|paving|setts} at {street}",
                "My stick catches in the gap. I reported it and {a man came in a fortnight|sent a photo with a pound coin for scale}.",
            ),
            (
                "Are the pavements {gritted|swept}?",
                "On {day}s, the main side only. I wait until {hour}.",
            ),
        ],
        detail: &[
            "Bikes on the pavement frighten me more than cars, I can't hear them.",
            "A handrail at the {chapel|bank} steps would do more than any plan.",
            "I don't hurry any more, {anywhere|and needn't}.",
            "I used to cycle there myself, so I see both sides.",
            "People are kind, but I'd like to walk without help.",
        ],
        ..BLANK
    },
    Topic {
        key: "guide-dog",
        tags: &["sight loss", "guide dogs", "tactile paving"],
        about: &[
            "walking with a guide dog",
            "tactile paving and kerbs",
            "sight loss on busy streets",
        ],
        people: 5,
        ages: 1..=6,
        local: 45,
        gets_about: Some("on foot, with a guide dog"),
        also: &["disability-rights", "web-building"],
        lived: &[
            (
                "With {Biscuit|Juno|Alder|Pepper}, my guide dog",
                "My guide dog works to the kerb. Where the kerb is gone on Harbour Road {she|he} stops and so do I.",
            ),
            (
                "Losing my sight and learning the harbour again",
                "I know Harbour Road by sound and by kerb. {Signs and cafe chairs move, which is the trouble.|A quiet bike is the one thing I can't place.}",
            ),
        ],
        forum: &[
            (
                "Should I {speak to|help|stroke} a guide dog?",
                "Speak to the person first. The dog is at work, even when {she|he} looks bored.",
            ),
            (
                "What is the bumpy paving {for|at crossings}?",
                "It tells me where to stop and which way to face. At {street} it points {into the traffic|at a lamp post}.",
            ),
            (
                "How do blind people cross a cycle {lane|track}?",
                "With a real crossing and a kerb you can feel. {A painted zebra across it, cyclists ignore.|Sixty millimetres of kerb is what the dog is trained to.}",
            ),
        ],
        detail: &[
            "Flush is good for chairs and bad for us; a low upstand with proper ramps suits both.",
            "A-boards are the daily nuisance, {eleven|nine} of them between the bank and the ferry.",
            "The beeper at the crossing has been {broken|off} since {month}.",
            "I count {side streets|doorways}, so a new one throws me.",
        ],
        ..BLANK
    },
    Topic {
        key: "pram",
        tags: &["prams", "pavements", "small children"],
        about: &[
            "getting about with a pram",
            "a double buggy on narrow pavements",
            "steps, slopes and small children",
        ],
        people: 14,
        ages: 1..=2,
        local: 30,
        gets_about: Some("on foot, with a pram"),
        also: &["school-run", "cycling-with-children", "damp"],
        lived: &[
            (
                "A {double buggy|pram|pram and a toddler} on Harbour Road",
                "With the pram I have to step into the road {by the bank|where the pavement narrows}, {twice|three times} between home and the {clinic|playground}.",
            ),
            (
                "Up and down kerbs {all day|with twins}",
                "I push a pram {everywhere|five miles most days}. You find out quickly which crossings were made by people who don't.",
            ),
        ],
        forum: &[
            (
                "Which way to the {playground|clinic|library} is flat with a pram?",
                "Along {Rope Walk|the sea path}, then the ramp. Avoid {street}, there are {four|five} high kerbs.",
            ),
            (
                "Can I take a pram on the {4|7|12} bus?",
                "Two fit if nobody minds standing. {The early one is best.|Drivers are good about it.}",
            ),
            (
                "Baby changing near the {harbour|market}?",
                "{The library, first floor, there is a lift.|The ferry hall till six.}",
            ),
        ],
        detail: &[
            "Whatever helps a wheelchair helps a pram.",
            "When a car's on the pavement I am in the road with two children.",
            "At {hour} it is so full you wait at each post.",
            "The slope at {Quay Lane|the bank} is harder than any kerb.",
        ],
        ..BLANK
    },
    Topic {
        key: "disability-rights",
        tags: &["disability rights", "access", "equality duty"],
        about: &["disability rights", "checking plans for access", "the equality duty"],
        people: 8,
        local: 30,
        also: &["wheelchair", "interpreting", "housing-repairs"],
        work: &[
            (
                "Access adviser",
                "I check drawings and buildings for access, {years} years, and I use {a chair|a stick|hearing aids} myself.",
            ),
            (
                "Caseworker, {Northmere Access Group|disability advice}",
                "I help people {get what they are owed|appeal}, and write to the council when a street shuts somebody out.",
            ),
        ],
        lived: &[(
            "Being asked {last|too late}",
            "I was asked about {a crossing|the new square} when the concrete was dry. I know what it costs to {undo|mend} it.",
        )],
        forum: &[
            (
                "What must the council do before it changes a {street|crossing|bus stop}?",
                "Think about who is affected, in writing, before it decides. Ask to see it; {it has to exist|they must give it to you}.",
            ),
            (
                "Blue badge {bays|parking} {gone|moved}: is that allowed?",
                "Only with an order and a notice. {Write within the six weeks.|Count the metres to the door and put that in.}",
            ),
            (
                "Can a {cafe|shop|landlord} refuse a ramp?",
                "They must do what is reasonable, and a portable ramp nearly always is.",
            ),
        ],
        credential: &[(
            "Certificate in access auditing",
            "Six months, with audits of a street, a school and a surgery.",
            "Mereshire University",
        )],
        publication: &[(
            "Nothing {about|for} us in the drawings",
            "How {twelve|nine} street plans dealt with wheelchairs, sticks, dogs and deaf people, and what changed.",
            "Mereshire Planning Notes",
        )],
        detail: &[
            "Rights are dull to read and dear to lose.",
            "Blind people and wheelchair users can want opposite things of one kerb, so ask both.",
            "It's cheaper by {ten|twenty} times on paper than in concrete.",
            "Nobody should have to be brave to buy {bread|milk|stamps}.",
        ],
        ..BLANK
    },
];
