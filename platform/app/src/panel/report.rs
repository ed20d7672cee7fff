//! The public list of a lottery, in pseudonyms.

use std::collections::BTreeMap;

use folkmoot_formats::{LotteryReport, ReportQuota};
use folkmoot_model::{Feature, LotteryPerson, PersonId, Standing};
use folkmoot_sortition::{Watch, pseudonym, tickets};

use super::odds::PanelOdds;
use super::pool::PanelPool;

/// Fewer people than this with one value are not counted in public.
const FEW: usize = 5;

/// What is published, and who is who in it. Nothing if no list could be made.
pub(crate) fn list(
    odds: &PanelOdds,
    pool: &PanelPool,
    salt: &str,
    kinds: &BTreeMap<String, String>,
    watch: &mut dyn Watch,
) -> Option<(LotteryReport, Vec<LotteryPerson>)> {
    let made = tickets(&odds.pool, &odds.selection.portfolio, odds.rules.tickets, watch)?;
    let names: Vec<String> = odds.pool.ids().iter().map(|id| pseudonym(salt, id)).collect();
    let mut times = vec![0_u32; names.len()];
    let mut list: Vec<Vec<String>> = Vec::with_capacity(made.panels.len());
    for panel in &made.panels {
        let mut ticket = Vec::with_capacity(panel.len());
        for person in panel {
            times[*person] += 1;
            ticket.push(names[*person].clone());
        }
        ticket.sort();
        list.push(ticket);
    }
    // by pseudonym, so that the order gives nobody away
    list.sort();
    let rules = &odds.rules;
    let mut report = LotteryReport::new(&rules.method.to_string(), rules.seats, names.len(), list);
    report.least = odds.selection.figures.least;
    report.gap = odds.gap;
    report.moved = made.moved;
    report.quotas = rules
        .quotas
        .iter()
        .map(|quota| ReportQuota {
            feature: match &quota.feature {
                Feature::Attribute(name) => name.clone(),
                other => other.to_string(),
            },
            value: match quota.feature {
                Feature::Kind => {
                    kinds.get(&quota.value).cloned().unwrap_or_else(|| quota.value.clone())
                }
                _ => quota.value.clone(),
            },
            min: quota.min,
            max: quota.max,
            people: small(pool.with(quota)),
        })
        .collect();
    Some((report, people(odds, pool, &names, &times)))
}

/// A number of people, unless it is so small that it could give somebody away.
pub(crate) fn small(people: usize) -> Option<usize> {
    (people == 0 || people >= FEW).then_some(people)
}

fn people(
    odds: &PanelOdds,
    pool: &PanelPool,
    names: &[String],
    times: &[u32],
) -> Vec<LotteryPerson> {
    let drawable: BTreeMap<&PersonId, usize> =
        odds.chances.iter().enumerate().map(|(at, it)| (&it.person, at)).collect();
    let people = pool.people.iter().map(|it| {
        let at = drawable.get(&it.person.id).filter(|_| it.standing != Standing::Out);
        LotteryPerson {
            person: it.person.id.clone(),
            standing: it.standing,
            why: it.why.clone(),
            pseudonym: at.map(|at| names[*at].clone()),
            tickets: at.map_or(0, |at| times[*at]),
            drawn: false,
        }
    });
    people.collect()
}
