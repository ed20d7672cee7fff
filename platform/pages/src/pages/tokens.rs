//! The tokens that a member made for other programs.

use askama::Template;
use folkmoot_model::{Day, Scope};

use super::parts::awkward;
use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// A member's tokens, and the form for a new one.
#[derive(Debug, Clone, Template)]
#[template(path = "tokens.html")]
pub struct TokensPage {
    /// The frame.
    pub layout: Layout,
    /// The tokens, the latest first.
    pub tokens: Vec<TokenLine>,
    /// What a new one can be made to do; nothing for those who are no member.
    pub offered: Vec<Scope>,
    /// The form as it was typed.
    pub form: TokenForm,
    /// What is wrong with it.
    pub fault: Option<TokenFormFault>,
    /// The secret of the one that was made just now: shown this once.
    pub made: Option<String>,
}

/// A token, without its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenLine {
    /// What its owner calls it.
    pub name: String,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// When it was made.
    pub made: Day,
    /// When it was last used.
    pub used: Option<Day>,
    /// The day on which it ends, and whether that is over.
    pub ends: (Day, bool),
    /// Where it is taken back.
    pub end_address: String,
}

/// What somebody types to make a token.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TokenForm {
    /// What they call it.
    pub name: String,
    /// What it is to do.
    pub scopes: Vec<Scope>,
    /// For how many days.
    pub days: u32,
}

/// What is wrong with the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenFormFault {
    /// It has no name, or too long a one.
    Name,
    /// It could do nothing, or more than its owner.
    Scopes,
    /// No such number of days.
    Days,
    /// There are too many tokens.
    TooMany,
}

impl TokensPage {
    /// For how long a token can be made.
    const DAYS: [u32; 4] = [7, 30, 90, 365];

    /// Whether something is wrong with this field, and what.
    fn wrong(&self, field: TokenFormFault) -> Option<Message> {
        (self.fault == Some(field)).then(|| fault_words(self.layout.text, field))
    }

    /// Where the fault is, and what it is.
    fn told(&self) -> Option<(&'static str, Message)> {
        let fault = self.fault?;
        let field = match fault {
            TokenFormFault::Name => "name",
            TokenFormFault::Scopes => "scopes",
            TokenFormFault::Days => "days",
            TokenFormFault::TooMany => "tokens",
        };
        Some((field, fault_words(self.layout.text, fault)))
    }

    /// What a new one can be made to do: code, words, and whether it is ticked.
    fn choices(&self) -> Vec<(&'static str, Message, bool)> {
        let choice = |scope: &Scope| {
            let words = scope_words(self.layout.text, *scope);
            (scope.code(), words, self.form.scopes.contains(scope))
        };
        self.offered.iter().map(choice).collect()
    }

    /// The scopes of a line, in words.
    fn scopes(&self, line: &TokenLine) -> String {
        let words = line.scopes.iter().map(|scope| scope_words(self.layout.text, *scope));
        words.map(|words| words.to_string()).collect::<Vec<_>>().join("; ")
    }
}

fn fault_words(text: Text, fault: TokenFormFault) -> Message {
    match fault {
        TokenFormFault::Name => text.t("tokens-wrong-name"),
        TokenFormFault::Scopes => text.t("tokens-wrong-scopes"),
        TokenFormFault::Days => text.t("tokens-wrong-days"),
        TokenFormFault::TooMany => text.t("tokens-wrong-too-many"),
    }
}

fn scope_words(text: Text, scope: Scope) -> Message {
    match scope {
        Scope::ReadCalls => text.t("scope-read-calls"),
        Scope::WriteCalls => text.t("scope-write-calls"),
        Scope::FindPeople => text.t("scope-find-people"),
        Scope::ReadShortlists => text.t("scope-read-shortlists"),
        Scope::Invite => text.t("scope-invite"),
        Scope::Import => text.t("scope-import"),
        Scope::Export => text.t("scope-export"),
        Scope::ReadAudit => text.t("scope-read-audit"),
        Scope::Me => text.t("scope-me"),
    }
}

impl Render for TokensPage {
    const NAME: &'static str = "tokens";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let line = |name: &str, used| TokenLine {
            name: name.to_owned(),
            scopes: vec![Scope::ReadCalls, Scope::Export],
            made: Day::from_days(20_779),
            used,
            ends: (Day::from_days(20_809), false),
            end_address: "/me/tokens/0a1b/end".to_owned(),
        };
        let page = |name: &str, tokens| Self {
            layout: Layout::sample(locale, Section::Other, Some(name)),
            tokens,
            offered: Scope::ALL.to_vec(),
            form: TokenForm { days: 30, ..TokenForm::default() },
            fault: None,
            made: None,
        };
        let ended = TokenLine { ends: (Day::from_days(20_779), true), ..line("Old", None) };
        let usual = vec![line("Weekly spreadsheet", Some(Day::from_days(20_780))), ended];
        let made = Self {
            made: Some(format!("folkmoot_{}", "0a1b2c3d".repeat(8))),
            ..page("Helen Marsh", usual.clone())
        };
        let wrong = |fault| Self {
            fault: Some(fault),
            form: TokenForm { name: awkward::HTML.to_owned(), scopes: vec![Scope::Me], days: 7 },
            ..page(awkward::HTML, vec![line(awkward::HTML, None), line(awkward::LONG, None)])
        };
        vec![
            ("usual", page("Helen Marsh", usual)),
            ("none", page("Helen Marsh", Vec::new())),
            ("made", made),
            ("citizen", Self { offered: Vec::new(), ..page("Helen Marsh", Vec::new()) }),
            ("wrong-name", wrong(TokenFormFault::Name)),
            ("wrong-scopes", wrong(TokenFormFault::Scopes)),
            ("wrong-days", wrong(TokenFormFault::Days)),
            ("wrong-too-many", wrong(TokenFormFault::TooMany)),
        ]
    }
}
