//! `Users.xml`, `Votes.xml` and `Badges.xml` beside good posts. The first
//! byte says which of them it is.
#![no_main]

use std::fs;

use folkmoot_formats::{Problem, StackExchange};
use folkmoot_model::Day;
use libfuzzer_sys::fuzz_target;

const POSTS: &str = r#"<posts><row Id="1" PostTypeId="1" Title="T" Tags="|a|"/>
<row Id="2" PostTypeId="2" ParentId="1" OwnerUserId="7" Body="x" Score="1"
 CreationDate="2020-01-01T00:00:00.000"/></posts>"#;

fuzz_target!(|data: &[u8]| {
    let Some((which, data)) = data.split_first() else { return };
    let name = ["Users", "Votes", "Badges"][usize::from(which % 3)];
    let folder = tempfile::tempdir().expect("a temporary folder");
    let start = format!("<{}><row ", name.to_lowercase());
    fs::write(folder.path().join("Posts.xml"), POSTS).expect("room on the disk");
    fs::write(folder.path().join(format!("{name}.xml")), [start.as_bytes(), data].concat())
        .expect("room on the disk");
    let today = Day::from_days(20_000);
    let dump = StackExchange::open(folder.path(), "s", None, today).expect("it has posts");
    let _ = dump.read(&mut |_| Ok::<(), Problem>(()));
});
