//! Profiles from elsewhere: what is read of them, what is left behind, what is refused.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]
#![allow(clippy::cast_possible_truncation, reason = "zips made here are small")]

use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};

use folkmoot_formats::{Input, Problems, ProfileKind, ProfileOptions, read_profile};
use folkmoot_model::{Check, Consent, Evidence, EvidenceKind, PersonId};
use proptest::prelude::*;

fn options() -> ProfileOptions {
    ProfileOptions {
        person: PersonId::new("p7").unwrap(),
        today: "2026-11-01".parse().unwrap(),
        consent: Consent::NotAsked,
    }
}

fn try_read(kind: ProfileKind, name: &str, bytes: &[u8]) -> Result<Vec<Evidence>, Problems> {
    read_profile(kind, Input::from_reader(name, Cursor::new(bytes.to_vec())), &options())
}

/// `kind | title | day`, a line a piece.
fn told(evidence: &[Evidence]) -> Vec<String> {
    let line = |it: &Evidence| {
        assert_eq!(it.check, Check::SelfStated);
        assert_eq!(it.person.as_str(), "p7");
        let at = it.at.map(|at| at.to_string()).unwrap_or_default();
        format!("{} | {} | {at}", it.kind.code(), it.title)
    };
    evidence.iter().map(line).collect()
}

fn read(kind: ProfileKind, name: &str, text: &str) -> Vec<Evidence> {
    let first = try_read(kind, name, text.as_bytes()).unwrap();
    let again = try_read(kind, name, text.as_bytes()).unwrap();
    assert_eq!(first, again, "the same ids each time");
    first
}

fn refused(kind: ProfileKind, name: &str, bytes: &[u8]) -> Vec<String> {
    let problems = try_read(kind, name, bytes).unwrap_err();
    problems.shown().iter().map(ToString::to_string).collect()
}

const CV: &str = r#"{
  "basics": {"name": "Ada Example", "email": "ada@example.org", "phone": "12345"},
  "work": [
    {"name": "Harbour trust", "position": "Pilot", "startDate": "2019-04", "highlights": ["Night tides"]},
    {"name": "Mill Lane yard", "position": "Welder", "startDate": "2001", "endDate": "2004-06-30"}
  ],
  "volunteer": [{"organization": "Lifeboat", "position": "Crew", "endDate": "2015"}],
  "education": [{"institution": "Example College", "area": "Welding", "studyType": "Diploma", "endDate": "2031"}],
  "certificates": [{"name": "First aid", "issuer": "Example Aid", "date": "2024-02-03", "url": "https://example.org/1"}],
  "skills": [{"name": "Boats", "level": "Master", "keywords": ["hulls", "tides"]}],
  "references": [{"name": "Ben Sample", "reference": "Calm in a storm."}]
}"#;

#[test]
fn a_json_resume_says_what_somebody_did() {
    let evidence = read(ProfileKind::JsonResume, "cv.json", CV);
    assert_eq!(
        told(&evidence),
        [
            "work | Pilot, Harbour trust | 2026-11-01",
            "work | Welder, Mill Lane yard | 2004-06-30",
            "work | Crew, Lifeboat | 2015-01-01",
            "credential | Diploma Welding, Example College | 2026-11-01",
            "credential | First aid, Example Aid | 2024-02-03",
            "work | Boats | ",
            "endorsement |  | ",
        ]
    );
    assert!(evidence[0].text.contains("Night tides"));
    assert_eq!(evidence[5].topics, ["hulls", "tides"]);
    assert_eq!(evidence[4].source.url.as_deref(), Some("https://example.org/1"));
    let all = serde_json::to_string(&evidence).unwrap();
    for left in ["ada@example.org", "12345", "Ben Sample"] {
        assert!(!all.contains(left), "{left} stays behind");
    }
}

#[test]
fn what_is_wrong_in_json_is_told_with_its_place() {
    let kind = ProfileKind::JsonResume;
    let text = r#"{"work":[{"position":"Pilot","endDate":"soon"},{"position":["a"]}],"awards":{},
        "publications":[{"name":"Tides","releaseDate":"2031-01-01"}]}"#;
    assert_eq!(
        refused(kind, "cv.json", text.as_bytes()),
        [
            "cv.json: column \"work[0].endDate\": found \"soon\", expected a day such as 2026-03-01, a month such as 2026-03, or a year",
            "cv.json: column \"work[1].position\": found a list, expected a text",
            "cv.json: column \"awards\": found an object, expected a list",
            "cv.json: column \"publications[0].releaseDate\": found \"2031-01-01\", expected a day up to today, 2026-11-01",
        ]
    );
    let broken = refused(kind, "cv.json", b"{\n  \"work\": [}");
    assert!(broken[0].starts_with("cv.json:2:12: found"), "{broken:?}");
    assert!(refused(kind, "cv.json", b"{}")[0].contains("JSON of another kind"));
    assert!(refused(kind, "cv.json", b"[]")[0].contains("JSON of another kind"));
    let deep = "[".repeat(100_000);
    assert!(refused(kind, "cv.json", deep.as_bytes())[0].contains("expected JSON"));
}

