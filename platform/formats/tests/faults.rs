//! Bad files: each a clear error with its place, or a correct reading.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::fs;
use std::io::{Cursor, Read, Write};

use folkmoot_formats::{
    EvidenceOptions, Input, MAX_FIELD_BYTES, Problem, Problems, StackExchange,
    StackExchangeItem as Item, read_call, read_evidence, read_people,
};
use folkmoot_model::{CallBrief, Coded, Consent, Day, Evidence, Iap2, Person, Setting};

fn input(name: &str, bytes: impl AsRef<[u8]>) -> Input {
    Input::from_reader(name, Cursor::new(bytes.as_ref().to_vec()))
}

fn people(bytes: impl AsRef<[u8]>) -> Result<Vec<Person>, Problems> {
    Problems::collect(read_people(input("people.csv", bytes)))
}

fn evidence(bytes: impl AsRef<[u8]>) -> Result<Vec<Evidence>, Problems> {
    let options = EvidenceOptions {
        today: "2026-11-22".parse().unwrap(),
        default_consent: Consent::NotAsked,
        source: "a file".to_owned(),
        believe_verified: false,
    };
    Problems::collect(read_evidence(input("evidence", bytes), options))
}

fn call(text: &str) -> Result<CallBrief, Problems> {
    read_call(input("call.toml", text))
}

/// Place and code of each problem.
fn told<T: std::fmt::Debug>(result: Result<T, Problems>) -> Vec<String> {
    let problems = result.unwrap_err();
    let tell = |problem: &Problem| format!("{} {}", problem.place(), problem.code());
    problems.shown().iter().map(tell).collect()
}

#[test]
fn byte_order_mark_and_semicolons() {
    let people = people("\u{feff}ID; Name ;E-Mail-2;Languages\r\n7;Ada;;en|cy\r\n").unwrap();
    assert_eq!((people[0].id.as_str(), people[0].name.as_str()), ("7", "Ada"));
    assert_eq!(people[0].languages, ["en", "cy"]);
    assert!(people[0].attributes.is_empty());
}

#[test]
fn html_in_names_stays_text() {
    let people = people("id,name\n1,<script>alert('x')</script>\n2,\n").unwrap();
    assert_eq!(people[0].name, "<script>alert('x')</script>");
    assert_eq!(people[1].name, "2", "the id is the name");
}

#[test]
fn wrong_encodings() {
    let problem = people(b"id,name\n1,Ren\xE9\n").unwrap_err().shown()[0].clone();
    assert_eq!(problem.place(), "people.csv:2:6");
    assert_eq!(problem.code().0, "text.encoding");
    assert!(problem.help().unwrap().contains("save the file as UTF-8"));
    let utf16: Vec<u8> =
        "\u{feff}id\tname\n1\tRené\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(people(utf16).unwrap()[0].name, "René");
    assert_eq!(told(people(b"id\n\0\n")), ["people.csv:2:1 text.nul"]);
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let csv =
        "id,name,email\n1,Ada,jo@@x\n1,Bea,b@example.org\n,Cem,\n4,Dee\n5,Eve,e@example.org,x\n";
    let problems = people(csv).unwrap_err();
    let text = problems.to_string();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines,
        [
            "people.csv:2:3: column \"email\": found \"jo@@x\", expected an e-mail address",
            "people.csv:3: column \"id\": found \"1\" again, first on line 2, expected every id once",
            "people.csv:4: column \"id\": found nothing, expected \"id\" in every row",
            "people.csv:5: found 2 fields, expected 3, as in the first line",
            "people.csv:6: found 4 fields, expected 3, as in the first line",
        ]
    );
}

#[test]
fn headers() {
    assert_eq!(told(people("")), ["people.csv file.empty"]);
    assert_eq!(told(people("id,name,ID\n")), ["people.csv:1:3 csv.header"]);
    assert_eq!(told(people("id,,name\n")), ["people.csv:1:2 csv.header"]);
    let problems = people("idd,name\n1,Ada\n").unwrap_err();
    assert_eq!(problems.code().0, "column.missing");
    assert_eq!(problems.help().unwrap(), "is \"idd\" meant? Then call it \"id\"");
    let problems = evidence("id,person,text,topcis\n").unwrap_err();
    assert_eq!(problems.help().unwrap(), "did you mean \"topics\"?");
}

