//! Practical questions: answering them, and rating the answers without knowing
//! whose they are.

use askama::Template;
use folkmoot_model::MAX_TEXT;

use super::parts::awkward;
use crate::{Layout, Locale, Message, Render, Section, Viewer};

/// The form in which somebody answers the practical questions of a call.
#[derive(Debug, Clone, Template)]
#[template(path = "questions.html")]
pub struct QuestionsPage {
    /// The frame.
    pub layout: Layout,
    /// Where the form goes.
    pub address: String,
    /// Where one came from.
    pub back: String,
    /// Who asks.
    pub organisation: String,
    /// The question of the call.
    pub title: String,
    /// What those are called who are asked.
    pub knowing: String,
    /// The practical questions.
    pub questions: Vec<QuestionLine>,
    /// Whether answers were kept just now.
    pub done: bool,
}

/// A practical question, and what somebody answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionLine {
    /// The question.
    pub question: String,
    /// What was typed, or answered before.
    pub answer: String,
    /// Whether it stays as it is, because it was rated.
    pub rated: bool,
}

impl QuestionLine {
    fn is_long(&self) -> bool {
        self.answer.trim().chars().nth(MAX_TEXT).is_some()
    }
}

#[expect(clippy::unused_self, reason = "templates call methods of the page")]
impl QuestionsPage {
    fn number(&self, at: &usize) -> usize {
        at + 1
    }

    fn field(&self, at: &usize) -> String {
        format!("answer-{at}")
    }

    fn wrong(&self, line: &QuestionLine) -> Option<Message> {
        let long = || self.layout.text.t("questions-long").arg("most", MAX_TEXT);
        line.is_long().then(long)
    }

    fn is_wrong(&self) -> bool {
        self.questions.iter().any(QuestionLine::is_long)
    }
}

/// The answers to the practical questions of a call, to be rated.
#[derive(Debug, Clone, Template)]
#[template(path = "rate-answers.html")]
pub struct RateAnswersPage {
    /// The frame.
    pub layout: Layout,
    /// The page of the call on the desk.
    pub desk: String,
    /// The question of the call.
    pub title: String,
    /// The questions with their answers.
    pub questions: Vec<RateQuestion>,
    /// How many were rated just now.
    pub rated: Option<usize>,
}

/// A practical question, with the answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateQuestion {
    /// What those are called who are asked.
    pub knowing: String,
    /// The question.
    pub question: String,
    /// The answers.
    pub answers: Vec<RateLine>,
}

/// An answer, without whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateLine {
    /// By what it is named in the form.
    pub handle: String,
    /// What it says.
    pub text: String,
    /// What the reader thought of it before.
    pub mine: Option<bool>,
}

impl RateLine {
    fn is(&self, useful: bool) -> bool {
        self.mine == Some(useful)
    }
}

#[expect(clippy::unused_self, reason = "templates call methods of the page")]
impl RateAnswersPage {
    fn number(&self, at: &usize) -> usize {
        at + 1
    }

    fn any(&self) -> bool {
        self.questions.iter().any(|it| !it.answers.is_empty())
    }
}

impl Render for QuestionsPage {
    const NAME: &'static str = "questions";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let line = |question: &str, answer: &str, rated| QuestionLine {
            question: question.to_owned(),
            answer: answer.to_owned(),
            rated,
        };
        let usual = Self {
            layout: Layout::sample(locale, Section::Calls, Some("Mary T")),
            address: "/calls/northmere/harbour-road/questions/drivers".to_owned(),
            back: "/calls/northmere/harbour-road".to_owned(),
            organisation: "Northmere Council".to_owned(),
            title: "How could Harbour Road be safe to cycle?".to_owned(),
            knowing: "Cab and delivery drivers".to_owned(),
            questions: vec![
                line("Where would you stop to unload at eight in the morning?", "", false),
                line("How long do you wait for a fare?", "Ten minutes.", true),
            ],
            done: false,
        };
        let long = "x".repeat(MAX_TEXT + 1);
        let wrong = Self {
            title: awkward::HTML.to_owned(),
            knowing: awkward::RIGHT_TO_LEFT.to_owned(),
            questions: vec![line(awkward::HTML, &long, false), line(awkward::LONG, "", false)],
            ..usual.clone()
        };
        vec![("done", Self { done: true, ..usual.clone() }), ("usual", usual), ("wrong", wrong)]
    }
}

impl Render for RateAnswersPage {
    const NAME: &'static str = "rate-answers";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let line = |handle: &str, text: &str, mine| RateLine {
            handle: handle.to_owned(),
            text: text.to_owned(),
            mine,
        };
        let question = |question: &str, answers| RateQuestion {
            knowing: "Cab and delivery drivers".to_owned(),
            question: question.to_owned(),
            answers,
        };
        let usual = Self {
            layout: Layout::sample(locale, Section::Desk, Some("Helen Marsh")),
            desk: "/desk/calls/harbour-road".to_owned(),
            title: "How could Harbour Road be safe to cycle?".to_owned(),
            questions: vec![
                question(
                    "Where would you stop to unload at eight in the morning?",
                    vec![
                        line("a1", "Round the corner in Quay Street, by the bank.", None),
                        line("a2", "In the cycle lane, like everybody.", Some(false)),
                        line("a3", awkward::RIGHT_TO_LEFT, Some(true)),
                    ],
                ),
                question("How long do you wait for a fare?", Vec::new()),
            ],
            rated: None,
        };
        let none = Self { questions: vec![question("How?", Vec::new())], ..usual.clone() };
        let awkward = Self {
            title: awkward::HTML.to_owned(),
            questions: vec![question(awkward::HTML, vec![line("a", awkward::LONG, None)])],
            rated: Some(1),
            ..usual.clone()
        };
        vec![("usual", usual), ("none", none), ("awkward", awkward)]
    }
}