#[test]
fn an_orcid_record_gives_what_is_public() {
    let text = r#"{"orcid-identifier":{"path":"0000-0000-0000-0000"},
      "person":{"keywords":{"keyword":[{"content":"tides","visibility":"public"},{"content":"secret","visibility":"private"}]}},
      "activities-summary":{
        "employments":{"affiliation-group":[{"summaries":[{"employment-summary":{"put-code":1,"role-title":"Reader",
          "department-name":"Tides","organization":{"name":"Example University"},"visibility":"public",
          "start-date":{"year":{"value":"2010"},"month":null,"day":null},"end-date":null}}]}]},
        "works":{"group":[{"work-summary":[
          {"put-code":2,"title":{"title":{"value":"Tides of Mill Ward"},"subtitle":null},"journal-title":{"value":"Journal of Made-up Tides"},
           "publication-date":{"year":{"value":"2012"},"month":{"value":"10"},"day":null},"visibility":"public",
           "external-ids":{"external-id":[{"external-id-url":{"value":"https://example.org/doi"}}]}},
          {"put-code":3,"title":{"title":{"value":"The same, told by another"}},"visibility":"public"}]},
          {"work-summary":[{"put-code":4,"title":{"title":{"value":"Hidden"}},"visibility":"limited"}]}]}}}"#;
    let evidence = read(ProfileKind::Orcid, "record.json", text);
    assert_eq!(
        told(&evidence),
        [
            "work | Reader, Tides, Example University | 2026-11-01",
            "publication | Tides of Mill Ward | 2012-10-01",
            "work | Keywords | ",
        ]
    );
    assert_eq!(evidence[1].source.url.as_deref(), Some("https://example.org/doi"));
    assert_eq!(evidence[2].topics, ["tides"]);
    assert!(refused(ProfileKind::Orcid, "r", b"{}")[0].contains("a record of ORCID"));
}

/// A zip of deflated files, as APPNOTE has it.
fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let (mut zip, mut list) = (Vec::new(), Vec::new());
    for (name, text) in files {
        let mut packer =
            flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
        packer.write_all(text.as_bytes()).unwrap();
        let packed = packer.finish().unwrap();
        let mut crc = flate2::Crc::new();
        crc.update(text.as_bytes());
        let mut about = vec![20, 0, 0, 0, 8, 0, 0, 0, 0, 0];
        for number in [crc.sum(), packed.len() as u32, text.len() as u32, name.len() as u32] {
            about.extend(number.to_le_bytes());
        }
        let at = (zip.len() as u32).to_le_bytes();
        zip.extend([b"PK\x03\x04", &about[..], name.as_bytes(), &packed].concat());
        list.extend([b"PK\x01\x02\x14\0", &about[..], &[0; 10], &at, name.as_bytes()].concat());
    }
    let (count, size) = ((files.len() as u16).to_le_bytes(), (list.len() as u32).to_le_bytes());
    let at = (zip.len() as u32).to_le_bytes();
    [&zip[..], &list, b"PK\x05\x06\0\0\0\0", &count, &count, &size, &at, &[0, 0]].concat()
}

#[test]
fn a_linkedin_export_is_read_as_zip_or_table() {
    let zip = zipped(&[
        (
            "Positions.csv",
            "Company Name,Title,Description,Location,Started On,Finished On\nExample Water,Engineer,\"Drains, mostly\",Leeds,Jan 2010,Dec 2020\n",
        ),
        ("Skills.csv", "Name\nDrainage\n"),
        (
            "Endorsement_Received_Info.csv",
            "Endorsement Date,Skill Name,Endorser First Name,Endorsement Status\n2024/01/01,Drainage,Ben,ACCEPTED\n2024/01/02,Drainage,Cleo,ACCEPTED\n2024/01/02,Drainage,Dee,REJECTED\n",
        ),
        (
            "Recommendations_Received.csv",
            "First Name,Text,Status\nBen,Clear and patient.,VISIBLE\nCleo,No.,HIDDEN\n",
        ),
        ("messages.csv", "FROM,CONTENT\nBen,private\n"),
    ]);
    let evidence = try_read(ProfileKind::LinkedIn, "export.zip", &zip).unwrap();
    assert_eq!(
        told(&evidence),
        [
            "endorsement | Drainage | ",
            "work | Engineer, Example Water | 2020-12-01",
            "endorsement |  | ",
            "work | Drainage | ",
        ]
    );
    assert_eq!(evidence[0].text, "Drainage: endorsed by 2 on LinkedIn");
    let all = serde_json::to_string(&evidence).unwrap();
    for left in ["Ben", "Cleo", "private"] {
        assert!(!all.contains(left), "{left} stays behind");
    }
    let one = read(ProfileKind::LinkedIn, "a/Skills.csv", "Name\nBoats\n");
    assert_eq!(told(&one), ["work | Boats | "]);
    let wrong = refused(ProfileKind::LinkedIn, "Positions.csv", b"Title,Finished On\nPilot,ever\n");
    assert!(wrong[0].contains("Positions.csv line 2, Finished On"), "{wrong:?}");
    let wrong = refused(ProfileKind::LinkedIn, "Skills.csv", b"Nom\nx\n");
    assert!(wrong[0].contains("expected a column \"Name\""), "{wrong:?}");
    for at in 0..zip.len() {
        let cut = try_read(ProfileKind::LinkedIn, "x.zip", &zip[..at]);
        assert!(cut.is_err(), "cut off at {at}");
    }
    assert!(refused(ProfileKind::LinkedIn, "x.zip", b"PK\x03\x04")[0].contains("a damaged zip"));
    assert!(refused(ProfileKind::LinkedIn, "x.zip", &zipped(&[]))[0].contains("without any"));
    assert!(refused(ProfileKind::LinkedIn, "x.pdf", b"%PDF")[0].contains("another file"));
}

