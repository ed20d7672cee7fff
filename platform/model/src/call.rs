//! A call: which kinds of knowing are needed, for which decision, by when.

use serde::{Deserialize, Serialize};

use crate::{
    CallId, Coded, Day, ErrorCode, EvidenceKind, InvalidTransition, IssueId, KindId,
    OrganisationId, Timestamp, codes::codes,
};

/// A call as it is kept: what it says, whose it is and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// Its id.
    pub id: CallId,
    /// Who asks.
    pub organisation: OrganisationId,
    /// The issue it belongs to.
    pub issue: Option<IssueId>,
    /// What it says.
    pub brief: CallBrief,
    /// Where it stands.
    pub state: CallState,
    /// When it was first written.
    pub created_at: Timestamp,
}

/// What a call says: the same fields in `call.toml`, on the page and in the
/// API.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallBrief {
    /// The question, in plain words.
    pub title: String,
    /// A paragraph on what is known and what is not.
    #[serde(default)]
    pub summary: String,
    /// The decision it feeds. No call without one.
    pub decision: Decision,
    /// What is asked of people.
    pub effort: Effort,
    /// What they get back: "£90 and travel". Empty when nothing is paid.
    #[serde(default)]
    pub expenses: String,
    /// Where it happens.
    pub setting: Setting,
    /// How much influence people have, on the IAP2 spectrum.
    pub promise: Iap2,
    /// The kinds of knowing that are needed; at least one.
    pub kinds: Vec<KindOfKnowing>,
}

/// A named decision on a named date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// What is decided: "Which of three layouts goes to the council".
    pub what: String,
    /// When.
    pub on: Day,
}

/// The time asked of each person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effort {
    /// Hours in all.
    pub hours: u32,
    /// Over how many weeks, if it is spread.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weeks: Option<u32>,
}

/// Where people take part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "how", content = "place", rename_all = "snake_case")]
pub enum Setting {
    /// From anywhere.
    Remote,
    /// At this place.
    InPerson(String),
    /// At this place or from anywhere.
    Either(String),
}

impl Setting {
    /// The place, if there is one.
    pub fn place(&self) -> Option<&str> {
        match self {
            Self::Remote => None,
            Self::InPerson(place) | Self::Either(place) => Some(place),
        }
    }
}

/// The promise about influence: the IAP2 Spectrum of Public Participation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Iap2 {
    /// We will tell you.
    Inform,
    /// We will listen and say how it was used.
    Consult,
    /// We will work with you so that your concerns are in the options.
    Involve,
    /// We will look for the answer with you and follow it as far as we can.
    Collaborate,
    /// We will do what you decide.
    Empower,
}

codes!("promise about influence", Iap2 {
    Inform = "inform",
    Consult = "consult",
    Involve = "involve",
    Collaborate = "collaborate",
    Empower = "empower",
});

/// One kind of knowing within a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KindOfKnowing {
    /// A short word, unique within the call: `planners`.
    pub id: KindId,
    /// What these people are called on the page: "People who plan streets".
    pub name: String,
    /// What they know, in plain words: "urban planning, street design".
    pub needs: String,
    /// How many people are wanted; at least one.
    pub people: u32,
    /// Whether the call can't do without.
    #[serde(default)]
    pub must: bool,
    /// Which kinds of evidence count; empty means all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceKind>,
    /// Where these people must know their way about, if anywhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Practical questions, in plain words; the answers are evidence, and rated
    /// without knowing whose they are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<String>,
}

/// Most practical questions for one kind of knowing.
pub const MAX_QUESTIONS: usize = 5;
/// Longest of these, in characters.
pub const MAX_QUESTION: usize = 200;

/// Most kinds of knowing in one call.
pub const MAX_KINDS: usize = 50;
/// Most people wanted for one kind of knowing.
pub const MAX_PEOPLE: u32 = 1_000;

