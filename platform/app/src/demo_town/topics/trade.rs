//! Shops, the night, the quay and keeping order.

use super::{BLANK, Topic};

pub(super) const TOPICS: &[Topic] = &[
    Topic {
        key: "shopkeeping",
        tags: &["shops", "high street", "stock"],
        about: &["keeping a shop", "getting stock in", "what customers say about parking"],
        people: 18,
        local: 45,
        also: &["cargo-bike", "night-time", "interpreting"],
        work: &[
            (
                "{Baker|Chemist|Ironmonger|Greengrocer|Fishmonger|Bookseller} on {street}",
                "I've kept the shop {years} years. Stock comes {at six by lorry|twice a week}, and customers come {on foot more than they think|from Saltmarsh by bus}.",
            ),
            (
                "Chair of the {Harbour|Old Town|Market} traders",
                "I speak for {thirty|forty} small shops and know which of them would {fear|welcome} a change to the street.",
            ),
        ],
        forum: &[
            (
                "Do shops on {street} need parking outside?",
                "We asked {140|200|310} customers: {one in five|a quarter} had driven. What I need is ten minutes for the lorry {before nine|at six}.",
            ),
            (
                "{Who|What} keeps the market going in {winter|the rain}?",
                "Regulars. {And the fish on {day}s.|Anything that makes people stay ten minutes longer.}",
            ),
            (
                "A shop is closing on {street}: {why|what next}?",
                "Rent, mostly. {Ask the owner for a short let.|Three others share now, it halves the bill.}",
            ),
        ],
        detail: &[
            "Works in {month} would kill the season; do them in February.",
            "My crates weigh {twenty|thirty} kilos and I'm not getting younger.",
            "I sweep in front of the shop, so I know who comes by.",
            "People on bikes buy less at once and come {more often|three times a week}.",
            "Put the rubbish somewhere before you draw the trees.",
        ],
        ..BLANK
    },
    Topic {
        key: "night-time",
        tags: &["night-time economy", "pubs", "noise"],
        about: &["running a place at night", "noise and neighbours", "getting staff home late"],
        people: 10,
        local: 45,
        also: &["shopkeeping", "policing", "bus-driving"],
        work: &[
            (
                "Landlord, the {Old Capstan|Lugger|Three Nets}",
                "{years} years behind the bar. I know {who walks home alone|what the quay is like at one in the morning}.",
            ),
            (
                "{Door supervisor|Venue manager|Sound engineer}",
                "I work {Thursday to Sunday|nights} on the quay and walk through it when the streets are empty.",
            ),
        ],
        lived: &[(
            "Living above a bar",
            "I live over a {bar|kitchen} on {street}. {I'd not move, but I'd like the bottles done before eleven.|Music I don't mind, engines I do.}",
        )],
        forum: &[
            (
                "Is {street} safe {after midnight|late at night}?",
                "Busy is safe, and empty isn't. {The stretch by the net lofts wants two lamps.|We walk our staff to the corner.}",
            ),
            (
                "Whom do I ring about {noise|music|bottles}?",
                "The bar first. {Ours has a number on the door.|Nine in ten stop when a neighbour asks.}",
            ),
        ],
        credential: &[(
            "Personal licence",
            "Licence holder, with the safeguarding at night course.",
            "the Northmere Licensing Desk",
        )],
        detail: &[
            "After eleven there's no bus, so {everyone walks|staff share a lift}.",
            "On {day}s it's quiet by ten.",
            "Good light beats {cameras|signs}.",
            "We employ {nine|fourteen} people, and six of them cycle home.",
        ],
        ..BLANK
    },
    Topic {
        key: "harbour-work",
        tags: &["harbour", "fishing", "ferry"],
        about: &["working on the quay", "landing fish", "ferries and tides"],
        people: 8,
        local: 55,
        also: &["flood", "emergency-response", "shopkeeping"],
        work: &[
            (
                "{Skipper|Deckhand|Net maker|Berthing master}",
                "On the quay since I was {fifteen|seventeen}. Fish lands at {three|four} and has to be {gone|iced} by six.",
            ),
            (
                "Ferry {crew|ticket office}",
                "I see {four|six} hundred people come off at once and none of them know where to walk.",
            ),
        ],
        forum: &[
            (
                "When does the {first ferry|fish market|early boat} {really|actually} start?",
                "Depends on the tide. {The board at the harbour office is right, the website isn't.|Ask at the steps.}",
            ),
            (
                "Can forklifts {cross|use} {street}?",
                "Before seven, with a man in front. {It's the one hour when nobody's about.|Any new layout must leave us that.}",
            ),
        ],
        detail: &[
            "Lorries with ice can't turn {under fourteen metres|at Quay Lane}.",
            "Water and {electric|paint} don't mix down here.",
            "In a north-easterly the road is wet twice a day.",
            "My {father|mother} did the same {for forty years|on the same quay}.",
        ],
        ..BLANK
    },
    Topic {
        key: "policing",
        tags: &["policing", "wardens", "street safety"],
        about: &["policing a street", "parking wardens' work", "what makes people feel safe"],
        people: 9,
        also: &["night-time", "safety-audit", "youth-work"],
        work: &[(
            "{Neighbourhood officer|Community warden|Parking warden}",
            "I walk {the harbour beat|Old Town and the quay}, {years} years. {I know the shopkeepers and most of the dogs.|What I see is mostly boredom and bad light.}",
        )],
        forum: &[
            (
                "Who enforces {pavement parking|the twenty limit|the bus lane}?",
                "Wardens for the {pavement|lane}, us for speed. {Send the time and the plate.|A street that makes you slow needs neither of us.}",
            ),
            (
                "Bike stolen on {street}: any hope?",
                "Report it with the frame number; {one in six comes back|we found eleven in one shed}.",
            ),
        ],
        credential: &[(
            "Community safety certificate",
            "Patrol, first aid, talking people down.",
            "the Mereshire Constabulary School",
        )],
        detail: &[
            "Talking first works {nine times in ten|more often than people think}.",
            "Complaints peak on {day}s.",
            "We can't be everywhere, so the street has to do some of the work.",
        ],
        ..BLANK
    },
];
