//! Any bytes as a file of people: rows or problems, never a panic, and every problem can be said.
#![no_main]

use folkmoot_formats::{Input, read_people};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: Vec<u8>| {
    let mut rows = read_people(Input::from_reader("people", std::io::Cursor::new(bytes)));
    for row in &mut rows {
        if let Err(problem) = row {
            assert!(!problem.sentence().is_empty());
        }
    }
    for warning in rows.warnings() {
        assert!(!warning.sentence().is_empty());
    }
});
