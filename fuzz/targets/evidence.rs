//! Any bytes as a file of evidence: rows or problems, never a panic, and nothing from the future.
#![no_main]

use folkmoot_formats::{EvidenceOptions, Input, read_evidence};
use folkmoot_model::{Consent, Day};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: Vec<u8>| {
    let options = EvidenceOptions {
        today: Day::from_days(20_000),
        default_consent: Consent::NotAsked,
        source: "fuzz".to_owned(),
        believe_verified: false,
    };
    let input = Input::from_reader("evidence", std::io::Cursor::new(bytes));
    for row in read_evidence(input, options) {
        if let Err(problem) = row {
            assert!(!problem.sentence().is_empty());
        }
    }
});
