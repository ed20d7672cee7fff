//! Calls as TOML: every input ends in a call or problems, and a call that was
//! read comes back after it was written.
#![no_main]

use std::io::Cursor;

use folkmoot_formats::{Input, call_to_toml, read_call};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let read = |bytes: &[u8]| read_call(Input::from_reader("fuzz", Cursor::new(bytes.to_vec())));
    if let Ok(call) = read(data) {
        assert_eq!(read(call_to_toml(&call).as_bytes()), Ok(call));
    }
});
