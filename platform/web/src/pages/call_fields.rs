//! The fields of the form in which a call is written: read, and made into
//! what a call says.

use std::collections::BTreeSet;

use folkmoot_model::{
    CallBrief, Day, Decision, Effort, EvidenceKind, Iap2, InvalidCall, KindId, KindOfKnowing,
    MAX_KINDS, MAX_PEOPLE, Setting,
};
use folkmoot_pages::pages::{CallForm, Fault, FaultKind, KindForm};

/// What a form sent, field by field.
pub(super) type Fields = Vec<(String, String)>;

/// What the button that was pressed asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// To keep it.
    Save,
    /// To see what a search would find.
    Preview,
    /// One more kind of knowing.
    Add,
    /// One less.
    Remove(usize),
}

/// The value of a field; empty if there is none.
pub(super) fn value<'a>(fields: &'a Fields, name: &str) -> &'a str {
    fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.as_str())
}

/// What is asked for.
pub(super) fn asked(fields: &Fields) -> Asked {
    match value(fields, "action") {
        "preview" => Asked::Preview,
        "add" => Asked::Add,
        other => other
            .strip_prefix("remove-")
            .and_then(|at| at.parse().ok())
            .map_or(Asked::Save, Asked::Remove),
    }
}

/// The form as it was typed. Browsers send line breaks as two characters.
pub(super) fn form(fields: &Fields) -> CallForm {
    let text = |name: &str| value(fields, name).replace("\r\n", "\n").trim().to_owned();
    let is_there =
        |at: &usize| fields.iter().any(|(field, _)| *field == format!("kind-{at}-needs"));
    CallForm {
        issue: text("issue"),
        title: text("title"),
        summary: text("summary"),
        decision: text("decision"),
        decided_on: text("decided_on"),
        hours: text("hours"),
        weeks: text("weeks"),
        expenses: text("expenses"),
        setting: text("setting"),
        place: text("place"),
        promise: text("promise"),
        kinds: (0..=MAX_KINDS).take_while(is_there).map(|at| kind_form(fields, at)).collect(),
    }
}

fn kind_form(fields: &Fields, at: usize) -> KindForm {
    let field = |name: &str| format!("kind-{at}-{name}");
    let text = |name: &str| value(fields, &field(name)).replace("\r\n", "\n").trim().to_owned();
    let ticked = field("evidence");
    let evidence = fields.iter().filter(|(name, _)| *name == ticked);
    KindForm {
        id: text("id"),
        name: text("name"),
        needs: text("needs"),
        people: text("people"),
        must: !text("must").is_empty(),
        evidence: evidence.filter_map(|(_, code)| code.parse::<EvidenceKind>().ok()).collect(),
        place: text("place"),
        questions: text("questions"),
    }
}

/// What the form says, or all that is wrong with it, in the order of the
/// fields.
pub(super) fn brief(form: &CallForm) -> Result<CallBrief, Vec<Fault>> {
    let mut faults = Faults::default();
    if form.title.is_empty() {
        faults.add("title", FaultKind::NoTitle);
    }
    if form.decision.is_empty() {
        faults.add("decision", FaultKind::NoDecision);
    }
    let on = faults.read("decided_on", form.decided_on.parse::<Day>(), FaultKind::NoDay);
    let promise = faults.read("promise", form.promise.parse::<Iap2>(), FaultKind::NoPromise);
    let hours = faults.read("hours", form.hours.parse::<u32>(), FaultKind::NoHours);
    let weeks = if form.weeks.is_empty() {
        None
    } else {
        faults.read("weeks", form.weeks.parse::<u32>(), FaultKind::NoWeeks)
    };
    let setting = setting(form, &mut faults);
    let kinds = kinds(form, &mut faults);
    let (Some(on), Some(promise), Some(hours), Some(setting)) = (on, promise, hours, setting)
    else {
        return Err(faults.0);
    };
    if !faults.0.is_empty() {
        return Err(faults.0);
    }
    let brief = CallBrief {
        title: form.title.clone(),
        summary: form.summary.clone(),
        decision: Decision { what: form.decision.clone(), on },
        effort: Effort { hours, weeks },
        expenses: form.expenses.clone(),
        setting,
        promise,
        kinds,
    };
    // Whatever the model refuses besides is told too, at the kinds.
    match brief.check() {
        Ok(()) => Ok(brief),
        Err(wrong) => Err(wrong.iter().map(fault_of).collect()),
    }
}

