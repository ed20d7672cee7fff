//! Stack Exchange data dumps: a folder of XML files, one table each.
//!
//! The answers somebody gave become their track record, with the votes of
//! each day; their tag badges become credentials. Memory stays small however
//! large the dump is: `Posts.xml` is read twice, and what must be remembered
//! in between goes to temporary files.

mod answers;
mod badges;
mod html;
mod spill;
mod users;
mod votes;
mod xml;

use std::path::{Path, PathBuf};

use folkmoot_model::{Consent, Day, Evidence, Person, PersonId};

use self::spill::{IdSet, TextsById, VOTES, Votes};
use self::xml::XmlRows;
use crate::{Input, Problem, Progress, quoted};

/// Most characters of the text of an answer that are kept.
pub const MAX_ANSWER_CHARS: usize = 10_000;

/// A dump folder, ready to be read.
///
/// `Posts.xml` is required; `Users.xml`, `Votes.xml` and `Badges.xml` are
/// read if they are there. Each may be packed (`Posts.xml.gz`). `Tags.xml`
/// and the others hold nothing that is needed here.
#[derive(Debug)]
pub struct StackExchange {
    folder: PathBuf,
    site: String,
    host: Option<String>,
    today: Day,
    spill_into: Option<PathBuf>,
    progress: Progress,
    files: Files,
}

#[derive(Debug)]
struct Files {
    posts: PathBuf,
    users: Option<PathBuf>,
    votes: Option<PathBuf>,
    badges: Option<PathBuf>,
}

/// What comes out of a dump. People come before their evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// Somebody who answered.
    Person(Person),
    /// An answer or a tag badge.
    Evidence(Evidence),
}

/// What was read, and what was left out and why.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StackExchangeReport {
    /// Questions, read for their titles and tags.
    pub questions: u64,
    /// Answers that became evidence.
    pub answers: u64,
    /// Tag badges that became evidence.
    pub badges: u64,
    /// People: everybody with an answer that became evidence or was empty.
    pub people: u64,
    /// Votes up, down and of acceptance on these answers.
    pub votes: u64,
    /// Left out: answers whose author has deleted the account, or is the
    /// site itself.
    pub answers_of_nobody: u64,
    /// Left out: answers without a word of text.
    pub answers_without_text: u64,
    /// Kept without title and topics: answers to questions that are not in
    /// the dump.
    pub answers_without_question: u64,
    /// Left out: posts that are neither question nor answer.
    pub other_posts: u64,
    /// Left out: tag badges of people without an answer in the dump.
    pub badges_of_others: u64,
    /// Left out: users without an answer.
    pub users_without_answer: u64,
    /// Kept under their id: people who are not in `Users.xml`.
    pub people_without_user: u64,
    /// Optional files that are not there.
    pub missing_files: Vec<&'static str>,
}

impl std::fmt::Display for StackExchangeReport {
    /// One line for each count that is not zero.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let counts = [
            (self.people, "people who answered"),
            (self.answers, "answers"),
            (self.badges, "tag badges"),
            (self.votes, "votes on these answers"),
            (self.questions, "questions, read for their titles and tags"),
            (self.answers_of_nobody, "answers left out: the author's account is deleted"),
            (self.answers_without_text, "answers left out: without text"),
            (self.answers_without_question, "answers without their question in the dump"),
            (self.other_posts, "other posts left out"),
            (self.badges_of_others, "tag badges left out: of people without an answer"),
            (self.users_without_answer, "users left out: without an answer"),
            (self.people_without_user, "people without an entry in Users.xml, named by their id"),
        ];
        for (count, what) in counts.into_iter().filter(|(count, _)| *count > 0) {
            writeln!(f, "{count} {what}")?;
        }
        for file in &self.missing_files {
            writeln!(f, "{file} is not there and was left out")?;
        }
        Ok(())
    }
}

