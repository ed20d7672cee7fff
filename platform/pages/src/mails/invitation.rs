//! Mails about an invitation: it asks, asks again, and confirms an answer.

use folkmoot_model::{Day, Effort, Email, Origin, Setting};

use super::letter::{Block, Letter, hello, questions};
use crate::{Locale, RenderError, Text, pages::WhyYou};

/// What a mail about an invitation says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// It asks.
    Asks,
    /// It asks again.
    Reminds,
    /// It confirms a yes.
    Yes,
    /// It confirms a no.
    No,
}

/// A mail about an invitation.
#[derive(Debug, Clone)]
pub struct InvitationMail {
    /// The words of the reader's language.
    pub text: Text,
    /// What it says.
    pub says: Says,
    /// Who asks.
    pub organisation: String,
    /// What is asked.
    pub title: String,
    /// The decision it feeds.
    pub decision: String,
    /// When that is taken.
    pub decided_on: Day,
    /// The time it takes.
    pub effort: Effort,
    /// What they get back; may be empty.
    pub expenses: String,
    /// Where it happens.
    pub setting: Setting,
    /// What the kind of knowing is called that they are asked for.
    pub knowing: String,
    /// The last day to answer.
    pub answer_by: Option<Day>,
    /// How they came to be asked.
    pub origin: Origin,
    /// Their name and the evidence that speaks for them.
    pub why: WhyYou,
    /// The words of whoever added or named them.
    pub reason: Option<String>,
    /// Who named them, if that may be told.
    pub named_by: Option<String>,
    /// Where to write with questions, if the organisation says.
    pub contact: Option<Email>,
    /// The whole address of the invitation; further ones begin with it.
    pub link: String,
    /// The whole address of the public page of the call.
    pub call_link: String,
}