/// A call of those kinds of knowing that are filled in, for a preview: the
/// rest of it decides nothing there. None if no kind is.
pub(super) fn kinds_alone(form: &CallForm) -> Option<CallBrief> {
    let mut form = form.clone();
    let is_whole = |kind: &KindForm| {
        let people = kind.people.parse().is_ok_and(|people| (1..=MAX_PEOPLE).contains(&people));
        people && !kind.needs.is_empty()
    };
    form.kinds.retain(is_whole);
    let mut faults = Faults::default();
    let kinds = kinds(&form, &mut faults);
    let unsaid = || "-".to_owned();
    let brief = CallBrief {
        title: unsaid(),
        summary: String::new(),
        decision: Decision { what: unsaid(), on: Day::from_days(0) },
        effort: Effort { hours: 0, weeks: None },
        expenses: String::new(),
        setting: Setting::Remote,
        promise: Iap2::Inform,
        kinds,
    };
    (faults.0.is_empty() && brief.check().is_ok()).then_some(brief)
}

#[derive(Default)]
struct Faults(Vec<Fault>);

impl Faults {
    fn add(&mut self, field: &str, what: FaultKind) {
        self.0.push(Fault { field: field.to_owned(), what });
    }

    fn read<T, E>(&mut self, field: &str, read: Result<T, E>, what: FaultKind) -> Option<T> {
        if read.is_err() {
            self.add(field, what);
        }
        read.ok()
    }
}

fn setting(form: &CallForm, faults: &mut Faults) -> Option<Setting> {
    let place = form.place.clone();
    if matches!(form.setting.as_str(), "in_person" | "either") && place.is_empty() {
        faults.add("place", FaultKind::NoPlace);
    }
    match form.setting.as_str() {
        "remote" => Some(Setting::Remote),
        "in_person" => Some(Setting::InPerson(place)),
        "either" => Some(Setting::Either(place)),
        _ => {
            faults.add("setting", FaultKind::NoSetting);
            None
        }
    }
}

fn kinds(form: &CallForm, faults: &mut Faults) -> Vec<KindOfKnowing> {
    match form.kinds.len() {
        0 => faults.add("kinds", FaultKind::NoKinds),
        many if many > MAX_KINDS => faults.add("kinds", FaultKind::TooManyKinds),
        _ => {}
    }
    let mut taken: BTreeSet<KindId> = BTreeSet::new();
    let mut kinds: Vec<KindOfKnowing> = Vec::new();
    for (at, kind) in form.kinds.iter().enumerate() {
        if kind.needs.is_empty() {
            faults.add(&format!("kind-{at}-needs"), FaultKind::NoNeeds);
        }
        let people = kind.people.parse().ok().filter(|people| (1..=MAX_PEOPLE).contains(people));
        let Some(people) =
            faults.read(&format!("kind-{at}-people"), people.ok_or(()), FaultKind::NoPeople)
        else {
            continue;
        };
        let Some(id) = kind_id(kind, form, &taken) else { continue };
        taken.insert(id.clone());
        let kind = KindOfKnowing {
            id,
            name: kind.name.clone(),
            needs: kind.needs.clone(),
            people,
            must: kind.must,
            evidence: kind.evidence.clone(),
            place: Some(kind.place.clone()).filter(|place| !place.is_empty()),
            questions: questions(&kind.questions),
        };
        if let Some(what) = kind.check_questions().first().and_then(question_fault) {
            faults.add(&format!("kind-{at}-questions"), what);
        }
        kinds.push(kind);
    }
    kinds
}

/// One question a line.
fn questions(typed: &str) -> Vec<String> {
    let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(ToOwned::to_owned).collect()
}

const fn question_fault(wrong: &InvalidCall) -> Option<FaultKind> {
    match wrong {
        InvalidCall::TooManyQuestions { .. } => Some(FaultKind::TooManyQuestions),
        InvalidCall::OddQuestion { .. } => Some(FaultKind::OddQuestion),
        InvalidCall::AnswersLeftOut { .. } => Some(FaultKind::AnswersLeftOut),
        _ => None,
    }
}

/// A kind keeps its id, so that searches still know it; a new one gets the
/// first that is free in this form.
fn kind_id(kind: &KindForm, form: &CallForm, taken: &BTreeSet<KindId>) -> Option<KindId> {
    let kept = KindId::new(kind.id.clone()).ok().filter(|id| !taken.contains(id));
    let free =
        |id: &KindId| !taken.contains(id) && form.kinds.iter().all(|other| other.id != id.as_str());
    let numbered = (1..=2 * MAX_KINDS + 2).filter_map(|n| KindId::new(format!("kind-{n}")).ok());
    kept.or_else(|| numbered.into_iter().find(free))
}

