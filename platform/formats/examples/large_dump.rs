//! Writes a made-up Stack Exchange dump of any size to a temporary folder,
//! reads it, and tells time, rate and the most memory used.
//!
//! ```text
//! cargo run --release -p folkmoot-formats --example large_dump -- 2000000
//! ```

use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::Instant;

use folkmoot_formats::{Problem, StackExchange, StackExchangeItem};

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit.max(1)
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let posts = std::env::args().nth(1).map_or(Ok(100_000), |n| n.parse())?;
    let folder = tempfile::tempdir()?;
    write_dump(folder.path(), posts)?;
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder.path())? {
        bytes += entry?.metadata()?.len();
    }
    println!("{posts} posts in a dump of {} MB", bytes / 1_000_000);
    println!("most memory after writing: {}", peak_memory());

    let start = Instant::now();
    let today = "2026-01-01".parse()?;
    let dump = StackExchange::open(folder.path(), "made_up", None, today)?;
    let (progress, mut characters) = (dump.progress(), 0);
    let report = dump.spill_into(folder.path()).read(&mut |item| {
        if let StackExchangeItem::Evidence(item) = item {
            characters += item.text.len();
        }
        Ok::<(), Problem>(())
    })?;
    let seconds = start.elapsed().as_secs_f64();
    print!("{report}");
    println!(
        "{seconds:.1} s; {:.0} MB read a second, Posts.xml twice; {:.0} posts a second; {characters} bytes of text",
        progress.read() as f64 / 1e6 / seconds,
        posts as f64 / seconds,
    );
    println!("most memory after reading: {}", peak_memory());
    Ok(())
}

fn write_dump(folder: &Path, posts: u64) -> std::io::Result<()> {
    let mut dice = Dice(1);
    let people = posts / 8 + 1;
    let mut out = BufWriter::new(File::create(folder.join("Posts.xml"))?);
    writeln!(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<posts>")?;
    for id in 1..=posts {
        let user = dice.below(people) + 1;
        let day = format!(
            "20{:02}-{:02}-{:02}",
            10 + id * 15 / (posts + 1),
            dice.below(12) + 1,
            dice.below(28) + 1
        );
        write!(
            out,
            "  <row Id=\"{id}\" CreationDate=\"{day}T10:00:00.000\" Score=\"1\" OwnerUserId=\"{user}\" "
        )?;
        if id % 3 == 1 {
            write!(
                out,
                "PostTypeId=\"1\" Title=\"Question {id}\" Tags=\"&lt;t{}&gt;&lt;u{}&gt;\"",
                id % 997,
                id % 89
            )?;
        } else {
            // Most answers belong to a late question, some to any.
            let reach = if dice.below(10) < 7 { 300 } else { id };
            let question = id.saturating_sub(dice.below(reach)) / 3 * 3 + 1;
            write!(out, "PostTypeId=\"2\" ParentId=\"{question}\"")?;
        }
        write!(out, " Body=\"")?;
        for _ in 0..=dice.below(4) {
            write!(out, "&lt;p&gt;")?;
            for _ in 0..20 + dice.below(30) {
                write!(out, "word{} ", dice.below(50_000))?;
            }
            write!(out, "&lt;/p&gt;&#xA;")?;
        }
        writeln!(out, "\" />")?;
    }
    writeln!(out, "</posts>")?;
    out.flush()?;

    let mut out = BufWriter::new(File::create(folder.join("Votes.xml"))?);
    writeln!(out, "<votes>")?;
    for id in 1..=posts * 4 {
        let post = dice.below(posts) + 1;
        let kind = 2 + u64::from(dice.below(9) == 0);
        let year = 10 + dice.below(15);
        writeln!(
            out,
            "  <row Id=\"{id}\" PostId=\"{post}\" VoteTypeId=\"{kind}\" CreationDate=\"20{year}-06-01T00:00:00.000\" />"
        )?;
    }
    writeln!(out, "</votes>")?;
    out.flush()?;

    let mut out = BufWriter::new(File::create(folder.join("Users.xml"))?);
    writeln!(out, "<users>")?;
    for id in 1..=people {
        writeln!(
            out,
            "  <row Id=\"{id}\" DisplayName=\"Made up {id}\" Location=\"Nowhere\" AboutMe=\"&lt;p&gt;None.\" />"
        )?;
    }
    writeln!(out, "</users>")?;
    out.flush()
}

/// As Linux tells it; other systems don't.
fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "unknown".to_owned(), |line| line.trim().to_owned())
}
