//! People as a CSV: every input ends in rows or problems, and rows that were
//! read come back after they were written.
#![no_main]

use std::io::Cursor;

use folkmoot_formats::{Exporter, Input, Problems, read_people};
use libfuzzer_sys::fuzz_target;

fn input(bytes: Vec<u8>) -> Input {
    Input::from_reader("fuzz", Cursor::new(bytes))
}

fuzz_target!(|data: &[u8]| {
    let text = [b"id,".as_slice(), data].concat();
    let Ok(people) = Problems::collect(read_people(input(text))) else { return };
    let mut out = Exporter::json_lines(Vec::new());
    for person in &people {
        out.write(person).expect("memory can be written");
    }
    let out = out.finish().expect("memory can be written");
    if !people.is_empty() {
        assert_eq!(Problems::collect(read_people(input(out))).as_ref(), Ok(&people));
    }
});
