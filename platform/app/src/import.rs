//! Use case: people and their evidence come in from a file, all of it or
//! nothing.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::ControlFlow;

use folkmoot_formats::{Problem, Problems, quoted};
use folkmoot_model::{Action, Consent, Evidence, EvidenceId, OrganisationId, Person, PersonId};
use folkmoot_storage::Transaction;
use serde_json::json;
use tokio::sync::mpsc;

use crate::claims::derive_claims;
use crate::{App, AppError, Caller, Permission};

/// Rows that go to the database together.
const BATCH: usize = 1_000;
/// People whose ids are remembered at a time: bounds the memory.
const REMEMBERED: usize = 100_000;
/// Batches that wait between reading and writing: bounds the memory.
const WAITING: usize = 4;

/// One thing from a file.
#[derive(Debug, Clone, PartialEq)]
pub enum ImportItem {
    /// A person.
    Person(Person),
    /// A piece of evidence, of somebody who came before it or is there, with
    /// the line it stands in, if the file has lines.
    Evidence(Evidence, Option<u64>),
}

/// Takes one item at a time, or what is wrong with it; says when to stop.
pub type Sink<'a> = dyn FnMut(Result<ImportItem, Problem>) -> ControlFlow<()> + 'a;

/// Reads a file and gives what is in it to the sink. Runs on a thread of its
/// own, so it may block.
pub type Feed = Box<dyn FnOnce(&mut Sink<'_>) + Send>;

/// What is imported, and for whom.
#[derive(Debug, Clone)]
pub struct Import {
    /// For which organisation.
    pub organisation: OrganisationId,
    /// What kind of file, one word, for the audit log: `stack-exchange`.
    pub format: &'static str,
    /// The name of the file, for errors.
    pub file: String,
}

/// What came in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Imported {
    /// People in the file.
    pub people: u64,
    /// Those of them who weren't there before.
    pub new_people: u64,
    /// Pieces of evidence in the file.
    pub evidence: u64,
    /// Those of them that weren't there before.
    pub new_evidence: u64,
    /// Claims worked out for the people concerned.
    pub claims: u64,
    /// Lived experience that can't be used until the person agrees.
    pub lived_not_asked: u64,
}

impl App {
    /// Reads a feed to its end and keeps all of it in one transaction, or
    /// nothing if any of it is wrong; then all that is wrong is told, up to
    /// [`Problems::SHOWN`]. The organisation is added if it isn't there and
    /// the caller may.
    ///
    /// Memory holds a few thousand rows and the ids of some 100,000 people,
    /// whatever the size of the file.
    ///
    /// Needs [`Permission::ImportPeople`].
    pub async fn import(
        &self,
        caller: &Caller,
        import: &Import,
        feed: Feed,
    ) -> Result<Imported, AppError> {
        caller.must(Permission::ImportPeople, &import.organisation)?;
        let (sender, mut receiver) = mpsc::channel(WAITING);
        let reading = tokio::task::spawn_blocking(move || read(feed, &sender));

        let mut tx = self.storage.begin().await?;
        self.ensure_organisation(tx.as_mut(), caller, &import.organisation).await?;
        let before = counts(tx.as_mut(), &import.organisation).await?;
        let mut intake = Intake::new(import);
        while let Some(batch) = receiver.recv().await {
            intake.take(tx.as_mut(), batch).await?;
        }
        reading.await.map_err(|_| AppError::Interrupted)?;
        let mut imported = intake.finish(tx.as_mut()).await?;
        let after = counts(tx.as_mut(), &import.organisation).await?;
        imported.new_people = after.0.saturating_sub(before.0);
        imported.new_evidence = after.1.saturating_sub(before.1);
        let detail = json!({
            "format": import.format,
            "people": imported.people,
            "evidence": imported.evidence,
            "claims": imported.claims,
        });
        let subject = ("organisation", import.organisation.as_str());
        self.note(
            tx.as_mut(),
            &import.organisation,
            caller.actor(),
            Action::PeopleImported,
            subject,
            detail,
        )
        .await?;
        tx.commit().await?;
        Ok(imported)
    }
}