fn fault_of(wrong: &InvalidCall) -> Fault {
    let (field, what) = match wrong {
        InvalidCall::Empty { field } if field == "title" => ("title", FaultKind::NoTitle),
        InvalidCall::Empty { field } if field == "decision" => ("decision", FaultKind::NoDecision),
        InvalidCall::TooManyKinds { .. } => ("kinds", FaultKind::TooManyKinds),
        InvalidCall::Empty { .. } => ("kinds", FaultKind::NoNeeds),
        InvalidCall::People { .. } => ("kinds", FaultKind::NoPeople),
        InvalidCall::NoKinds | InvalidCall::DuplicateKind { .. } => ("kinds", FaultKind::NoKinds),
        InvalidCall::TooManyQuestions { .. } => ("kinds", FaultKind::TooManyQuestions),
        InvalidCall::OddQuestion { .. } => ("kinds", FaultKind::OddQuestion),
        InvalidCall::AnswersLeftOut { .. } => ("kinds", FaultKind::AnswersLeftOut),
    };
    Fault { field: field.to_owned(), what }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(more: &[(&str, &str)]) -> Fields {
        let usual = [
            ("title", "Safer lanes"),
            ("decision", "Which layout"),
            ("decided_on", "2027-03-01"),
            ("hours", "6"),
            ("setting", "remote"),
            ("promise", "involve"),
            ("kind-0-needs", "urban planning"),
            ("kind-0-people", "3"),
        ];
        let replaced = |name: &str| more.iter().any(|(other, _)| *other == name);
        let usual = usual.iter().filter(|(name, _)| !replaced(name));
        usual.chain(more).map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect()
    }

    fn wrong(more: &[(&str, &str)]) -> Vec<String> {
        let faults = brief(&form(&fields(more))).err().unwrap_or_default();
        faults.into_iter().map(|fault| fault.field).collect()
    }

    #[test]
    fn what_is_typed_becomes_a_call_and_back() {
        let fields = fields(&[
            ("weeks", "3"),
            ("setting", "either"),
            ("place", "Harbour Ward"),
            ("summary", "One\r\nTwo"),
            ("kind-0-evidence", "work"),
            ("kind-0-evidence", "credential"),
            ("kind-0-must", "yes"),
            ("kind-1-id", "drivers"),
            ("kind-1-needs", "cabs"),
            ("kind-1-people", "1"),
        ]);
        let form = form(&fields);
        let brief = brief(&form).unwrap();
        assert_eq!(brief.summary, "One\nTwo");
        assert_eq!(brief.kinds[0].evidence, [EvidenceKind::Work, EvidenceKind::Credential]);
        let ids: Vec<_> = brief.kinds.iter().map(|kind| kind.id.as_str()).collect();
        assert_eq!(ids, ["kind-1", "drivers"]);
        let again = CallForm::from(&brief);
        assert_eq!(self::brief(&again), Ok(brief));
    }

    #[test]
    fn each_fault_is_told_at_its_field() {
        assert_eq!(wrong(&[]), Vec::<String>::new());
        assert_eq!(wrong(&[("decided_on", "soon"), ("title", " ")]), ["title", "decided_on"]);
        assert_eq!(wrong(&[("setting", "either")]), ["place"]);
        assert_eq!(wrong(&[("weeks", "-1"), ("hours", "six")]), ["hours", "weeks"]);
        assert_eq!(
            wrong(&[("kind-0-needs", ""), ("kind-0-people", "0")]),
            ["kind-0-needs", "kind-0-people"]
        );
        let nothing = brief(&form(&Vec::new())).unwrap_err();
        assert_eq!(nothing.len(), 7);
    }

    #[test]
    fn kinds_that_are_filled_in_are_enough_for_a_preview() {
        let half = [("title", ""), ("decided_on", "soon"), ("kind-1-needs", "cabs")];
        let brief = kinds_alone(&form(&fields(&half))).unwrap();
        assert_eq!(brief.kinds.len(), 1, "the second doesn't say how many yet");
        assert_eq!(kinds_alone(&form(&fields(&[("kind-0-people", "0")]))), None);
        assert_eq!(kinds_alone(&form(&Vec::new())), None);
    }

    #[test]
    fn two_kinds_never_share_an_id() {
        let twice = [("kind-0-id", "a"), ("kind-1-id", "a"), ("kind-1-needs", "x")];
        let form = form(&fields(&[&twice[..], &[("kind-1-people", "1")]].concat()));
        assert!(brief(&form).is_ok());
    }

    #[test]
    fn buttons_say_what_is_asked() {
        for (code, what) in [
            ("preview", Asked::Preview),
            ("add", Asked::Add),
            ("remove-2", Asked::Remove(2)),
            ("remove-x", Asked::Save),
            ("", Asked::Save),
        ] {
            assert_eq!(asked(&fields(&[("action", code)])), what, "{code}");
        }
    }
}
