//! Any bytes as a badge file: every input ends in an answer, the same each time, and none
//! that wasn't signed is valid.
#![no_main]

use folkmoot_credentials::{IssuerKey, Options, Resolve, Unresolved, Verdict, check, did_web_document};
use libfuzzer_sys::fuzz_target;

/// Answers every address with the file itself, so that readers of lists and keys are reached.
struct Echo<'a>(&'a [u8]);

impl Resolve for Echo<'_> {
    fn fetch(&self, address: &str) -> Result<Vec<u8>, Unresolved> {
        if address.ends_with("did.json") {
            let did = "did:web:example.org";
            let key = folkmoot_credentials::PublishedKey {
                multikey: IssuerKey::from_seed(&[1; 32]).multikey(),
                retired: None,
                revoked: None,
            };
            return Ok(did_web_document(did, &[key]).to_string().into_bytes());
        }
        Ok(self.0.to_vec())
    }
}

fuzz_target!(|data: &[u8]| {
    let Ok(now) = "2026-11-01T12:00:00Z".parse() else { return };
    let options = Options::new(now);
    let report = check(data, &options, &Echo(data));
    assert_eq!(report.verdict == Verdict::Valid, report.reasons.is_empty());
    assert_eq!(report, check(data, &options, &Echo(data)));
});
