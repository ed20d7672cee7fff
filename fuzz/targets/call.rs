//! Any bytes as a call: what can be read is written in a form that reads as the same call.
#![no_main]

use folkmoot_formats::{Input, call_to_toml, read_call};
use libfuzzer_sys::fuzz_target;

fn read(bytes: Vec<u8>) -> Option<folkmoot_model::CallBrief> {
    read_call(Input::from_reader("call.toml", std::io::Cursor::new(bytes))).ok()
}

fuzz_target!(|bytes: Vec<u8>| {
    if let Some(call) = read(bytes) {
        let written = call_to_toml(&call);
        assert_eq!(read(written.clone().into_bytes()).as_ref(), Some(&call), "{written}");
    }
});