impl InvitationMail {
    /// The subject.
    pub fn subject(&self) -> String {
        let text = self.text;
        let subject = match self.says {
            Says::Asks => text.t("mail-asks-subject").arg("organisation", &self.organisation),
            Says::Reminds => text.t("mail-reminds-subject"),
            Says::Yes => text.t("mail-yes-subject"),
            Says::No => text.t("mail-no-subject"),
        };
        // A subject is one line, whatever a title holds.
        let line = subject.arg("title", &self.title).to_string();
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The mail as plain text.
    pub fn plain(&self) -> String {
        self.letter().plain()
    }

    /// The mail as HTML.
    pub fn html(&self) -> Result<String, RenderError> {
        self.letter().html()
    }

    fn letter(&self) -> Letter {
        let text = self.text;
        let mut blocks = vec![Block::Text(hello(text, &self.why.name).to_string())];
        match self.says {
            Says::Asks | Says::Reminds => self.ask(&mut blocks),
            Says::Yes | Says::No => self.confirm(&mut blocks),
        }
        blocks.push(Block::Link(text.t("mail-stop").to_string(), format!("{}/stop", self.link)));
        blocks.extend(questions(text, self.contact.as_slice()).map(Block::Text));
        let from = text.t("mail-from").arg("organisation", &self.organisation);
        blocks.push(Block::Text(from.to_string()));
        Letter { text, subject: self.subject(), blocks }
    }

    fn ask(&self, blocks: &mut Vec<Block>) {
        let text = self.text;
        let lead = match self.says {
            Says::Reminds => text.t("mail-reminds-lead"),
            _ => text.t("mail-asks-lead"),
        };
        let lead = lead.arg("organisation", &self.organisation).arg("title", &self.title);
        blocks.push(Block::Text(lead.to_string()));
        blocks.push(Block::Heading(text.t("mail-why").to_string()));
        blocks.extend(self.why());
        blocks.push(Block::Heading(text.t("mail-what").to_string()));
        blocks.push(Block::Facts(self.facts()));
        blocks.push(Block::Button(
            text.t("mail-answer-yes").to_string(),
            format!("{}/yes", self.link),
        ));
        blocks.push(Block::Link(text.t("mail-answer-no").to_string(), format!("{}/no", self.link)));
        blocks.push(Block::Link(
            text.t("mail-answer-name").to_string(),
            format!("{}/name", self.link),
        ));
        blocks.push(Block::Text(text.t("mail-answer-how").to_string()));
        blocks.push(Block::Link(text.t("mail-more").to_string(), self.call_link.clone()));
    }

    fn confirm(&self, blocks: &mut Vec<Block>) {
        let text = self.text;
        let said = match self.says {
            Says::Yes => text.t("mail-yes-lead"),
            _ => text.t("mail-no-lead"),
        };
        let said = said.arg("organisation", &self.organisation).arg("title", &self.title);
        blocks.push(Block::Text(said.to_string()));
        if self.says == Says::Yes {
            blocks.push(Block::Facts(self.facts()));
            blocks.push(Block::Text(text.t("mail-yes-next").to_string()));
        }
        blocks.push(Block::Link(text.t("mail-change").to_string(), self.link.clone()));
        blocks.push(Block::Link(text.t("mail-more").to_string(), self.call_link.clone()));
    }

    /// Two or three sentences from their own evidence, or where they are known
    /// from.
    fn why(&self) -> Vec<Block> {
        let text = self.text;
        let sentences = self.why.sentences(&text);
        let mut words: Vec<String> = sentences.iter().map(ToString::to_string).collect();
        match self.origin {
            Origin::Found if words.is_empty() => words.push(text.t("mail-why-found").to_string()),
            Origin::Found => {}
            Origin::ByHand => words.push(text.t("mail-why-by-hand").to_string()),
            Origin::Named => {
                let by = match &self.named_by {
                    Some(name) => text.t("mail-why-named-by").arg("name", name),
                    None => text.t("mail-why-named"),
                };
                words.push(by.to_string());
            }
        }
        let mut blocks = vec![Block::Text(words.join(" "))];
        blocks.extend(self.reason.clone().map(Block::Quote));
        let knowing = text.t("mail-why-knowing").arg("kind", &self.knowing);
        blocks.push(Block::Text(knowing.to_string()));
        blocks
    }

    fn facts(&self) -> Vec<(String, String)> {
        let text = self.text;
        let mut facts = vec![
            (text.t("call-decides"), self.decision.clone()),
            (text.t("call-when"), text.date(&self.decided_on).to_string()),
            (
                text.t("call-time"),
                text.effort_and_expenses(&self.effort, &self.expenses).to_string(),
            ),
            (text.t("call-place"), text.setting(&self.setting).to_string()),
        ];
        if let Some(by) = self.answer_by
            && matches!(self.says, Says::Asks | Says::Reminds)
        {
            facts.push((text.t("mail-answer-by"), text.date(&by).to_string()));
        }
        facts.into_iter().map(|(name, value)| (name.to_string(), value)).collect()
    }

    /// Examples of it, each with a name.
    pub fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let asks = Self {
            text: Text(locale),
            says: Says::Asks,
            organisation: "Northmere Council".to_owned(),
            title: "How could Harbour Road be safe to cycle?".to_owned(),
            decision: "Which of three layouts goes to the council".to_owned(),
            decided_on: Day::from_days(20_878),
            effort: Effort { hours: 6, weeks: Some(3) },
            expenses: "£90 and travel".to_owned(),
            setting: Setting::Either("Harbour Ward".to_owned()),
            knowing: "People who get about by wheelchair".to_owned(),
            answer_by: Some(Day::from_days(20_793)),
            origin: Origin::Found,
            why: WhyYou::sample(),
            reason: None,
            named_by: None,
            contact: Email::new("ask@northmere.example").ok(),
            link: "https://folkmoot.example.org/invitations/0a1b2c".to_owned(),
            call_link: "https://folkmoot.example.org/calls/northmere/harbour-road".to_owned(),
        };
        let nobody = WhyYou { name: String::new(), evidence: Vec::new() };
        let reason = Some("She keeps the harbour lock.\n<b>Ask & see</b>".to_owned());
        let named = Self {
            origin: Origin::Named,
            why: nobody.clone(),
            reason: reason.clone(),
            named_by: Some("Mary T".to_owned()),
            expenses: String::new(),
            ..asks.clone()
        };
        let by_hand = Self { origin: Origin::ByHand, reason, ..asks.clone() };
        let silent = Self { named_by: None, reason: None, ..named.clone() };
        let hidden = Self { why: nobody, answer_by: None, contact: None, ..asks.clone() };
        let of = |says| Self { says, ..asks.clone() };
        vec![
            ("reminds", of(Says::Reminds)),
            ("yes", of(Says::Yes)),
            ("no", of(Says::No)),
            ("asks", asks),
            ("named", named),
            ("named-silently", silent),
            ("by-hand", by_hand),
            ("hidden", hidden),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_as_it_did() {
        for locale in Locale::ALL {
            for (name, mail) in InvitationMail::samples(*locale) {
                let name = format!("{}-{name}", locale.tag());
                let text = format!("Subject: {}\n\n{}", mail.subject(), mail.plain());
                insta::assert_snapshot!(format!("{name}-plain"), text);
                insta::assert_snapshot!(format!("{name}-html"), mail.html().unwrap());
            }
        }
    }

    #[test]
    fn says_the_same_in_text_and_html() {
        for (name, mail) in InvitationMail::samples(Locale::English) {
            let (plain, html) = (mail.plain(), mail.html().unwrap());
            for block in mail.letter().blocks {
                let words = match block {
                    Block::Heading(words) => words.to_uppercase(),
                    Block::Text(words) | Block::Link(words, _) | Block::Button(words, _) => words,
                    Block::Quote(_) | Block::Facts(_) => continue,
                };
                assert!(plain.contains(&words), "{name}: {words}");
            }
            for text in [&plain, &html] {
                assert!(!text.contains('⟦') && text.contains(&mail.link), "{name}: {text}");
                assert!(text.contains("/stop"), "{name}");
            }
            assert!(!html.contains("<b>") && !html.contains("<img") && !html.contains("<script"));
            assert!(!mail.subject().contains(['⟦', '\n']), "{name}");
        }
    }

    #[test]
    fn asks_with_ways_to_answer_and_never_answers_by_itself() {
        let (_, mail) = InvitationMail::samples(Locale::English).swap_remove(3);
        for way in ["yes", "no", "name", "stop"] {
            let link = format!("{}/{way}", mail.link);
            assert!(mail.plain().contains(&link) && mail.html().unwrap().contains(&link), "{way}");
        }
        assert!(!mail.html().unwrap().contains("<form"));
    }
}