/// A small zip that unpacks to a great deal is refused before it fills the memory.
#[test]
fn a_zip_bomb_is_refused() {
    let zip = zipped(&[("Skills.csv", &" ".repeat(20 << 20))]);
    assert!(zip.len() < 1 << 20);
    assert!(refused(ProfileKind::LinkedIn, "x.zip", &zip)[0].contains("at most 16777216 bytes"));
}

#[test]
fn accounts_elsewhere_count_as_said_by_oneself() {
    let text = r#"{"user_summary":{"likes_received":210,"post_count":140,"solved_count":22,
        "top_categories":[{"name":"Gardens","topic_count":2,"post_count":60}]},"badges":[{"name":"Solver"}]}"#;
    let evidence = read(ProfileKind::Discourse, "summary.json", text);
    assert_eq!(
        told(&evidence),
        [
            "track_record | Writes about Gardens on a forum | ",
            "track_record | Answers on a forum | ",
            "credential | Solver | ",
        ]
    );
    assert!(evidence.iter().all(|it| it.ratings.is_empty()), "likes of an unproved account");

    let text = r#"[{"type":"PullRequestEvent","repo":{"name":"example/tides"},"created_at":"2025-01-01T00:00:00Z",
          "payload":{"pull_request":{"merged":true,"title":"Mend the moon"}}},
        {"type":"PushEvent","repo":{"name":"example/tides"},"created_at":"2025-02-01T00:00:00Z",
          "payload":{"size":2,"commits":[{"message":"Add ebb\n\nlong"}]}},
        {"type":"WatchEvent","repo":{"name":"example/other"},"created_at":"2025-03-01T00:00:00Z"}]"#;
    let evidence = read(ProfileKind::GitHub, "events.json", text);
    assert_eq!(told(&evidence), ["track_record | Works on example/tides | 2025-02-01"]);
    let text = "example/tides: 1 changes taken in, 2 commits.\nMend the moon\nAdd ebb";
    assert_eq!(evidence[0].text, text);
    assert_eq!(evidence[0].source.url.as_deref(), Some("https://github.com/example/tides"));
}

#[test]
fn a_vcard_tells_what_somebody_knows() {
    let text = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada Example\r\nitem1.EXPERTISE;LEVEL=expert:drain\r\n age\\, deep\r\n\
        HOBBY;X=\"a:b\";LEVEL=high:gardening\r\nORG:Example Water;Leeds\r\nROLE:Engineer\r\nTEL:123\r\nEND:VCARD\r\n";
    let evidence = read(ProfileKind::VCard, "ada.vcf", text);
    assert_eq!(
        told(&evidence),
        [
            "work | drainage, deep | ",
            "lived_experience | gardening | ",
            "work | Engineer, Example Water, Leeds | 2026-11-01",
        ]
    );
    assert_eq!(evidence[1].text, "gardening; high");
    let two = text.repeat(2);
    assert!(refused(ProfileKind::VCard, "x", two.as_bytes())[0].contains("2 beginnings"));
    let wrong = refused(ProfileKind::VCard, "x.vcf", b"BEGIN:VCARD\nnothing\nEND:VCARD\n");
    assert!(wrong[0].starts_with("x.vcf:2: found \"nothing\""), "{wrong:?}");
    assert!(refused(ProfileKind::VCard, "x", b"\xff")[0].contains("UTF-8"));
}