/// What is wrong with what a call says.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidCall {
    /// A field that must say something is empty.
    #[error("\"{field}\" is empty")]
    Empty {
        /// The name of the field: `title`, `kind[2].needs`.
        field: String,
    },
    /// There are no kinds of knowing.
    #[error("the call names no kind of knowing")]
    NoKinds,
    /// More kinds than a person can read.
    #[error("the call names {found} kinds of knowing; {MAX_KINDS} at most")]
    TooManyKinds {
        /// How many there are.
        found: usize,
    },
    /// Two kinds have the same id.
    #[error("two kinds of knowing have the id \"{id}\"")]
    DuplicateKind {
        /// The id.
        id: KindId,
    },
    /// Nobody, or a crowd, is asked for.
    #[error("kind \"{id}\" asks for {people} people; 1 to {MAX_PEOPLE} can be asked")]
    People {
        /// The kind.
        id: KindId,
        /// How many.
        people: u32,
    },
    /// More questions than anybody wants to answer.
    #[error("kind \"{id}\" asks {found} practical questions; {MAX_QUESTIONS} at most")]
    TooManyQuestions {
        /// The kind.
        id: KindId,
        /// How many.
        found: usize,
    },
    /// A question that can't be asked.
    #[error(
        "practical question {number} of kind \"{id}\" is empty, there twice, or longer than {MAX_QUESTION} characters"
    )]
    OddQuestion {
        /// The kind.
        id: KindId,
        /// Which question, from 1.
        number: usize,
    },
    /// Answers would not be looked at.
    #[error(
        "kind \"{id}\" asks practical questions, but the evidence that counts for it leaves answers out"
    )]
    AnswersLeftOut {
        /// The kind.
        id: KindId,
    },
}

impl Coded for InvalidCall {
    fn code(&self) -> ErrorCode {
        ErrorCode(match self {
            Self::Empty { .. } => "call.empty",
            Self::NoKinds => "call.no_kinds",
            Self::TooManyKinds { .. } => "call.too_many_kinds",
            Self::DuplicateKind { .. } => "call.duplicate_kind",
            Self::People { .. } => "call.people",
            Self::TooManyQuestions { .. } => "call.too_many_questions",
            Self::OddQuestion { .. } => "call.odd_question",
            Self::AnswersLeftOut { .. } => "call.answers_left_out",
        })
    }
}

impl CallBrief {
    /// Checks what a type can't say. All that is wrong is told at once.
    pub fn check(&self) -> Result<(), Vec<InvalidCall>> {
        let mut wrong = Vec::new();
        let mut must_say = |field: String, text: &str| {
            if text.trim().is_empty() {
                wrong.push(InvalidCall::Empty { field });
            }
        };
        must_say("title".to_owned(), &self.title);
        must_say("decision".to_owned(), &self.decision.what);
        for (i, kind) in self.kinds.iter().enumerate() {
            must_say(format!("kind[{}].needs", i + 1), &kind.needs);
        }
        match self.kinds.len() {
            0 => wrong.push(InvalidCall::NoKinds),
            found if found > MAX_KINDS => wrong.push(InvalidCall::TooManyKinds { found }),
            _ => {}
        }
        for (i, kind) in self.kinds.iter().enumerate() {
            if self.kinds[..i].iter().any(|other| other.id == kind.id) {
                wrong.push(InvalidCall::DuplicateKind { id: kind.id.clone() });
            }
            if !(1..=MAX_PEOPLE).contains(&kind.people) {
                wrong.push(InvalidCall::People { id: kind.id.clone(), people: kind.people });
            }
            wrong.extend(kind.check_questions());
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }

    /// How many people are wanted in all.
    pub fn people(&self) -> u32 {
        self.kinds.iter().map(|kind| kind.people).sum()
    }
}

impl KindOfKnowing {
    /// The kind of evidence that answers to practical questions are.
    pub const ANSWERS_ARE: EvidenceKind = EvidenceKind::TrackRecord;

    /// All that is wrong with its questions.
    pub fn check_questions(&self) -> Vec<InvalidCall> {
        let mut wrong = Vec::new();
        let id = || self.id.clone();
        if self.questions.len() > MAX_QUESTIONS {
            wrong.push(InvalidCall::TooManyQuestions { id: id(), found: self.questions.len() });
        }
        for (i, question) in self.questions.iter().enumerate() {
            let long = question.chars().nth(MAX_QUESTION).is_some();
            let twice = self.questions[..i].contains(question);
            if question.trim().is_empty() || question.contains('\n') || long || twice {
                wrong.push(InvalidCall::OddQuestion { id: id(), number: i + 1 });
            }
        }
        let counted = self.evidence.is_empty() || self.evidence.contains(&Self::ANSWERS_ARE);
        if !self.questions.is_empty() && !counted {
            wrong.push(InvalidCall::AnswersLeftOut { id: id() });
        }
        wrong
    }
}

/// Where a call stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CallState {
    /// Being written; nobody else sees it.
    Draft,
    /// Public, and people are being found.
    Open,
    /// Enough people have answered, or time is up.
    Closed,
    /// Taken back, with what was said about it kept.
    Withdrawn,
}

