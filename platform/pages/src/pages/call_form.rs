//! Writing a call.

use askama::Template;
use folkmoot_model::{
    CallBrief, EvidenceKind, Iap2, KindOfKnowing, MAX_KINDS, MAX_PEOPLE, MAX_QUESTION,
    MAX_QUESTIONS, Setting,
};

use super::{parts::awkward, shortlist::Gap};
use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// The form in which a call is written or changed.
#[derive(Debug, Clone, Template)]
#[template(path = "call-form.html")]
pub struct CallFormPage {
    /// The frame.
    pub layout: Layout,
    /// Where the form is sent.
    pub action: String,
    /// Where to go without changing anything.
    pub back: String,
    /// Whether the call is public already.
    pub open: bool,
    /// What was typed.
    pub form: CallForm,
    /// The issues it can belong to: id and title.
    pub issues: Vec<(String, String)>,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
    /// What a search would find; none until it is asked for.
    pub preview: Option<Vec<PreviewLine>>,
    /// What takes the focus.
    pub focus: Focus,
}

/// What takes the focus when the page comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// Nothing.
    None,
    /// What is wrong.
    Faults,
    /// The preview.
    Preview,
    /// The name of a kind of knowing, by its place in the list.
    Kind(usize),
    /// The button that adds a kind of knowing.
    Add,
}

/// A call as it is typed, every field as a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CallForm {
    /// The id of the issue it belongs to; empty for none.
    pub issue: String,
    /// The question.
    pub title: String,
    /// What is known and what is not.
    pub summary: String,
    /// What is decided.
    pub decision: String,
    /// When: a day.
    pub decided_on: String,
    /// Hours asked of each person.
    pub hours: String,
    /// Over how many weeks; may be empty.
    pub weeks: String,
    /// What people get back.
    pub expenses: String,
    /// `remote`, `in_person` or `either`.
    pub setting: String,
    /// The place.
    pub place: String,
    /// The code of the promise.
    pub promise: String,
    /// The kinds of knowing.
    pub kinds: Vec<KindForm>,
}

/// A kind of knowing as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KindForm {
    /// Its id; empty for one that is new.
    pub id: String,
    /// What these people are called.
    pub name: String,
    /// What they know.
    pub needs: String,
    /// How many are wanted.
    pub people: String,
    /// Whether the call can't do without.
    pub must: bool,
    /// Which kinds of evidence count; empty means all.
    pub evidence: Vec<EvidenceKind>,
    /// Where they must know their way about.
    pub place: String,
    /// Practical questions, one a line.
    pub questions: String,
}

/// Something wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The field, as it is called in the form: `title`, `kind-0-needs`.
    pub field: String,
    /// What is wrong with it.
    pub what: FaultKind,
}

/// What can be wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// The call has no question.
    NoTitle,
    /// The call names no decision.
    NoDecision,
    /// Not a day.
    NoDay,
    /// Not a number of hours.
    NoHours,
    /// Not a number of weeks.
    NoWeeks,
    /// Nothing chosen, or no such choice.
    NoSetting,
    /// A place is needed.
    NoPlace,
    /// Nothing promised, or no such promise.
    NoPromise,
    /// No kind of knowing.
    NoKinds,
    /// Too many of them.
    TooManyKinds,
    /// A kind doesn't say what these people know.
    NoNeeds,
    /// Nobody, or a crowd, is asked for.
    NoPeople,
    /// More practical questions than anybody wants to answer.
    TooManyQuestions,
    /// A question that is too long, or there twice.
    OddQuestion,
    /// Answers are among the evidence that doesn't count.
    AnswersLeftOut,
}

/// What a search would find for one kind of knowing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewLine {
    /// What these people are called.
    pub name: String,
    /// How many know.
    pub found: u32,
    /// How many are wanted.
    pub wanted: u32,
    /// What is missing.
    pub gaps: Vec<Gap>,
}

