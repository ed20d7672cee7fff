//! The forms in which somebody adds to what is known about them, and puts it
//! right.

use axum::{
    Extension, Form,
    extract::{Path, Query, State},
    http::HeaderMap,
    response::{IntoResponse as _, Response},
};
use folkmoot_app::{AppError, MayUse, Telling, Wording, WordingFault};
use folkmoot_model::{Call, CallId, Day, Evidence, EvidenceId, EvidenceKind};
use folkmoot_pages::{
    Section,
    pages::{ContestPage, Done, TellFault, TellFaultKind, TellForm, TellPage},
};
use serde::Deserialize;

use super::{my_evidence::done, render};
use crate::{Web, address, forms, problem::Problem, visitor::Visitor};

/// Most calls that are offered one by one.
const CALLS: usize = 10;

#[derive(Debug, Deserialize)]
pub(crate) struct From {
    /// The call from whose page somebody comes.
    #[serde(default)]
    call: String,
}

/// An empty form.
pub(crate) async fn new(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Query(From { call }): Query<From>,
) -> Result<Response, Problem> {
    let form = TellForm { call, ..TellForm::default() };
    new_page(&web, &visitor, form, Vec::new()).await
}

/// Takes something new, or gives the form back.
pub(crate) async fn add(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &sent.csrf)?;
    let form = sent.form();
    let mut faults = Vec::new();
    let kind = form.kind.parse::<EvidenceKind>().ok();
    if kind.is_none_or(|kind| !Telling::KINDS.contains(&kind)) {
        faults.push(TellFault { field: "kind", what: TellFaultKind::NoKind });
    }
    let wording = wording(&form, web.app.clock().now().day(), &mut faults);
    let may_use = may_use(&form.may_use);
    if may_use.is_none() {
        faults.push(TellFault { field: "may-use", what: TellFaultKind::NoUse });
    }
    // Whoever may not tell anything learns nothing about their form either.
    web.app.my_open_calls(&visitor.caller).await?;
    let (Some(kind), Some(may_use), true) = (kind, may_use, faults.is_empty()) else {
        return new_page(&web, &visitor, form, faults).await;
    };
    let telling = Telling { kind, wording, may_use };
    match web.app.add_my_evidence(&visitor.caller, telling).await {
        Ok(id) => Ok(done(&id, Done::Told).into_response()),
        Err(AppError::InvalidWording(wrong)) => {
            new_page(&web, &visitor, form, wrong.into_iter().map(fault).collect()).await
        }
        // The call was closed meanwhile.
        Err(AppError::NotFound { .. }) => {
            let fault = TellFault { field: "may-use", what: TellFaultKind::NoUse };
            new_page(&web, &visitor, form, vec![fault]).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn new_page(
    web: &Web,
    visitor: &Visitor,
    form: TellForm,
    faults: Vec<TellFault>,
) -> Result<Response, Problem> {
    let (organisation, calls) = web.app.my_open_calls(&visitor.caller).await?;
    // Who comes from a call is offered that one alone.
    let one = calls.iter().position(|call| call.id.as_str() == form.call);
    let offered = one.map_or(calls.as_slice(), |at| &calls[at..=at]);
    let page = TellPage {
        layout: visitor.layout(web, Section::Me),
        organisation: organisation.name,
        action: "/me/tell".to_owned(),
        back: one.map_or_else(|| "/me".to_owned(), |at| address::call(&calls[at])),
        kinds: Telling::KINDS.to_vec(),
        calls: self::offered(offered),
        form,
        faults,
    };
    Ok(render(&page)?.into_response())
}

/// The calls for which alone something may be used: id and question.
pub(super) fn offered(calls: &[Call]) -> Vec<(String, String)> {
    let named = |call: &Call| (call.id.to_string(), call.brief.title.clone());
    calls.iter().take(CALLS).map(named).collect()
}

/// The form in which a piece is put right: reworded if it was told here,
/// otherwise to say what isn't right.
pub(crate) async fn correct(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(evidence): Path<String>,
) -> Result<Response, Problem> {
    let item = web.app.see_my_evidence(&visitor.caller, &EvidenceId::new(evidence)?).await?;
    if item.is_told_here() {
        let form = form_of(&item);
        return reword_page(&web, &visitor, &item.id, form, Vec::new());
    }
    contest_page(&web, &visitor, item, String::new(), None)
}

/// Keeps new words, or what isn't right.
pub(crate) async fn take_correction(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(evidence): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &sent.csrf)?;
    let id = EvidenceId::new(evidence)?;
    let item = web.app.see_my_evidence(&visitor.caller, &id).await?;
    if !item.is_told_here() {
        let words = plain(&sent.wrong);
        return match web.app.contest_my_evidence(&visitor.caller, &id, &words).await {
            Ok(()) => Ok(done(&id, Done::Contested).into_response()),
            Err(AppError::InvalidWording(wrong)) => {
                let fault = wrong.first().map(|wrong| fault(*wrong).what);
                contest_page(&web, &visitor, item, words, fault)
            }
            Err(error) => Err(error.into()),
        };
    }
    let form = sent.form();
    let mut faults = Vec::new();
    let wording = wording(&form, web.app.clock().now().day(), &mut faults);
    if !faults.is_empty() {
        return reword_page(&web, &visitor, &id, form, faults);
    }
    match web.app.reword_my_evidence(&visitor.caller, &id, wording).await {
        Ok(()) => Ok(done(&id, Done::Reworded).into_response()),
        Err(error) => Err(error.into()),
    }
}

fn reword_page(
    web: &Web,
    visitor: &Visitor,
    id: &EvidenceId,
    form: TellForm,
    faults: Vec<TellFault>,
) -> Result<Response, Problem> {
    let back = address::my_evidence(id);
    let page = TellPage {
        layout: visitor.layout(web, Section::Me),
        organisation: String::new(),
        action: format!("{back}/correct"),
        back,
        kinds: Vec::new(),
        calls: Vec::new(),
        form,
        faults,
    };
    Ok(render(&page)?.into_response())
}

fn contest_page(
    web: &Web,
    visitor: &Visitor,
    item: Evidence,
    words: String,
    fault: Option<TellFaultKind>,
) -> Result<Response, Problem> {
    let page = ContestPage {
        layout: visitor.layout(web, Section::Me),
        address: address::my_evidence(&item.id),
        item: item.into(),
        words,
        fault,
    };
    Ok(render(&page)?.into_response())
}

/// What either form sends.
#[derive(Debug, Deserialize)]
#[serde(default)]
#[derive(Default)]
pub(crate) struct Sent {
    csrf: String,
    call: String,
    kind: String,
    title: String,
    text: String,
    at: String,
    topics: String,
    url: String,
    #[serde(rename = "may-use")]
    may_use: String,
    wrong: String,
}

impl Sent {
    fn form(&self) -> TellForm {
        TellForm {
            call: plain(&self.call),
            kind: plain(&self.kind),
            title: plain(&self.title),
            text: plain(&self.text),
            at: plain(&self.at),
            topics: plain(&self.topics),
            url: plain(&self.url),
            may_use: plain(&self.may_use),
        }
    }
}

/// A text as it was typed, without what can't be seen. Browsers send line
/// breaks as two characters.
fn plain(text: &str) -> String {
    let seen = |c: &char| *c == '\n' || *c == '\t' || !c.is_control();
    text.replace("\r\n", "\n").chars().filter(seen).collect::<String>().trim().to_owned()
}

fn form_of(item: &Evidence) -> TellForm {
    TellForm {
        title: item.title.clone(),
        text: item.text.clone(),
        at: item.at.map(|at| at.to_string()).unwrap_or_default(),
        topics: item.topics.join(", "),
        url: item.source.url.clone().unwrap_or_default(),
        ..TellForm::default()
    }
}

/// What the form says; what is wrong with it is added to the faults, in the
/// order of the fields.
fn wording(form: &TellForm, today: Day, faults: &mut Vec<TellFault>) -> Wording {
    let topics = form.topics.split([',', ';', '\n']).map(str::trim);
    let at = form.at.parse::<Day>();
    let wording = Wording {
        title: form.title.clone(),
        text: form.text.clone(),
        topics: topics.filter(|topic| !topic.is_empty()).map(str::to_owned).collect(),
        at: at.as_ref().ok().copied(),
        url: (!form.url.is_empty()).then(|| form.url.clone()),
    };
    let wrong = wording.check(today).err().unwrap_or_default();
    faults.extend(wrong.into_iter().map(fault));
    if at.is_err() && !form.at.is_empty() {
        faults.push(TellFault { field: "at", what: TellFaultKind::NoDay });
    }
    faults.sort_by_key(|fault| FIELDS.iter().position(|field| *field == fault.field));
    wording
}

/// The fields in the order of the form.
const FIELDS: [&str; 7] = ["kind", "title", "text", "at", "topics", "url", "may-use"];

fn fault(wrong: WordingFault) -> TellFault {
    let (field, what) = match wrong {
        WordingFault::NoTitle => ("title", TellFaultKind::NoTitle),
        WordingFault::LongTitle => ("title", TellFaultKind::LongTitle),
        WordingFault::NoText => ("text", TellFaultKind::NoText),
        WordingFault::LongText => ("text", TellFaultKind::LongText),
        WordingFault::Topics => ("topics", TellFaultKind::Topics),
        WordingFault::Later => ("at", TellFaultKind::Later),
        WordingFault::NoAddress => ("url", TellFaultKind::NoAddress),
    };
    TellFault { field, what }
}

pub(super) fn may_use(text: &str) -> Option<MayUse> {
    match text {
        TellForm::ANY => Some(MayUse::AnyCall),
        TellForm::NO => Some(MayUse::No),
        other => {
            let call = other.strip_prefix(TellForm::CALL)?;
            CallId::new(call).ok().map(MayUse::ThisCall)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_left_out() {
        assert_eq!(plain(" a\r\nb\u{0}\u{7}\tc "), "a\nb\tc");
    }

    #[test]
    fn faults_come_in_the_order_of_the_fields() {
        let form = TellForm {
            at: "soon".to_owned(),
            topics: "x".repeat(100),
            url: "/calls".to_owned(),
            ..TellForm::default()
        };
        let mut faults = Vec::new();
        let wording = wording(&form, Day::from_days(0), &mut faults);
        let fields: Vec<_> = faults.iter().map(|fault| fault.field).collect();
        assert_eq!(fields, ["title", "text", "at", "topics", "url"]);
        assert_eq!(wording.at, None);
    }
}