codes!("state of a call", CallState {
    Draft = "draft",
    Open = "open",
    Closed = "closed",
    Withdrawn = "withdrawn",
});

impl Call {
    /// Makes a draft public.
    pub fn open(self) -> Result<Self, InvalidTransition> {
        self.step(&[CallState::Draft, CallState::Closed], CallState::Open)
    }

    /// Stops looking for people.
    pub fn close(self) -> Result<Self, InvalidTransition> {
        self.step(&[CallState::Open], CallState::Closed)
    }

    /// Takes the call back.
    pub fn withdraw(self) -> Result<Self, InvalidTransition> {
        self.step(&[CallState::Draft, CallState::Open, CallState::Closed], CallState::Withdrawn)
    }

    fn step(self, from: &[CallState], to: CallState) -> Result<Self, InvalidTransition> {
        if from.contains(&self.state) {
            Ok(Self { state: to, ..self })
        } else {
            Err(InvalidTransition { what: "call", from: self.state.code(), to: to.code() })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn brief() -> CallBrief {
        CallBrief {
            title: "Safer lanes".to_owned(),
            summary: String::new(),
            decision: Decision { what: "Which layout".to_owned(), on: Day::from_days(20_000) },
            effort: Effort { hours: 6, weeks: None },
            expenses: String::new(),
            setting: Setting::Remote,
            promise: Iap2::Involve,
            kinds: vec![KindOfKnowing {
                id: KindId::new("planners").unwrap(),
                name: "Planners".to_owned(),
                needs: "urban planning".to_owned(),
                people: 3,
                must: true,
                evidence: vec![EvidenceKind::Work],
                place: None,
                questions: Vec::new(),
            }],
        }
    }

    #[test]
    fn tells_all_that_is_wrong_at_once() {
        assert_eq!(brief().check(), Ok(()));
        let mut bad = brief();
        bad.title = " ".to_owned();
        bad.kinds.push(KindOfKnowing { people: 0, ..bad.kinds[0].clone() });
        let wrong = bad.check().unwrap_err();
        let codes: Vec<_> = wrong.iter().map(|w| w.code().0).collect();
        assert_eq!(codes, ["call.empty", "call.duplicate_kind", "call.people"]);
        bad.kinds.truncate(1);
        bad.kinds[0].questions = vec!["How?".to_owned(), " ".to_owned(), "How?".to_owned()];
        bad.kinds[0].evidence = vec![EvidenceKind::Work];
        let wrong = bad.check().unwrap_err();
        let codes: Vec<_> = wrong.iter().map(|w| w.code().0).collect();
        let odd = "call.odd_question";
        assert_eq!(codes, ["call.empty", odd, odd, "call.answers_left_out"]);
        bad.kinds.clear();
        assert!(bad.check().unwrap_err().contains(&InvalidCall::NoKinds));
    }

    #[test]
    fn moves_only_along_its_states() {
        let call = Call {
            id: CallId::new("c").unwrap(),
            organisation: OrganisationId::new("o").unwrap(),
            issue: None,
            brief: brief(),
            state: CallState::Draft,
            created_at: Timestamp::from_millis(0),
        };
        assert!(call.clone().close().is_err());
        let open = call.open().unwrap();
        assert_eq!(open.state, CallState::Open);
        let gone = open.close().unwrap().open().unwrap().withdraw().unwrap();
        let error = gone.open().unwrap_err();
        assert_eq!(error.to_string(), "call is withdrawn and can't become open");
    }

    #[test]
    fn json_round_trip() {
        let text = serde_json::to_string(&brief()).unwrap();
        assert_eq!(serde_json::from_str::<CallBrief>(&text).unwrap(), brief());
    }
}
