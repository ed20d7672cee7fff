//! Planning, designing and checking streets.

use super::{BLANK, Topic};

pub(super) const TOPICS: &[Topic] = &[
    Topic {
        key: "urban-planning",
        tags: &["urban planning", "public space", "town centres"],
        about: &[
            "urban planning",
            "public space in the old harbour",
            "how town centres are planned",
        ],
        people: 12,
        also: &["street-design", "trees", "flood"],
        work: &[
            (
                "Urban planner, {years} years",
                "I plan streets and squares for a living, {years} years now, {mostly in small towns|half of that in harbour towns|first for a county, now for a firm of six}.",
            ),
            (
                "Planner on the {Fish Market|Old Station|Rope Walk} square",
                "I led the planning of a public space where a car park used to be: {who stays, who passes through, where the stalls go|the brief, the drawings and four evenings with the neighbours}.",
            ),
            (
                "Local plan, {transport|town centre|public realm} chapter",
                "I wrote the {transport|town centre|public realm} chapter of a local plan and took it through the hearing.",
            ),
        ],
        forum: &[
            (
                "Who decides what {|a street like }{street} is for?",
                "In planning terms there are two questions: how many people pass along it, and how many have a reason to stay. {Most rows come from mixing them up.|You can measure both in a week.}",
            ),
            (
                "Does taking out parking empty {the shops|the high street|a town centre}?",
                "I have looked at {six|nine|eleven} town centres that did it. What matters is whether people can still stop for ten minutes somewhere close.",
            ),
            (
                "What is a {movement and place plan|public realm strategy|conservation area}, in plain words?",
                "It is the council saying in public what a place should be in ten years, so that each small decision can be held against it.",
            ),
            (
                "Can residents {object to|change|comment on} a {street plan|planning brief} after the deadline?",
                "Formally no, in practice yes, if you bring something nobody knew: {a count, a photo, a date|who uses it, at what hour}.",
            ),
            (
                "Why is {street} so {wide|empty|bleak}?",
                "It was laid out for {carts to the quay|the tram that never came|lorries to the old cannery}. Public space tends to keep the shape of what it was first made for.",
            ),
        ],
        credential: &[
            (
                "Degree in urban planning",
                "Master's degree in urban planning, with a thesis on {harbour fronts|public space in small towns|streets that carry a bus and a market}.",
                "Mereshire University",
            ),
            (
                "Chartered planner",
                "Full member, assessed on {public space|town centre plans|transport planning}.",
                "the Mereshire Guild of Planners",
            ),
        ],
        publication: &[
            (
                "Ten small harbours: what became of the {waterfront|main road|market square}",
                "A comparison of ten harbour towns that gave a through road back to people on foot and on bikes, with what it cost and what it moved elsewhere.",
                "Small Towns Review",
            ),
            (
                "Planning {with|beside|after} the people who live there",
                "An article on which residents planners hear, which they miss, and what it takes to hear the rest.",
                "Mereshire Planning Notes",
            ),
        ],
        detail: &[
            "A plan that has no place for {lorries|bins|rain} is a drawing, not a plan.",
            "I always walk it at {hour} before I draw anything.",
            "The {frontages|side streets|crossings} tell you more than the middle of the road.",
            "Most of what I know I learnt from {getting it wrong in Millfield|people at the second meeting, not the first}.",
            "It takes {two|three|four} summers before you can say whether a public space works.",
            "Street design is the small half of it; {who looks after it|the agreement with the bus company|the order of works} is the large half.",
        ],
        ..BLANK
    },
    Topic {
        key: "street-design",
        tags: &["street design", "public space", "cycle lanes"],
        about: &[
            "street design",
            "laying out pavements and cycle lanes",
            "kerbs, crossings and materials",
        ],
        people: 11,
        also: &["urban-planning", "junction-design", "disability-rights"],
        work: &[
            (
                "Street designer",
                "I draw streets: kerb lines, crossings, cycle lanes, trees, lamps. {years} years, {about forty built|mostly rebuilds of main roads through small towns}.",
            ),
            (
                "Layout for {Northgate|Station Road|Castle Street}",
                "I designed the layout with a {stepped cycle lane|two-way cycle track|wide shared bus and bike lane} and {continuous pavements over the side streets|loading bays let into the pavement}.",
            ),
            (
                "Site architect, {paving|public space} works",
                "I stood on site while it was built and changed the drawing when the {drains|cellars|tree roots} were not where the map said.",
            ),
        ],
        forum: &[
            (
                "How wide must a {cycle lane|cycle track|pavement} be?",
                "Two metres is the least I would draw for {a lane where people overtake|a pavement with shop doors}; below that everyone swerves.",
            ),
            (
                "Is a painted {line|lane} any {use|good}?",
                "On a street with that much traffic, hardly. {A low kerb or a step of six centimetres|A row of planters} does more than any paint.",
            ),
            (
                "Can {street} take {two lanes, a cycle lane and trees|both parking and a cycle lane}?",
                "Measured wall to wall it is {eleven and a half|thirteen|fourteen} metres. Something has to give; street design is choosing what, in the open.",
            ),
            (
                "What happens to the {bus stop|loading bay|crossing} when a cycle lane goes in?",
                "The lane goes behind it, with a ramp and a zebra. {Done well nobody notices.|Done badly you get people stepping off a bus into bikes.}",
            ),
            (
                "Why do new {kerbs|pavements|setts} break so soon?",
                "Because lorries turn over them. Either keep the wheels off or build it like a road.",
            ),
        ],
        credential: &[
            (
                "Diploma in street design",
                "One-year diploma: geometry, materials, drainage, design for people with impairments.",
                "Northmere College",
            ),
            (
                "Inclusive design certificate",
                "Course and exam on kerbs, contrast, tactile paving and crossings.",
                "Mereshire University",
            ),
        ],
        publication: &[(
            "The {kerb|corner|pavement} as a public good",
            "A short illustrated book on the few centimetres that decide who can use a street.",
            "Quayside Press",
        )],
        detail: &[
            "I bring a tape and {chalk|a tin of spray}; drawing it on the ground at full size settles most arguments.",
            "A {flush|low} kerb helps a wheelchair and worries a guide dog, so you need both people in the room.",
            "Corners should be tight: {it slows turning cars|nobody needs to take that bend at thirty}.",
            "Public space is judged by {its worst ten metres|what happens when it rains}.",
            "Use two materials, not {five|seven}; somebody has to mend them.",
            "Leave room for {a pram and a dog to pass|two people to stop and talk}.",
        ],
        ..BLANK
    },
    Topic {
        key: "transport-engineering",
        tags: &["transport engineering", "traffic flow", "signals"],
        about: &["transport engineering", "traffic flow and how to count it", "signals and queues"],
        people: 11,
        also: &["junction-design", "safety-audit", "data-analysis"],
        work: &[
            (
                "Transport engineer",
                "I model and measure traffic flow. {years} years, {for counties and small ports|most of it on main roads through towns}.",
            ),
            (
                "Traffic counts for the {ring road|quay|station quarter}",
                "I ran the counts: {tubes, cameras and two students with clipboards|every turn at nine junctions for a week}, and wrote down what the model could not see.",
            ),
            (
                "Signal timings, {bus priority|harbour bridge|Northgate}",
                "I set the signals so that {buses stop waiting for nobody|people on foot get across in one go}, and checked the queues for a month.",
            ),
        ],
        forum: &[
            (
                "Will {closing|narrowing} {street} just move the traffic?",
                "Some of it. In the places I measured, {a tenth|a fifth|a seventh} of the vehicles were not seen anywhere again. Ask for counts before and after on the side streets.",
            ),
            (
                "How many {cars|vehicles} an hour can {one lane|a narrow street} carry?",
                "About {600|700|800} with side turnings. Traffic flow is set by the junctions at both ends, not by the width between.",
            ),
            (
                "Why does the signal at {street} take so long?",
                "It still runs a plan from before {the bridge|the retail park} opened. An engineer can change it from a desk in a morning.",
            ),
            (
                "What is a traffic model {good for|worth}?",
                "A {tool|thing} that helps {compare|test} options, never an oracle. Ask what it was checked against.",
            ),
            (
                "Are the {council's|consultant's} traffic figures right?",
                "They counted one {day|day in half-term}. I would want {five school days|a week} and the lorries apart.",
            ),
        ],
        credential: &[
            (
                "Degree in transport engineering",
                "Degree in civil engineering, final years in transport: traffic flow, signals, public transport.",
                "Mereshire University",
            ),
            (
                "Incorporated engineer",
                "Professional review passed, field: highways and transport engineering.",
                "the Guild of Civil Engineers of Mereshire",
            ),
        ],
        publication: &[(
            "Before and after: traffic on {six|eight} harbour roads",
            "Counts of traffic flow on main roads that lost a lane, one year before to two years after, with the side streets.",
            "Journal of Small Transport Studies",
        )],
        detail: &[
            "Averages hide it; the trouble is {hour} on a {day}.",
            "I always ask for the raw counts, {by quarter hour|by turn}.",
            "A queue of {nine|twelve} cars looks like a jam and clears in one green.",
            "Speed drops before accidents do; measure {both|it at night, too}.",
            "Junction design matters more than lane width for {capacity|safety}.",
            "The ferry landing makes two peaks nobody models.",
        ],
        ..BLANK
    },
    Topic {
        key: "junction-design",
        tags: &["junction design", "traffic flow", "crossings"],
        about: &["junction design", "crossings that people use", "turning lorries and bikes"],
        people: 8,
        also: &["transport-engineering", "street-design"],
        work: &[
            (
                "Junction designer",
                "{years} years of junction design: {roundabouts, signals, side roads|mostly making old crossroads safe to cross on foot and by bike}.",
            ),
            (
                "Rebuild of the {Northgate|Mill Lane|Station Road} crossroads",
                "I designed the junction with {a hold for turning lorries while bikes go|protected corners and single crossings}; collisions went from {seven|nine} a year to {one|two}.",
            ),
        ],
        forum: &[
            (
                "What would make the {Quay Lane|Mill Lane|Rope Walk} junction safer?",
                "Tighten the corner so that cars turn at walking speed, bring the crossing {back five metres|onto a hump}, and give bikes their own green.",
            ),
            (
                "Roundabout or {signals|lights|crossroads}?",
                "For under {1,200|1,500} vehicles an hour a small roundabout is kinder, as long as {the arms are narrow|cyclists get a way round it}.",
            ),
            (
                "Why can't we have a {zebra|green man|crossing} {at the chemist|by the school|near the quay}?",
                "Usually sight lines or a driveway. Move {it eight metres|the parking} and it often fits.",
            ),
            (
                "How do {cyclists|bikes} turn right at {street}?",
                "Today in the middle of two streams. A two-stage turn with a waiting box costs {little|a day's paint and one signal head}.",
            ),
        ],
        credential: &[(
            "Certificate in junction design",
            "Signals, roundabouts, priority junctions; exam with a design of my own.",
            "Mereshire University",
        )],
        publication: &[(
            "Protected corners in narrow towns",
            "A working paper on junction design where there are only twelve metres between house fronts.",
            "Mereshire Planning Notes",
        )],
        detail: &[
            "Most people are hurt {at side roads, not between them|where a lane ends}.",
            "Draw the {bin lorry|fire engine|coach} first; if it gets round, you may tighten the rest.",
            "A safety audit after one year should be in the budget from the start.",
            "Waiting more than {forty|sixty} seconds makes people cross on red.",
            "It is one junction, but {three|four} kinds of people meet there and each looks the other way.",
        ],
        ..BLANK
    },
    Topic {
        key: "safety-audit",
        tags: &["road safety audit", "collisions", "speed"],
        about: &[
            "road safety audits",
            "what collision records can tell",
            "speed and how to lower it",
        ],
        people: 7,
        also: &["junction-design", "transport-engineering", "policing"],
        work: &[
            (
                "Road safety auditor",
                "I do safety audits of street schemes at every stage, {years} years, {over ninety of them|for three counties}.",
            ),
            (
                "Collision study for {the coast road|Castle Hill|Mill Lane}",
                "I read every collision report of {five|ten} years and walked to each spot at the same hour.",
            ),
        ],
        forum: &[
            (
                "Is {street} dangerous or does it only feel so?",
                "The record shows {three|four|six} injuries in five years, but people who are afraid don't go there, so they are in no record. A safety audit has to look at both.",
            ),
            (
                "What does a {safety audit|stage two audit} look at?",
                "Somebody independent goes through the drawing as {a child, a tired driver, a rider in the dark|each kind of user} and writes down what could go wrong. The designer has to answer each point.",
            ),
            (
                "Do {speed bumps|cameras|signs} {work|help}?",
                "{Bumps work where they are; narrowing works all along.|Signs alone give you about one mile an hour.}",
            ),
        ],
        credential: &[(
            "Certificate of competency, road safety audit",
            "Required training and ten audits under supervision.",
            "the Mereshire Road Safety Board",
        )],
        publication: &[(
            "Near misses: {a|one} year of filmed crossings",
            "What two cameras saw that no collision record shows, and how to count it.",
            "Journal of Small Transport Studies",
        )],
        detail: &[
            "Numbers are small, so I never judge on one year.",
            "Doors of parked cars are the thing people forget in a layout.",
            "I look at it {in the dark|in the rain|at school time} before I sign.",
            "At twenty a person hit {mostly lives|gets up more often than not}; at thirty far fewer do.",
            "Near the {ferry landing|chemist|fish market} people step out without looking, and always will.",
        ],
        ..BLANK
    },
];