impl From<&CallBrief> for CallForm {
    fn from(brief: &CallBrief) -> Self {
        let setting = match brief.setting {
            Setting::Remote => "remote",
            Setting::InPerson(_) => "in_person",
            Setting::Either(_) => "either",
        };
        let kind = |kind: &folkmoot_model::KindOfKnowing| KindForm {
            id: kind.id.to_string(),
            name: kind.name.clone(),
            needs: kind.needs.clone(),
            people: kind.people.to_string(),
            must: kind.must,
            evidence: kind.evidence.clone(),
            place: kind.place.clone().unwrap_or_default(),
            questions: kind.questions.join("\n"),
        };
        Self {
            issue: String::new(),
            title: brief.title.clone(),
            summary: brief.summary.clone(),
            decision: brief.decision.what.clone(),
            decided_on: brief.decision.on.to_string(),
            hours: brief.effort.hours.to_string(),
            weeks: brief.effort.weeks.map(|weeks| weeks.to_string()).unwrap_or_default(),
            expenses: brief.expenses.clone(),
            setting: setting.to_owned(),
            place: brief.setting.place().unwrap_or_default().to_owned(),
            promise: brief.promise.code().to_owned(),
            kinds: brief.kinds.iter().map(kind).collect(),
        }
    }
}

impl Fault {
    fn words(&self, text: &Text) -> Message {
        match self.what {
            FaultKind::NoTitle => text.t("form-no-title"),
            FaultKind::NoDecision => text.t("form-no-decision"),
            FaultKind::NoDay => text.t("form-no-day"),
            FaultKind::NoHours => text.t("form-no-hours"),
            FaultKind::NoWeeks => text.t("form-no-weeks"),
            FaultKind::NoSetting => text.t("form-no-setting"),
            FaultKind::NoPlace => text.t("form-no-place"),
            FaultKind::NoPromise => text.t("form-no-promise"),
            FaultKind::NoKinds => text.t("form-no-kinds"),
            FaultKind::TooManyKinds => text.t("form-too-many-kinds").arg("most", MAX_KINDS),
            FaultKind::NoNeeds => text.t("form-no-needs"),
            FaultKind::NoPeople => text.t("form-no-people").arg("most", MAX_PEOPLE),
            FaultKind::TooManyQuestions => {
                text.t("form-too-many-questions").arg("most", MAX_QUESTIONS)
            }
            FaultKind::OddQuestion => text.t("form-odd-question").arg("most", MAX_QUESTION),
            FaultKind::AnswersLeftOut => text
                .t("form-answers-left-out")
                .arg("kind", text.evidence_kind(&KindOfKnowing::ANSWERS_ARE)),
        }
    }
}

#[expect(clippy::unused_self, reason = "templates call methods of the page")]
impl CallFormPage {
    fn heading(&self) -> Message {
        let text = self.layout.text;
        if self.action.ends_with("/new") { text.t("form-new") } else { text.t("form-edit") }
    }

    /// What is wrong with a field, in words.
    fn wrong(&self, field: impl AsRef<str>) -> Option<Message> {
        let fault = self.faults.iter().find(|fault| fault.field == field.as_ref())?;
        Some(fault.words(&self.layout.text))
    }

    /// The name of a field of a kind of knowing.
    fn of_kind(&self, at: &usize, field: &str) -> String {
        format!("kind-{at}-{field}")
    }

    /// No hint and no fault.
    fn no_words(&self) -> Option<Message> {
        None
    }

    /// Whether the part of a kind that is seldom needed shows.
    fn shows_more(&self, at: &usize, kind: &KindForm) -> bool {
        let filled = !kind.evidence.is_empty() || !kind.place.is_empty();
        filled || !kind.questions.is_empty() || self.wrong(self.of_kind(at, "questions")).is_some()
    }

    fn kind_takes_focus(&self, at: &usize) -> bool {
        self.focus == Focus::Kind(*at)
    }

    fn takes_focus(&self, focus: Focus) -> bool {
        self.focus == focus
    }