#[test]
fn a_person_of_schema_org_is_read() {
    let text = r#"{"@context":"https://schema.org","@graph":[{"@type":"WebSite"},{"@type":["schema:Person"],"name":"Ada Example",
        "knowsAbout":["tides",{"@type":"DefinedTerm","name":"drainage","url":"https://example.org/skill"}],
        "hasOccupation":{"@type":"Occupation","name":"Water engineer"},"alumniOf":{"name":"Example University"},
        "hasCredential":{"name":"Flood warden","recognizedBy":{"name":"Example Council"},"dateCreated":"2020-05-06"}}]}"#;
    let evidence = read(ProfileKind::SchemaOrg, "p.jsonld", text);
    assert_eq!(
        told(&evidence),
        [
            "work | Water engineer | 2026-11-01",
            "work | tides | ",
            "work | drainage | ",
            "credential | Flood warden, Example Council | 2020-05-06",
            "credential | Studied at Example University | ",
        ]
    );
    assert!(
        refused(ProfileKind::SchemaOrg, "x", b"{\"@type\":\"Place\"}")[0].contains("one Person")
    );
}

#[test]
fn no_profile_is_larger_than_it_may_be() {
    for kind in ProfileKind::ALL {
        let wrong = refused(kind, "large", &vec![b' '; (16 << 20) + 1]);
        assert!(wrong[0].contains("a larger file"), "{wrong:?}");
    }
    let many = r#"{"name":"x"},"#.repeat(10);
    let text = format!("{{\"skills\":[{many}{{}}]}}");
    assert_eq!(read(ProfileKind::JsonResume, "cv.json", &text).len(), 1, "said ten times");
    let many: String = (0..10_001).map(|at| format!("{{\"name\":\"{at}\"}},")).collect();
    let text = format!("{{\"skills\":[{many}{{}}]}}");
    assert!(refused(ProfileKind::JsonResume, "cv", text.as_bytes())[0].contains("more pieces"));
}

#[test]
fn lived_experience_keeps_what_was_agreed() {
    let text = "BEGIN:VCARD\nHOBBY:gardening\nEND:VCARD\n";
    let given = Consent::Given { on: options().today };
    let options = ProfileOptions { consent: given.clone(), ..options() };
    let input = Input::from_reader("x.vcf", Cursor::new(text));
    let evidence = read_profile(ProfileKind::VCard, input, &options).unwrap();
    assert_eq!(evidence[0].kind, EvidenceKind::LivedExperience);
    assert_eq!(evidence[0].consent, given);
}

/// The samples in the data folder, if it is there.
#[test]
fn samples_are_read() {
    let root = std::env::var_os("FOLKMOOT_DATA").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    );
    let folder = root.join("profiles");
    if !folder.exists() {
        return eprintln!("left out: {} is not there (set FOLKMOOT_DATA)", folder.display());
    }
    for (kind, path, pieces) in [
        (ProfileKind::Orcid, "orcid/record-full-3.0.json", 13),
        (ProfileKind::JsonResume, "jsonresume/sample.resume.json", 9),
        (ProfileKind::Discourse, "discourse/user-summary-synthetic.json", 3),
        (ProfileKind::GitHub, "github/events-synthetic.json", 1),
        (ProfileKind::VCard, "vcard/ada-rfc6715.vcf", 3),
        (ProfileKind::SchemaOrg, "schemaorg/person-synthetic.jsonld", 4),
        (ProfileKind::LinkedIn, "linkedin/synthetic/Positions.csv", 1),
        (ProfileKind::LinkedIn, "linkedin/synthetic/Certifications.csv", 1),
        (ProfileKind::LinkedIn, "linkedin/synthetic/Education.csv", 1),
        (ProfileKind::LinkedIn, "linkedin/synthetic/Endorsement_Received_Info.csv", 1),
        (ProfileKind::LinkedIn, "linkedin/synthetic/Recommendations_Received.csv", 1),
        (ProfileKind::LinkedIn, "linkedin/synthetic/Skills.csv", 1),
    ] {
        let bytes = std::fs::read(folder.join(path)).unwrap();
        let evidence = try_read(kind, path, &bytes).unwrap_or_else(|it| panic!("{path}: {it:?}"));
        println!("{path}: {:#?}", told(&evidence));
        assert_eq!(evidence.len(), pieces, "{path}");
    }
}

proptest! {
    /// Any change to a profile ends in pieces or problems.
    #[test]
    fn never_panics(at in 0_usize..1_000, byte: u8, kind in 0_usize..7) {
        let mut bytes = CV.as_bytes().to_vec();
        let at = at % bytes.len();
        bytes[at] = byte;
        let _ = try_read(ProfileKind::ALL[kind], "Skills.csv", &bytes);
        bytes.truncate(at);
        let _ = try_read(ProfileKind::ALL[kind], "Positions.csv", &bytes);
    }
}
