//! Evidence as JSON Lines: every input ends in rows or problems, and rows that were
//! read come back after they were written.
#![no_main]

use std::io::Cursor;

use folkmoot_formats::{EvidenceOptions, Exporter, Input, Problems, read_evidence};
use folkmoot_model::{Consent, Day, Evidence};
use libfuzzer_sys::fuzz_target;

fn read(bytes: Vec<u8>) -> Result<Vec<Evidence>, Problems> {
    let options = EvidenceOptions {
        today: Day::from_days(20_000),
        default_consent: Consent::NotAsked,
        source: "fuzz".to_owned(),
        believe_verified: true,
    };
    Problems::collect(read_evidence(Input::from_reader("fuzz", Cursor::new(bytes)), options))
}

fuzz_target!(|data: &[u8]| {
    let Ok(items) =
        read([b"{\"id\":\"1\",\"person\":\"2\",\"text\":\"x\",".as_slice(), data].concat())
    else {
        return;
    };
    let mut csv = Exporter::csv(Vec::new()).expect("memory can be written");
    for item in &items {
        csv.write(item).expect("memory can be written");
    }
    assert_eq!(read(csv.finish().expect("memory can be written")).as_ref(), Ok(&items));
});