async fn counts(tx: &mut dyn Transaction, id: &OrganisationId) -> Result<(u64, u64), AppError> {
    Ok((tx.count_people(id).await?, tx.count_evidence(id).await?))
}

/// Rows of one kind, in the order of the file.
enum Batch {
    People(Vec<Person>),
    Evidence(Vec<Evidence>, Vec<Option<u64>>),
    Wrong(Problem),
}

/// Runs the feed and sends its rows on in batches.
fn read(feed: Feed, sender: &mpsc::Sender<Batch>) {
    let mut people: Vec<Person> = Vec::new();
    let mut evidence: (Vec<Evidence>, Vec<Option<u64>>) = (Vec::new(), Vec::new());
    feed(&mut |item| {
        let full = match item {
            Ok(ImportItem::Person(person)) => {
                people.push(person);
                people.len() >= BATCH
            }
            Ok(ImportItem::Evidence(item, line)) => {
                evidence.0.push(item);
                evidence.1.push(line);
                evidence.0.len() >= BATCH
            }
            Err(problem) => return send(sender, Batch::Wrong(problem)),
        };
        if full { flush(sender, &mut people, &mut evidence) } else { ControlFlow::Continue(()) }
    });
    // Nobody listens any more only if the import has failed already.
    let _ = flush(sender, &mut people, &mut evidence);
}

/// People go first: evidence may be about them.
fn flush(
    sender: &mpsc::Sender<Batch>,
    people: &mut Vec<Person>,
    evidence: &mut (Vec<Evidence>, Vec<Option<u64>>),
) -> ControlFlow<()> {
    if !people.is_empty() {
        send(sender, Batch::People(std::mem::take(people)))?;
    }
    if !evidence.0.is_empty() {
        let (items, lines) = std::mem::take(evidence);
        send(sender, Batch::Evidence(items, lines))?;
    }
    ControlFlow::Continue(())
}

fn send(sender: &mpsc::Sender<Batch>, batch: Batch) -> ControlFlow<()> {
    match sender.blocking_send(batch) {
        Ok(()) => ControlFlow::Continue(()),
        Err(_) => ControlFlow::Break(()),
    }
}

/// What has come in so far.
struct Intake<'a> {
    import: &'a Import,
    imported: Imported,
    problems: Problems,
    /// Some of the people who are known to be there.
    there: HashSet<PersonId>,
    touched: Touched,
    /// What its owners don't want used; read when the first evidence comes.
    withheld: Option<BTreeMap<EvidenceId, Consent>>,
}

impl<'a> Intake<'a> {
    fn new(import: &'a Import) -> Self {
        Self {
            import,
            imported: Imported::default(),
            problems: Problems::default(),
            there: HashSet::new(),
            touched: Touched::These(BTreeSet::new()),
            withheld: None,
        }
    }

    /// Writes a batch; once something was wrong, only looks for more of it.
    async fn take(&mut self, tx: &mut dyn Transaction, batch: Batch) -> Result<(), AppError> {
        let organisation = &self.import.organisation;
        match batch {
            Batch::Wrong(problem) => self.problems.push(problem),
            Batch::People(people) => {
                self.imported.people += people.len() as u64;
                if self.problems.is_empty() {
                    tx.upsert_people(organisation, &people).await?;
                }
                if self.there.len() < REMEMBERED {
                    self.there.extend(people.into_iter().map(|person| person.id));
                }
            }
            Batch::Evidence(evidence, lines) => {
                self.imported.evidence += evidence.len() as u64;
                for (item, line) in evidence.iter().zip(lines) {
                    self.check_person(tx, item, line).await?;
                }
                if self.problems.is_empty() {
                    let evidence = self.as_owners_said(tx, evidence).await?;
                    tx.upsert_evidence(organisation, &evidence).await?;
                }
            }
        }
        Ok(())
    }

