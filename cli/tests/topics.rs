//! `folkmoot topics`, as a user types it.

#![allow(clippy::unwrap_used)]

mod support;

use support::Desk;

#[test]
fn a_text_or_a_file_gets_topics_with_reasons() {
    let desk = Desk::new();
    let text = "I have repaired bicycles for ten years.";
    let said = desk.run(&["topics", text]).good();
    assert!(said.out.contains("bicycle") && said.out.contains("by meaning"), "{}", said.out);
    desk.write("story.txt", text);
    let said = desk.run(&["topics", "story.txt", "--format", "json", "--most", "2"]).good();
    let rows = said.json();
    assert_eq!(rows.as_array().unwrap().len(), 2);
    assert_eq!(rows[0]["sentence"], text);
    let said = desk.run(&["topics", "story.txt", "--format", "csv"]).good();
    assert!(said.out.starts_with("topic,label,score,meaning,shared,words,sentence\n"));
}

#[test]
fn nothing_near_is_said_and_bad_files_are_refused() {
    let desk = Desk::new();
    let said = desk.run(&["topics", "…", "--format", "json"]).good();
    assert_eq!(said.out, "[]\n");
    assert!(said.err.contains("No topic is near"), "{}", said.err);
    desk.write("picture.png", [0x89, 0xff, 0xfe]);
    let said = desk.run(&["topics", "picture.png"]).ended(3);
    assert!(said.err.contains("UTF-8"), "{}", said.err);
    desk.write("skills_de.csv", "conceptUri,preferredLabel\nu:1,Radwege planen\nu:1,Bienen\n");
    let said = desk.run(&["topics", "Radwege", "--esco", "skills_de.csv"]).ended(3);
    assert!(said.err.contains("skills_de.csv"), "{}", said.err);
    desk.write("skills_de.csv", "conceptUri,conceptType,preferredLabel\nu:1,x,Radwege planen\n");
    let said = desk.run(&["topics", "Radwege", "--esco", "skills_de.csv"]).good();
    assert!(said.out.contains("Radwege planen"), "{}", said.out);
}