#[test]
fn unknown_columns_are_never_dropped_in_silence() {
    let mut rows = read_people(input("people.csv", "id,emial\n1,a@example.org\n"));
    assert_eq!(rows.next().unwrap().unwrap().attributes["emial"], "a@example.org");
    assert!(rows.warnings()[0].help().unwrap().contains("did you mean \"email\"?"));
    let options = EvidenceOptions {
        today: Day::from_days(0),
        default_consent: Consent::NotAsked,
        source: String::new(),
        believe_verified: false,
    };
    for text in [
        "id,person,text,colour\n1,2,x,red\n1b,2,x,red\n",
        "{\"id\":1,\"person\":2,\"text\":\"x\",\"colour\":\"red\"}\n{\"id\":2,\"person\":2,\"text\":\"x\",\"colour\":1}",
    ] {
        let mut rows = read_evidence(input("e", text), options.clone());
        assert!(rows.by_ref().all(|row| row.is_ok()));
        assert_eq!(rows.warnings().len(), 1);
        assert_eq!(rows.warnings()[0].field(), Some("colour"));
    }
}

#[test]
fn quotation_marks() {
    assert_eq!(told(people("id,name\n1,\"Ada\n2,Bea\n")), ["people.csv:2:2 csv.quote"]);
    assert_eq!(
        told(people("id,name\n1,\"Ada\"x\n,Bea\n")),
        ["people.csv:2:2 csv.quote", "people.csv:3 field.missing"]
    );
}

/// A line of 50 MB that is made as it is read.
fn long_line(start: &'static str, end: &'static str) -> impl Read + Send {
    let middle = std::io::repeat(b'x').take(50_000_000);
    start.as_bytes().chain(middle).chain(end.as_bytes())
}

#[test]
fn lines_of_50_megabytes() {
    let long = long_line("id,name\n1,", "\n2,Bea\n,Cem\n");
    let rows = read_people(Input::from_reader("long.csv", long));
    assert_eq!(
        told(Problems::collect(rows)),
        ["long.csv:2:2 limit.field", "long.csv:4 field.missing"]
    );
    let long = long_line("{\"id\":\"", "\"}\n{\"id\":1}\n{}\n");
    let rows = read_people(Input::from_reader("long.jsonl", long));
    assert_eq!(
        told(Problems::collect(rows)),
        ["long.jsonl:1 limit.record", "long.jsonl:3 field.missing"]
    );
    let rows = read_people(Input::from_reader("header.csv", long_line("", "")));
    assert_eq!(told(Problems::collect(rows)), ["header.csv:1:1 limit.field"]);
    let call = read_call(Input::from_reader("call.toml", long_line("title = \"", "\"")));
    assert_eq!(told(call), ["call.toml limit.field"]);
    let field = format!("id,name\n1,{}\n", "x".repeat(MAX_FIELD_BYTES));
    assert_eq!(people(field).unwrap()[0].name.len(), MAX_FIELD_BYTES, "the limit itself fits");
}

#[test]
fn gzip() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    for i in 0..10_000 {
        writeln!(packed, "{}", if i == 0 { "id".to_owned() } else { i.to_string() }).unwrap();
    }
    let packed = packed.finish().unwrap();
    let read = |bytes: &[u8]| Problems::collect(read_people(input("people.csv.gz", bytes)));
    assert_eq!(read(&packed).unwrap().len(), 9_999);
    assert_eq!(told(read(&packed[..packed.len() / 2])), ["people.csv.gz gzip.truncated"]);
    assert_eq!(told(read(b"id\n1\n")), ["people.csv.gz gzip.invalid"]);
    assert_eq!(told(people(&packed)), ["people.csv text.packed"], "packed without saying so");
}

