//! `Posts.xml` of a Stack Exchange dump, alone.
#![no_main]

use std::fs;

use folkmoot_formats::{Problem, StackExchange};
use folkmoot_model::Day;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let text =
        [b"<posts><row Id=\"1\" PostTypeId=\"1\" Title=\"T\"/><row ".as_slice(), data].concat();
    fs::write(folder.path().join("Posts.xml"), text).expect("room on the disk");
    let today = Day::from_days(20_000);
    let dump = StackExchange::open(folder.path(), "s", None, today).expect("it has posts");
    let _ = dump.read(&mut |_| Ok::<(), Problem>(()));
});
