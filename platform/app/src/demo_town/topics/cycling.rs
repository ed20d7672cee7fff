//! Getting about by bike.

use super::{BLANK, Topic};

pub(super) const TOPICS: &[Topic] = &[
    Topic {
        key: "cycling-to-work",
        tags: &["cycling", "Harbour Road", "commuting"],
        about: &[
            "cycling to work along Harbour Road",
            "riding in all weathers",
            "where a bike gets squeezed",
        ],
        people: 22,
        ages: 0..=5,
        local: 45,
        gets_about: Some("bicycle"),
        also: &["cargo-bike", "cycling-with-children", "data-analysis", "nursing"],
        lived: &[
            (
                "I cycle {Harbour Road|along Harbour Road} {every working day|to work and back}",
                "I've cycled Harbour Road to work {every day|four days a week|in all weathers} for {years} years, at {hour} and back {in the dark in winter|with the ferry traffic}.",
            ),
            (
                "My ride to {the hospital|the boatyard|the college|the station}",
                "I cycle it daily and know every {drain cover|pothole|parked car} between {street} and the quay.",
            ),
            (
                "How I came to count close passes",
                "I {was knocked off by a car door|had one close pass too many} in {month}. {I still ride daily, but not between four and six.|Now I ride it daily and keep count: two a week.}",
            ),
            (
                "Riding home after a late shift",
                "I cycle home along Harbour Road after {ten at night|midnight}. It is {quiet but badly lit by the cannery|fast traffic then, not busy traffic}.",
            ),
        ],
        forum: &[
            (
                "Is Harbour Road safe to cycle {in winter|at night|at rush hour}?",
                "I cycle it every day. Up to {the chemist|Rope Walk|the fish market} it is fine; after that the lane stops and cars {squeeze past|sit on your wheel}.",
            ),
            (
                "Where do cyclists go when the lane ends {at the chemist|by the quay|at Fish Street}?",
                "Most of us {pull out early and take the lane|go on the pavement, and hate it}. That is the spot to mend first.",
            ),
            (
                "Which {lights|locks} survive the salt air here?",
                "{Brass and plastic, nothing chromed.|Cheap ones, and a new set each autumn.} Rinse the bike on {day}s.",
            ),
            (
                "Would you use a cycle lane on {street}?",
                "Daily, if it went all the way. {Half a lane is worse than none, drivers think you must stay in it.|And my neighbours would start to cycle, they say so each spring.}",
            ),
            (
                "{Pothole|Bad drain|Broken kerb} on {street}",
                "I hit it on my bike on {day}. Reported {twice|with a photo}; it was mended in {nine days|three weeks}.",
            ),
        ],
        credential: &[(
            "Cycle trainer, level two",
            "Course and assessment to teach adults to cycle in traffic.",
            "Northmere Cycle School",
        )],
        detail: &[
            "The worst is {hour}, when the ferry empties.",
            "I'd rather have {a wide slow lane|one good crossing} than a nice path that goes nowhere.",
            "Most drivers are {fine|careful}, it's people looking for parking.",
            "When the wind is from the {north-east|west} you can't hold a straight line past the cannery.",
            "I ride {slowly, I'm no racer|an old three-speed|a folding bike and the bus when it pours}.",
            "What I want is to be passed with {some room|a metre and a half}, that's all.",
            "The bend at {Rope Walk|Quay Lane} hides you from anyone turning.",
        ],
        ..BLANK
    },
    Topic {
        key: "cycling-with-children",
        tags: &["cycling", "children", "school run"],
        about: &[
            "cycling with children",
            "getting small children to school by bike",
            "crossings a nine-year-old can use",
        ],
        people: 14,
        ages: 1..=3,
        local: 35,
        gets_about: Some("bicycle"),
        also: &["school-run", "cycling-to-work", "teaching"],
        lived: &[
            (
                "Two children, {one bike seat|one tandem|three bikes}",
                "I cycle with {a four- and a seven-year-old|my daughter on the back} most days. On Harbour Road we {get off and push|ride on the pavement, like everyone with kids}.",
            ),
            (
                "Teaching a {nine|ten}-year-old to ride here",
                "A good rider by now, but I won't let a child cycle past the {fish market|ferry landing} alone.",
            ),
            (
                "School by bike, {in the rain too|most days}",
                "We cycle to {Millfield Primary|the harbour school} every day at {half past eight|twenty past eight}. I know where drivers look and where they don't.",
            ),
        ],
        forum: &[
            (
                "From what age can children cycle {to school|on Harbour Road}?",
                "Ours from {eight|nine}, with me behind. It's not the child's skill, it's that {one gap at the quay|cars turn across without looking}.",
            ),
            (
                "Bike trailer or seat for {twins|two small ones}?",
                "We tried both. The trailer is steadier, but it doesn't fit {through the gates on the sea path|between the bollards at Rope Walk}.",
            ),
            (
                "Anyone for a {bike bus|cycling group} from {Castle Hill|Saltmarsh|Old Town}?",
                "We run one on {day}s: {nine|eleven|fourteen} children, three parents, hi-vis and a loud song.",
            ),
        ],
        detail: &[
            "Children wobble, so a lane must be wide enough to wobble in.",
            "If it is safe for {an eight-year-old|mine} it's safe for anyone.",
            "A driver once waved us across into {another car|a bus}, so I'd rather have a signal.",
            "The {hour} ferry is what makes it hard.",
            "We leave the car at home {four days of five|nearly always} now.",
        ],
        ..BLANK
    },
    Topic {
        key: "cargo-bike",
        tags: &["cargo bikes", "cycling", "small business"],
        about: &[
            "working with a cargo bike",
            "carrying loads by bike",
            "what a cargo bike needs of a street",
        ],
        people: 8,
        local: 40,
        gets_about: Some("cargo bike"),
        also: &["cycling-to-work", "shopkeeping", "community-kitchen"],
        work: &[(
            "{Rounds|Working|Earning my living} by cargo bike",
            "I bring {bread|plants|repairs|fish} round the old town on a cargo bike, {up to eighty kilos|twenty stops a morning}, {years} years in {month}.",
        )],
        lived: &[(
            "A cargo bike instead of a second car",
            "We cycle everything with it: {shopping, children, the dog|the allotment, the tip, the in-laws}. Harbour Road is the only flat way.",
        )],
        forum: &[
            (
                "Where can I {park|lock|stop} a cargo bike {on Harbour Road|near the market}?",
                "Nowhere made for it. I {use the end of the rank early on|lean it by the net lofts}, and nobody has minded so far.",
            ),
            (
                "Do cargo bikes fit the new {bollards|lane|gates}?",
                "Mine is {ninety|eighty-five} centimetres wide. Anything under {a metre twenty|a metre and a half} between posts and I'm out in the traffic.",
            ),
            (
                "Hill up to {Castle Hill|the hospital} with a load: possible?",
                "With a motor yes, at {a jogger's|walking} pace. Cyclists behind you will be patient, cars won't.",
            ),
        ],
        detail: &[
            "Setts and eighty kilos don't go together.",
            "It turns like a {boat|barge}, so give me a wide corner.",
            "Two metres of lane lets an ordinary bike pass me.",
            "I cycle it {daily|six days a week}, and I've been doored once.",
            "In {month} I counted: {a third|four in ten} of my stops are on Harbour Road.",
        ],
        ..BLANK
    },
];
