//! Driving for a living.

use super::{BLANK, Topic};

pub(super) const TOPICS: &[Topic] = &[
    // Few on purpose: the main call asks for four cab and delivery drivers,
    // and whoever looks for people must see that somebody is missing.
    Topic {
        key: "cab-driving",
        tags: &["taxis", "Harbour Road", "picking up"],
        about: &["driving a cab in Northmere", "picking up at the ferry", "where a cab can stop"],
        people: 2,
        withdrawn: 1,
        local: 50,
        gets_about: Some("car"),
        work: &[
            (
                "Cab driver, {years} years",
                "I drive a cab {from the ferry rank|nights and weekends}. Half my fares on Harbour Road are picking up people with {bags|a frame or a stick}, so I need to stop at the door.",
            ),
            (
                "Owner-driver, {wheelchair taxi|saloon taxi}",
                "My own cab, licensed here. I pick up and drop off at the chemist, the surgery and the ferry {ten|fifteen} times a shift.",
            ),
        ],
        lived: &[(
            "A night shift on the rank",
            "From {eleven|ten} to four I'm picking up on Harbour Road. There are {three|four} places to stop and {two of them are|one of them is} always blocked.",
        )],
        forum: &[
            (
                "Why do cabs stop in the {cycle lane|bus stop}?",
                "Because there's no other place to drop off. Give a cab six metres near the {chemist|ferry} and nobody needs the lane.",
            ),
            (
                "Is there a cab that takes a {wheelchair|powerchair}?",
                "Mine does, ramp at the side, so I need {the kerb on my left|two metres of pavement}. Ring the rank before {noon|ten}.",
            ),
        ],
        credential: &[(
            "Cab licence",
            "Licensed cab driver for the borough, with the disability awareness course.",
            "the Northmere Licensing Desk",
        )],
        detail: &[
            "A drop-off takes {two minutes|ninety seconds}, a folded wheelchair four.",
            "I don't mind bikes. I mind having nowhere to stop.",
            "When the ferry is late, {eight|ten} cabs wait for fares where there's room for three.",
        ],
        ..BLANK
    },
    Topic {
        key: "delivery-driving",
        tags: &["deliveries", "loading", "vans"],
        about: &["delivering by van", "loading on Harbour Road", "rounds and parcels"],
        people: 2,
        withdrawn: 1,
        local: 50,
        gets_about: Some("van"),
        work: &[
            (
                "Delivery driver, {parcels|food and drink}",
                "I drive a delivery van, {110|130|140} stops a day, {years} years. Loading on Harbour Road means {double parking or carrying crates sixty metres|being quick before the warden}.",
            ),
            (
                "Van driver for {the wholesale market|a brewery}",
                "Kegs and crates by van to the pubs on the quay, {before nine|six mornings a week}.",
            ),
        ],
        lived: &[(
            "What a round looks like from the van",
            "Every round I bring {fifty|sixty} parcels to Harbour Road. The loading bay holds two vans and there are {five|six} of us by {nine|half past eight}.",
        )],
        forum: &[
            (
                "Why do delivery vans park on the {pavement|cycle lane}?",
                "We've {three|four} minutes a drop. If the loading bay is full, the pavement is what's left, and I know who that hurts.",
            ),
            (
                "Could deliveries on Harbour Road be {earlier|at night}?",
                "Pubs yes, parcels no, nobody's in. A bay that's for loading until {ten|eleven} would do for most vans.",
            ),
        ],
        credential: &[(
            "Van and light goods licence",
            "Driving licence for goods vehicles, with the safe urban driving day.",
            "the Northmere Licensing Desk",
        )],
        detail: &[
            "A trolley needs a dropped kerb just like a pram.",
            "Between {seven and nine|eight and ten} is when it all comes at once.",
            "I've asked for a second bay for delivery vans since {month}.",
        ],
        ..BLANK
    },
    Topic {
        key: "bus-driving",
        tags: &["buses", "bus stops", "timetables"],
        about: &[
            "driving the number {4|7|12} bus",
            "bus stops and timetables",
            "getting a bus through narrow streets",
        ],
        people: 12,
        also: &["night-time", "interpreting", "unpaid-caring"],
        work: &[
            (
                "Bus driver, route {4|7|12}",
                "I've been on the buses {years} years, {mostly route 4 by the harbour|early turns|the late circular}.",
            ),
            (
                "Bus {controller|instructor|inspector}",
                "Off the wheel since {month}; now I {train new drivers|set duties and hear every complaint first}.",
            ),
        ],
        lived: &[(
            "What you see from the bus seat",
            "You learn who gets on where: {the two ladies from Rope Walk, the night cleaners|schoolchildren at one end, nurses at the other}.",
        )],
        forum: &[
            (
                "Why is the {4|7|12} always late {after four|on {day}s|in summer}?",
                "Six minutes are lost at one junction. Take {three parked cars|the right turn} away and the timetable works.",
            ),
            (
                "Can the bus {kneel|wait|stop} at {street}?",
                "The bus can; the stop is too short, so the back door opens on {a tree|a puddle|the kerb's end}. Tell the depot the stop number.",
            ),
            (
                "Last bus {home|to Saltmarsh|up Castle Hill}?",
                "{Ten past eleven|Half past ten}. If you wave, I wait, most of us do.",
            ),
        ],
        credential: &[(
            "Bus and coach licence",
            "Full licence with yearly training; the last on {ramps and wheelchairs|fatigue|de-escalation}.",
            "the Mereshire Bus School",
        )],
        detail: &[
            "A full bus takes forty cars off {street}.",
            "Twelve metres don't bend, so mind the corner.",
            "The ramp takes {forty seconds|a minute}; nobody has ever grumbled.",
            "On {day}s it's slower because of the market.",
            "A bus behind a bike is fine if there's somewhere to pass in the next {two hundred|three hundred} metres.",
        ],
        ..BLANK
    },
    Topic {
        key: "emergency-response",
        tags: &["ambulance", "fire service", "emergency access"],
        about: &[
            "getting an ambulance through town",
            "fire service access",
            "the first ten minutes",
        ],
        people: 10,
        also: &["nursing", "flood", "safety-audit"],
        work: &[
            (
                "{Paramedic|Ambulance crew|Firefighter}, {years} years",
                "I {get to people|turn out} from the station at Northgate. {We know which streets cost us a minute.|Two minutes matter and I can tell you where we lose them.}",
            ),
            (
                "Lifeboat {crew|helm}, volunteer",
                "When the pager goes I run or ride to the quay, whatever is parked on it.",
            ),
        ],
        forum: &[
            (
                "Do {bollards|planters|speed humps} slow {ambulances|fire engines}?",
                "Humps do, planters rarely. Ask the station before you {build|order}; we'll come out with the big engine and try it.",
            ),
            (
                "Should I pull {over|onto the pavement} for a siren?",
                "Slow down, pull left, don't jump a red. {And don't stop on the bend.|We'll find the gap.}",
            ),
            (
                "Where is the nearest {defibrillator|first aid box} to {street}?",
                "On the {harbour office|library|chapel} wall. It's checked each {month}, by me as it happens.",
            ),
        ],
        credential: &[(
            "{Paramedic registration|Firefighter certificate}",
            "Registered and current.",
            "the Mereshire Emergency Service",
        )],
        detail: &[
            "Four minutes is what we plan for {the old town|Saltmarsh}.",
            "A wide cycle lane is a lane for us, too.",
            "Bad parking costs us more than any planter.",
            "I've driven it {at all hours|in fog and in flood}.",
            "We would like to be asked before, not after.",
        ],
        ..BLANK
    },
];
