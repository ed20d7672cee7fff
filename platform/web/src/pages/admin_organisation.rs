use axum::{
    Extension, Form,
    extract::{Query, State},
    http::HeaderMap,
    response::{IntoResponse as _, Redirect, Response},
};
use folkmoot_app::{
    AppError, LATEST_REMINDER_DAYS, LONGEST_WITHIN_DAYS, MOST_ASKS, OrganisationFault,
    OrganisationSettings,
};
use folkmoot_model::{AskRules, Language};
use folkmoot_pages::{
    Locale, Section,
    pages::{OrganisationField, OrganisationForm, OrganisationPage},
};
use serde::Deserialize;

use super::{Page, render};
use crate::{Web, forms, problem::Problem, visitor::Visitor};

#[derive(Debug, Deserialize)]
pub(crate) struct Done {
    #[serde(default)]
    done: String,
}

/// What can be set for the organisation.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Query(done): Query<Done>,
) -> Page {
    page(&web, &visitor, None, Vec::new(), done.done == "changed").await
}

async fn page(
    web: &Web,
    visitor: &Visitor,
    typed: Option<OrganisationForm>,
    faults: Vec<OrganisationField>,
    done: bool,
) -> Page {
    let here = visitor.organisation()?;
    let (organisation, rules) = web.app.see_organisation_settings(&visitor.caller, here).await?;
    render(&OrganisationPage {
        layout: visitor.layout(web, Section::Admin),
        id: organisation.id.to_string(),
        form: typed.unwrap_or_else(|| OrganisationForm {
            name: organisation.name,
            contact: organisation.contact.map(String::from).unwrap_or_default(),
            language: language_of(organisation.language.as_ref()).code().to_owned(),
            most_asks: rules.most_asks.to_string(),
            within_days: rules.asks_within_days.to_string(),
            remind_days: rules.remind_after_days.to_string(),
        }),
        faults,
        most: (MOST_ASKS, LONGEST_WITHIN_DAYS, LATEST_REMINDER_DAYS),
        done,
    })
}

/// The language that mail goes out in; where none is set, the program's own.
fn language_of(set: Option<&Language>) -> Locale {
    set.and_then(|code| Locale::from_tag(code.as_str())).unwrap_or_default()
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    csrf: String,
    name: String,
    contact: String,
    language: String,
    most_asks: String,
    within_days: String,
    remind_days: String,
}

/// Changes it.
pub(crate) async fn change(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &typed.csrf)?;
    let here = visitor.organisation()?;
    let Typed { name, contact, language, most_asks, within_days, remind_days, .. } = typed;
    let form = OrganisationForm { name, contact, language, most_asks, within_days, remind_days };
    let chosen = Locale::ALL.iter().find(|locale| locale.code() == form.language);
    let number = |text: &str| text.trim().parse::<u32>().ok();
    let numbers = (number(&form.most_asks), number(&form.within_days), number(&form.remind_days));
    let mut faults = Vec::new();
    for (missing, field) in [
        (form.name.trim().is_empty(), OrganisationField::Name),
        (chosen.is_none(), OrganisationField::Language),
        (numbers.0.is_none(), OrganisationField::MostAsks),
        (numbers.1.is_none(), OrganisationField::WithinDays),
        (numbers.2.is_none(), OrganisationField::RemindDays),
    ] {
        if missing {
            faults.push(field);
        }
    }
    if let (Some(most_asks), Some(asks_within_days), Some(remind_after_days)) = numbers
        && faults.is_empty()
    {
        let rules = AskRules { most_asks, asks_within_days, remind_after_days };
        let settings = OrganisationSettings {
            name: form.name.clone(),
            contact: form.contact.clone(),
            language: chosen.and_then(|locale| Language::new(locale.code()).ok()),
            rules,
        };
        match web.app.change_organisation(&visitor.caller, here, settings).await {
            Ok(_) => return Ok(Redirect::to("/admin/organisation?done=changed").into_response()),
            Err(AppError::Organisation(fault)) => faults.push(match fault {
                OrganisationFault::Name => OrganisationField::Name,
                OrganisationFault::Contact => OrganisationField::Contact,
                OrganisationFault::MostAsks => OrganisationField::MostAsks,
                OrganisationFault::WithinDays => OrganisationField::WithinDays,
                OrganisationFault::RemindDays => OrganisationField::RemindDays,
            }),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(page(&web, &visitor, Some(form), faults, false).await?.into_response())
}