    /// What people have hidden, or said isn't right, no file brings back: only
    /// they do.
    async fn as_owners_said(
        &mut self,
        tx: &mut dyn Transaction,
        mut evidence: Vec<Evidence>,
    ) -> Result<Vec<Evidence>, AppError> {
        if self.withheld.is_none() {
            self.withheld = Some(tx.withheld_evidence(&self.import.organisation).await?);
        }
        for item in &mut evidence {
            let said = self.withheld.as_ref().and_then(|withheld| withheld.get(&item.id));
            if let Some(consent) = said {
                item.consent = consent.clone();
            }
        }
        Ok(evidence)
    }

    async fn check_person(
        &mut self,
        tx: &mut dyn Transaction,
        item: &Evidence,
        line: Option<u64>,
    ) -> Result<(), AppError> {
        use folkmoot_model::EvidenceKind;
        if item.kind == EvidenceKind::LivedExperience && item.consent == Consent::NotAsked {
            self.imported.lived_not_asked += 1;
        }
        // Once something was wrong, people of the file aren't written any more;
        // then only those who are remembered can be told from unknown ones.
        let can_tell = self.problems.is_empty() || self.there.len() < REMEMBERED;
        if can_tell && !self.there.contains(&item.person) {
            if tx.person(&self.import.organisation, &item.person).await?.is_none() {
                let problem = Problem::new(
                    "evidence.person_unknown",
                    quoted(item.person.as_str()),
                    "the id of a person who is known",
                )
                .in_file(self.import.file.as_str())
                .in_field("person")
                .with_help("import the people first, with the same ids");
                self.problems.push(match line {
                    Some(line) => problem.at_line(line),
                    None => problem,
                });
                return Ok(());
            }
            if self.there.len() < REMEMBERED {
                self.there.insert(item.person.clone());
            }
        }
        self.touched.note(&item.person);
        Ok(())
    }

    /// Works out the claims of everyone concerned, if nothing was wrong.
    async fn finish(mut self, tx: &mut dyn Transaction) -> Result<Imported, AppError> {
        if !self.problems.is_empty() {
            return Err(AppError::BadInput(self.problems));
        }
        match std::mem::replace(&mut self.touched, Touched::Everybody) {
            Touched::These(people) => {
                let people: Vec<PersonId> = people.into_iter().collect();
                self.derive(tx, &people).await?;
            }
            Touched::Everybody => {
                let mut after = None;
                loop {
                    let organisation = &self.import.organisation;
                    let limit = u32::try_from(BATCH).unwrap_or(u32::MAX);
                    let page = tx.people_page(organisation, after.as_ref(), limit).await?;
                    let people: Vec<PersonId> = page.into_iter().map(|person| person.id).collect();
                    let Some(last) = people.last() else { break };
                    after = Some(last.clone());
                    self.derive(tx, &people).await?;
                }
            }
        }
        Ok(self.imported)
    }

    /// Works out the claims of some people anew.
    async fn derive(
        &mut self,
        tx: &mut dyn Transaction,
        people: &[PersonId],
    ) -> Result<(), AppError> {
        let organisation = &self.import.organisation;
        for people in people.chunks(BATCH) {
            let mut claims = Vec::new();
            for person in people {
                let evidence = tx.evidence_of(organisation, person).await?;
                tx.remove_claims(organisation, person).await?;
                claims.extend(derive_claims(person, &evidence)?);
            }
            self.imported.claims += claims.len() as u64;
            tx.upsert_claims(organisation, &claims).await?;
        }
        Ok(())
    }
}

/// People whose claims must be worked out anew.
enum Touched {
    These(BTreeSet<PersonId>),
    /// Too many to remember.
    Everybody,
}

impl Touched {
    fn note(&mut self, person: &PersonId) {
        if let Self::These(people) = self {
            if !people.contains(person) {
                people.insert(person.clone());
            }
            if people.len() > REMEMBERED {
                *self = Self::Everybody;
            }
        }
    }
}