impl StackExchange {
    /// Looks what is in a folder. `site` is a short name of the site and
    /// stands before all ids (`se_quantum:7`); `host` is where its answers
    /// can be seen (`quantumcomputing.stackexchange.com`), if they can.
    pub fn open(
        folder: impl AsRef<Path>,
        site: &str,
        host: Option<&str>,
        today: Day,
    ) -> Result<Self, Problem> {
        let folder = folder.as_ref();
        let problem = |problem: Problem| problem.in_file(folder.display().to_string());
        if site.trim() != site || PersonId::new(format!("{site}:badge:2147483647")).is_err() {
            return Err(problem(
                Problem::new("dump.site", quoted(site), "a short name for the site")
                    .with_help("such as cooking, or the name of the folder"),
            ));
        }
        let odd = |c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '-' | ':');
        if let Some(host) = host.filter(|host| host.is_empty() || host.contains(odd)) {
            return Err(problem(
                Problem::new("dump.host", quoted(host), "the host name of the site")
                    .with_help("such as cooking.stackexchange.com, without https://"),
            ));
        }
        let Some(posts) = find(folder, "Posts") else {
            if let Err(error) = std::fs::metadata(folder) {
                return Err(Problem::io(&error, &folder.display().to_string()));
            }
            return Err(problem(
                Problem::new("dump.posts", "no Posts.xml in it", "the folder of a dump")
                    .with_help("unpack the dump of one site into a folder and name that folder"),
            ));
        };
        let files = Files {
            posts,
            users: find(folder, "Users"),
            votes: find(folder, "Votes"),
            badges: find(folder, "Badges"),
        };
        let dump = Self {
            folder: folder.to_owned(),
            site: site.to_owned(),
            host: host.map(str::to_owned),
            today,
            spill_into: None,
            progress: Progress::default(),
            files,
        };
        dump.expect_all()?;
        Ok(dump)
    }

    /// Says where temporary files go; the system's own place if it isn't
    /// said. They need about a twentieth of the size of the dump.
    #[must_use]
    pub fn spill_into(mut self, folder: impl Into<PathBuf>) -> Self {
        self.spill_into = Some(folder.into());
        self
    }

    /// How far the reading has come, over all files.
    pub fn progress(&self) -> Progress {
        self.progress.clone()
    }

    /// Reads the dump and hands on one item after another, always in the same
    /// order: people as in `Users.xml`, those who are not there by id, then
    /// badges, then answers, as in their files.
    ///
    /// Ends at the first problem; whoever stores what comes rolls it back
    /// then. An answer counts votes up and down by day, and being accepted as
    /// one vote up; without `Votes.xml` its score counts on the day of the
    /// answer. Memory: 16 MiB of votes, 8 MiB of questions, three bits for
    /// each id in use, and the votes on 65,536 posts.
    pub fn read<E: From<Problem>>(
        self,
        sink: &mut impl FnMut(Item) -> Result<(), E>,
    ) -> Result<StackExchangeReport, E> {
        let mut known = self.learn()?;
        users::read(&self, &mut known, sink)?;
        badges::read(&self, &mut known, sink)?;
        answers::read(&self, &mut known, sink)?;
        Ok(known.report)
    }

    /// The first time through posts and votes.
    fn learn(&self) -> Result<Known, Problem> {
        let folder = self.spill_into.as_deref();
        let mut known = Known {
            questions: TextsById::new(folder).map_err(|error| self.spill(&error))?,
            answers: IdSet::default(),
            people: IdSet::default(),
            votes: None,
            report: StackExchangeReport::default(),
        };
        answers::learn(self, &mut known)?;
        if self.files.votes.is_some() {
            let mut votes = Votes::new(folder, VOTES);
            votes::learn(self, &mut known, &mut votes)?;
            known.votes = Some(votes);
        }
        let optional = [
            ("Users.xml", &self.files.users),
            ("Votes.xml", &self.files.votes),
            ("Badges.xml", &self.files.badges),
        ];
        let missing = optional.iter().filter(|(_, path)| path.is_none());
        known.report.missing_files = missing.map(|(name, _)| *name).collect();
        Ok(known)
    }

    /// Adds up the sizes of all that will be read.
    fn expect_all(&self) -> Result<(), Problem> {
        let Files { posts, users, votes, badges } = &self.files;
        let optional = [users, votes, badges].into_iter().flatten();
        for path in [posts, posts].into_iter().chain(optional) {
            let metadata = std::fs::metadata(path);
            let metadata =
                metadata.map_err(|error| Problem::io(&error, &path.display().to_string()))?;
            self.progress.expect(metadata.len());
        }
        Ok(())
    }

    fn rows(&self, path: &Path, root: &'static str) -> Result<XmlRows, Problem> {
        let (input, _) = Input::open_as_part(path, &self.progress)?;
        Ok(XmlRows::new(input.text(), root))
    }

    fn spill(&self, error: &std::io::Error) -> Problem {
        let problem =
            Problem::new("dump.spill", quoted(&error.to_string()), "room for temporary files")
                .with_help("make room on the disk, or name another folder for temporary files");
        problem.in_file(self.folder.display().to_string())
    }

    fn person_id(&self, user: u32) -> Result<PersonId, Problem> {
        PersonId::new(format!("{}:{user}", self.site))
            .map_err(|error| Problem::of(&error, "a shorter name of the site"))
    }

    fn source(&self, path: &str, id: u32) -> folkmoot_model::Source {
        let url = self.host.as_ref().map(|host| format!("https://{host}/{path}/{id}"));
        folkmoot_model::Source { name: self.site.clone(), url }
    }
}

/// What was learnt the first time through.
struct Known {
    /// Title and tags of each question, with line breaks between.
    questions: TextsById,
    answers: IdSet,
    /// Users who answered.
    people: IdSet,
    votes: Option<Votes>,
    report: StackExchangeReport,
}

/// Nobody was asked: the dump is public.
const CONSENT: Consent = Consent::NotAsked;

fn find(folder: &Path, name: &str) -> Option<PathBuf> {
    let names = [format!("{name}.xml"), format!("{name}.xml.gz")];
    names.iter().map(|name| folder.join(name)).find(|path| path.is_file())
}

fn repeated(id: u32) -> Problem {
    Problem::new("id.duplicate", format!("{} again", quoted(&id.to_string())), "every id once")
}