#[test]
fn files_that_are_none() {
    let folder = tempfile::tempdir().unwrap();
    let open = |path| Input::open(path).unwrap_err().code().0;
    assert_eq!(open(folder.path().join("gone.csv")), "file.not_found");
    assert_eq!(open(folder.path().to_owned()), "file.folder");
    let path = folder.path().join("people.csv");
    fs::write(&path, "id\n1\n2\n").unwrap();
    let mut rows = read_people(Input::open(&path).unwrap());
    let progress = rows.progress();
    assert_eq!((progress.read(), progress.total()), (0, Some(7)));
    assert_eq!(rows.by_ref().count(), 2);
    assert_eq!(progress.read(), 7);
}

#[test]
fn evidence_in_the_future_and_half_said() {
    let csv = "id,person,text,at,checked_by,rating_up\n1,2,x,2026-11-22,,\n2,2,x,2026-11-23,,\n\
               3,2,x,soon,,\n4,2,x,,somebody,\n5,2,x,,,-1\n";
    assert_eq!(
        told(evidence(csv)),
        [
            "evidence:3:4 time.future",
            "evidence:4:4 time.invalid",
            "evidence:5 evidence.check",
            "evidence:6:6 number.count",
        ]
    );
    let json = |fields: &str| format!("{{\"id\":1,\"person\":2,\"text\":\"x\",{fields}}}");
    for (fields, code) in [
        (r#""consent":"this_call_only""#, "evidence.consent"),
        (r#""consent":"gvien""#, "word.unknown"),
        (r#""kind":"creditial""#, "word.unknown"),
        (r#""url":"javascript:alert(1)""#, "url.invalid"),
        (r#""rating":{"upp":1}"#, "evidence.ratings"),
        (r#""ratings":[{"day":"2027-01-01","up":1,"down":0}]"#, "time.future"),
        (r#""title":["a"]"#, "json.type"),
        (r#""title":"a\u0000""#, "text.nul"),
        (r#""id":2"#, "json.repeated"),
        (r#""topcis":["a"]"#, "column.unknown"),
    ] {
        assert_eq!(evidence(json(fields)).unwrap_err().code().0, code, "{fields}");
    }
    assert_eq!(told(evidence("[{\"id\":1}]")), ["evidence:1:1 json.array"]);
    assert_eq!(told(evidence("{\"id\":1,\n")), ["evidence:1:8 json.syntax"]);
}

#[test]
fn verified_needs_more_than_a_word() {
    let csv =
        "id,person,text,check,checked_by,checked_on\n1,2,x,verified,Example College,2026-01-01\n";
    let check = &evidence(csv).unwrap()[0].check;
    assert!(matches!(check, folkmoot_model::Check::Confirmed { .. }), "{check:?}");
}

const CALL: &str = "title = \"Lanes\"\ndecision = \"Which\"\ndecided_on = 2027-03-01\nhours = 6\n";
const KIND: &str = "[[kind]]\nid = \"cab_drivers\"\nneeds = \"driving\"\npeople = 3\n";

#[test]
fn calls() {
    let brief = call(&format!("{CALL}{KIND}")).unwrap();
    assert_eq!(brief.kinds[0].name, "Cab drivers");
    assert_eq!((brief.promise, &brief.setting), (Iap2::Involve, &Setting::Remote));
    let place = call(&format!("place = \"Harbour\"\nremote = true\n{CALL}{KIND}")).unwrap();
    assert_eq!(place.setting, Setting::Either("Harbour".to_owned()));

    let wrong =
        call(&format!("titel = 1\n{}{KIND}must = 1\nneed = \"x\"\n", &CALL[16..])).unwrap_err();
    let text = wrong.to_string();
    assert_eq!(
        text.lines().collect::<Vec<_>>(),
        [
            "call.toml:1:1: column \"titel\": found \"titel\", expected a known key",
            "call.toml:1:1: column \"title\": found nothing, expected a key \"title\"",
            "call.toml:10:1: column \"need\": found \"need\", expected a known key",
            "call.toml:9:8: column \"must\": found \"1\", expected true or false",
        ]
    );
    assert_eq!(wrong.shown()[0].help().unwrap(), "did you mean \"title\"?");
    assert_eq!(told(call(CALL)), ["call.toml call.no_kinds"]);
    assert_eq!(told(call(&format!("{CALL}{KIND}{KIND}"))), ["call.toml:10:6 call.duplicate_kind"]);
    assert_eq!(
        told(call(&format!("{CALL}{}", KIND.replace('3', "0")))),
        ["call.toml:8:10 call.people"]
    );
    assert_eq!(
        told(call(&format!("{CALL}{}", KIND.replace("driving", " ")))),
        ["call.toml:7:9 call.empty"]
    );
    assert_eq!(told(call("title = \"a\nb\"")), ["call.toml:2:3 toml.syntax"]);
    assert_eq!(
        told(call(&format!("remote = false\n{CALL}{KIND}"))),
        ["call.toml:1:10 call.setting"]
    );
}

// --- Stack Exchange

const POSTS: &str = "\u{feff}<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<posts>\n\
  <row Id=\"1\" PostTypeId=\"1\" CreationDate=\"2026-01-01T00:00:00.000\" Title=\"How?\" Tags=\"&lt;a-b&gt;&lt;c&gt;\" Body=\"q\" />\n\
  <row Id=\"3\" PostTypeId=\"2\" ParentId=\"4\" CreationDate=\"2026-01-03T00:00:00.000\" Score=\"-2\" OwnerUserId=\"8\" Body=\"&lt;p&gt;So.\" />\n\
  <row Id=\"2\" PostTypeId=\"2\" ParentId=\"1\" CreationDate=\"2026-01-02T10:00:00.000\" Score=\"5\" OwnerUserId=\"7\" Body=\"&lt;p&gt;Like &amp;lt;this&amp;gt;&lt;/p&gt;\" />\n\
  <row Id=\"4\" PostTypeId=\"1\" CreationDate=\"2026-01-01T00:00:00.000\" Title=\"Why?\" Tags=\"|x|y|\" Body=\"q\" />\n\
  <row Id=\"5\" PostTypeId=\"2\" ParentId=\"1\" CreationDate=\"2026-01-02T10:00:00.000\" Score=\"5\" OwnerUserId=\"-1\" Body=\"x\" />\n\
</posts>";

/// Reads a dump of these files.
fn dump(files: &[(&str, &str)]) -> Result<Vec<Item>, Problem> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let today = "2026-11-22".parse().unwrap();
    let dump = StackExchange::open(folder.path(), "s", None, today)?;
    let mut items = Vec::new();
    dump.spill_into(folder.path()).read(&mut |item| {
        items.push(item);
        Ok::<(), Problem>(())
    })?;
    Ok(items)
}

fn evidence_of(items: Vec<Item>) -> Vec<Evidence> {
    let evidence = items.into_iter().filter_map(|item| match item {
        Item::Evidence(evidence) => Some(evidence),
        Item::Person(_) => None,
    });
    evidence.collect()
}

#[test]
fn a_small_dump_with_ids_out_of_order() {
    let items = evidence_of(dump(&[("Posts.xml", POSTS)]).unwrap());
    assert_eq!(
        items.iter().map(|item| item.id.as_str()).collect::<Vec<_>>(),
        ["s:answer:3", "s:answer:2"]
    );
    assert_eq!((items[0].title.as_str(), items[0].ratings[0].down), ("Why?", 2));
    assert_eq!(items[0].topics, ["x", "y"]);
    assert_eq!(items[1].topics, ["a-b", "c"]);
    assert_eq!(items[1].text, "Like <this>");
    let votes = "<votes><row Id=\"1\" PostId=\"2\" VoteTypeId=\"2\" CreationDate=\"2026-01-05T00:00:00.000\"/>\
        <row Id=\"2\" PostId=\"2\" VoteTypeId=\"1\" CreationDate=\"2026-01-05T00:00:00.000\"/>\
        <row Id=\"3\" PostId=\"2\" VoteTypeId=\"3\" CreationDate=\"2026-01-04T00:00:00.000\"/></votes>";
    let users = "<users><row Id=\"7\" DisplayName=\"&lt;b&gt;Ada\" Location=\" Harbour \" EmailHash=\"x\"/></users>";
    let files = [("Posts.xml", POSTS), ("Votes.xml", votes), ("Users.xml", users)];
    let items = dump(&files).unwrap();
    let Item::Person(ada) = &items[0] else { panic!("people come first") };
    assert_eq!((ada.name.as_str(), ada.place.as_deref()), ("<b>Ada", Some("Harbour")));
    let Item::Person(other) = &items[1] else { panic!("people come first") };
    assert_eq!(other.name, "s:8");
    let items = evidence_of(items);
    let days: Vec<_> = items[1].ratings.iter().map(|r| (r.day.to_string(), r.up, r.down)).collect();
    assert_eq!(days, [("2026-01-04".to_owned(), 0, 1), ("2026-01-05".to_owned(), 2, 0)]);
}

#[test]
fn broken_dumps() {
    let line = "\n<row Id=\"3\"";
    let posts = |from: &str, to: &str| POSTS.replacen(from, to, 1);
    for (text, code, line) in [
        (POSTS[..POSTS.len() - 12].to_owned(), "xml.truncated", 7),
        (POSTS[..POSTS.len() - 8].to_owned(), "xml.truncated", 8),
        (POSTS[..POSTS.find("Like").unwrap()].to_owned(), "xml.truncated", 5),
        (POSTS[..60].to_owned(), "xml.truncated", 3),
        (String::new(), "xml.root", 1),
        ("<html><body></body></html>".to_owned(), "xml.root", 1),
        (posts("utf-8", "windows-1252"), "xml.encoding", 1),
        (posts(line, "\n  <rowe Id=\"3\""), "xml.element", 4),
        (posts(line, "\n  text <row Id=\"3\""), "xml.element", 3),
        (posts("Id=\"3\"", "Id=\"1\""), "id.duplicate", 4),
        (posts("Id=\"3\"", "Id=\"99999999999\""), "xml.number", 4),
        (posts("Id=\"3\"", ""), "xml.missing", 4),
        (posts("Title=\"How?\"", ""), "xml.missing", 3),
        (posts("Body=\"&lt;p&gt;So.\"", ""), "xml.missing", 4),
        (posts("2026-01-03", "2026-12-03"), "time.future", 4),
        (posts("2026-01-03", "03/01/2026"), "time.invalid", 4),
        (posts("&lt;p&gt;So.", "&nope;"), "xml.entity", 4),
        (posts("Score=\"-2\"", "Score=\"-2\" Score=\"3\""), "xml.attribute", 4),
        (posts("Score=\"-2\"", "Score=many"), "xml.attribute", 4),
        (posts("\n</posts>", "\n</pests>"), "xml.syntax", 8),
    ] {
        let problem = dump(&[("Posts.xml", &text)]).expect_err(&text);
        assert_eq!((problem.code().0, problem.line()), (code, Some(line)), "{problem}");
        assert!(problem.file().ends_with("Posts.xml"));
    }
    assert_eq!(dump(&[]).unwrap_err().code().0, "dump.posts");
    let users = "<users><row Id=\"7\" DisplayName=\"Ada";
    assert_eq!(
        dump(&[("Posts.xml", POSTS), ("Users.xml", users)]).unwrap_err().code().0,
        "xml.truncated"
    );
    let long = format!("<posts>\n<row Body=\"{}", "x".repeat(20 << 20));
    assert_eq!(dump(&[("Posts.xml", &long)]).unwrap_err().code().0, "limit.record");
    let gone = StackExchange::open("/no/such/folder", "s", None, Day::from_days(0)).unwrap_err();
    assert_eq!(gone.code().0, "file.not_found");
}