    /// The places people can take part in: code and words.
    fn settings(&self) -> [(&'static str, Message); 3] {
        let text = self.layout.text;
        [
            ("remote", text.t("form-remote")),
            ("in_person", text.t("form-in-person")),
            ("either", text.t("form-either")),
        ]
    }

    /// The promises: code and words.
    fn promises(&self) -> Vec<(&'static str, Message)> {
        Iap2::ALL.iter().map(|p| (p.code(), self.layout.text.promise(p))).collect()
    }

    /// The kinds of evidence: code, words and whether it is ticked.
    fn evidence(&self, kind: &KindForm) -> Vec<(&'static str, Message, bool)> {
        let choice = |e: &EvidenceKind| {
            (e.code(), self.layout.text.evidence_kind(e), kind.evidence.contains(e))
        };
        EvidenceKind::ALL.iter().map(choice).collect()
    }

    fn number(&self, at: &usize) -> usize {
        at + 1
    }
}

impl PreviewLine {
    fn words(&self, text: &Text) -> Message {
        text.t("form-would-find").arg("found", self.found).arg("wanted", self.wanted)
    }
}

impl Render for CallFormPage {
    const NAME: &'static str = "call-form";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let new = Self {
            layout: Layout::sample(locale, Section::Desk, Some("Helen Marsh")),
            action: "/desk/calls/new".to_owned(),
            back: "/desk".to_owned(),
            open: false,
            form: CallForm { kinds: vec![KindForm::default()], ..CallForm::default() },
            issues: Vec::new(),
            faults: Vec::new(),
            preview: None,
            focus: Focus::None,
        };
        let kind = KindForm {
            id: "drivers".to_owned(),
            name: "Cab and delivery drivers".to_owned(),
            needs: "Picking up, dropping off, loading".to_owned(),
            people: "4".to_owned(),
            must: true,
            evidence: EvidenceKind::ALL[..2].to_vec(),
            place: "Harbour Ward".to_owned(),
            questions: "Where would you stop to unload?\nHow long do you wait?".to_owned(),
        };
        let filled = CallForm {
            issue: "i1".to_owned(),
            title: "How could Harbour Road be safe to cycle?".to_owned(),
            decided_on: "2027-03-01".to_owned(),
            setting: "either".to_owned(),
            promise: "involve".to_owned(),
            kinds: vec![kind.clone(), kind],
            ..CallForm::default()
        };
        let preview = Self {
            action: "/desk/calls/harbour-road/edit".to_owned(),
            back: "/desk/calls/harbour-road".to_owned(),
            open: true,
            form: filled.clone(),
            issues: vec![
                ("i1".to_owned(), "Safer streets round the harbour".to_owned()),
                ("i2".to_owned(), awkward::HTML.to_owned()),
            ],
            preview: Some(vec![
                PreviewLine {
                    name: "Cab and delivery drivers".to_owned(),
                    found: 1,
                    wanted: 4,
                    gaps: vec![Gap::People { short: 3 }, Gap::Words(vec!["loading".to_owned()])],
                },
                PreviewLine {
                    name: awkward::HTML.to_owned(),
                    found: 12,
                    wanted: 1,
                    gaps: Vec::new(),
                },
            ]),
            focus: Focus::Preview,
            ..new.clone()
        };
        let all = [
            ("title", FaultKind::NoTitle),
            ("decision", FaultKind::NoDecision),
            ("decided_on", FaultKind::NoDay),
            ("hours", FaultKind::NoHours),
            ("weeks", FaultKind::NoWeeks),
            ("setting", FaultKind::NoSetting),
            ("place", FaultKind::NoPlace),
            ("promise", FaultKind::NoPromise),
            ("kinds", FaultKind::NoKinds),
            ("kind-0-needs", FaultKind::NoNeeds),
            ("kind-1-people", FaultKind::NoPeople),
            ("kind-0-questions", FaultKind::TooManyQuestions),
            ("kind-1-questions", FaultKind::OddQuestion),
        ];
        let fault = |(field, what): (&str, FaultKind)| Fault { field: field.to_owned(), what };
        let faults = Self {
            form: CallForm {
                title: awkward::HTML.to_owned(),
                place: "\"><b>".to_owned(),
                ..filled
            },
            faults: all.into_iter().map(fault).collect(),
            focus: Focus::Faults,
            ..new.clone()
        };
        let none = Self {
            form: CallForm::default(),
            faults: vec![
                fault(("kinds", FaultKind::TooManyKinds)),
                fault(("kind-0-questions", FaultKind::AnswersLeftOut)),
            ],
            focus: Focus::Add,
            ..new.clone()
        };
        let added = Self { focus: Focus::Kind(0), ..new.clone() };
        vec![
            ("new", new),
            ("preview", preview),
            ("faults", faults),
            ("no-kinds", none),
            ("added", added),
        ]
    }
}
