//! A list of people as somebody pastes it: every text ends in lines that hold
//! something, in order.
#![no_main]

use folkmoot_formats::people_lines;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let lines = people_lines(text);
    assert!(lines.windows(2).all(|two| two[0].number < two[1].number));
    for line in &lines {
        assert!(!line.cells.is_empty() && line.cells.iter().all(|cell| !cell.is_empty()));
        assert!(line.names().iter().all(|name| !name.contains("  ")));
    }
});
