//! Who could be drawn: those who accepted an invitation to the call.

use std::collections::{BTreeMap, BTreeSet};

use folkmoot_model::{
    CallId, Feature, InvitationState, LotteryPerson, OrganisationId, PanelRules, Person, PersonId,
    SeatQuota, Standing,
};
use folkmoot_sortition::{address, look_alike};
use folkmoot_storage::Snapshot;

use crate::AppError;

/// Most values of a column by which quotas make sense: above, it is a name or
/// an address.
const MOST_VALUES: usize = 40;

/// Those who accepted.
#[derive(Debug, Clone, PartialEq)]
pub struct PanelPool {
    /// By id.
    pub people: Vec<Pooled>,
}

/// Somebody who accepted.
#[derive(Debug, Clone, PartialEq)]
pub struct Pooled {
    /// Who.
    pub person: Person,
    /// The kind of knowing they were asked for, by id.
    pub kind: String,
    /// Whether they can be drawn.
    pub standing: Standing,
    /// Why they are treated differently.
    pub why: Option<String>,
}

/// Something by which those who accepted differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeatureView {
    /// Which.
    pub feature: Feature,
    /// Its values with how many have each; the empty one is last.
    pub values: Vec<(String, usize)>,
}

impl Pooled {
    /// Their value of a feature, empty if it isn't known.
    pub fn value(&self, feature: &Feature) -> &str {
        match feature {
            Feature::Kind => &self.kind,
            Feature::Place => self.person.place.as_deref().unwrap_or_default(),
            Feature::Attribute(name) => self.person.attributes.get(name).map_or("", String::as_str),
        }
        .trim()
    }
}

impl PanelPool {
    /// Reads who accepted, and how the draft treats them.
    pub(crate) async fn read(
        snapshot: &mut dyn Snapshot,
        organisation: &OrganisationId,
        call: &CallId,
        draft: &[LotteryPerson],
    ) -> Result<Self, AppError> {
        let mut kinds: BTreeMap<PersonId, String> = BTreeMap::new();
        for invitation in snapshot.invitations_to(organisation, call).await? {
            if matches!(invitation.state, InvitationState::Accepted { .. }) {
                // who accepted for several kinds counts for the first
                kinds.entry(invitation.person).or_insert_with(|| invitation.kind.to_string());
            }
        }
        let mut people = Vec::with_capacity(kinds.len());
        for (id, kind) in kinds {
            let Some(person) = snapshot.person(organisation, &id).await? else { continue };
            let other = draft.iter().find(|it| it.person == id);
            people.push(Pooled {
                person,
                kind,
                standing: other.map_or(Standing::May, |it| it.standing),
                why: other.and_then(|it| it.why.clone()),
            });
        }
        Ok(Self { people })
    }

    /// Those who can be drawn.
    pub fn drawable(&self) -> impl Iterator<Item = &Pooled> {
        self.people.iter().filter(|person| person.standing != Standing::Out)
    }

    /// By what they differ: features with two to 40 values among them.
    pub fn features(&self) -> Vec<FeatureView> {
        let names: BTreeSet<&String> =
            self.people.iter().flat_map(|it| it.person.attributes.keys()).collect();
        let all = [Feature::Kind, Feature::Place]
            .into_iter()
            .chain(names.into_iter().map(|name| Feature::Attribute(name.clone())));
        all.map(|feature| self.view(feature))
            .filter(|view| (2..=MOST_VALUES).contains(&view.values.len()))
            .collect()
    }

    /// The columns that could tell who lives together: some, but not all, share a value.
    pub fn household_features(&self) -> Vec<Feature> {
        let names: BTreeSet<&String> =
            self.people.iter().flat_map(|it| it.person.attributes.keys()).collect();
        let all = names.into_iter().map(|name| Feature::Attribute(name.clone()));
        all.filter(|feature| {
            let values = self.view(feature.clone()).values;
            values.len() > 1
                && values.iter().any(|(value, people)| !value.is_empty() && *people > 1)
        })
        .collect()
    }

    /// How many have which value of a feature, of those who can be drawn.
    pub fn view(&self, feature: Feature) -> FeatureView {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for person in self.drawable() {
            *counts.entry(person.value(&feature)).or_default() += 1;
        }
        let mut values: Vec<(String, usize)> =
            counts.into_iter().map(|(value, people)| (value.to_owned(), people)).collect();
        values.sort_by(|(a, _), (b, _)| (a.is_empty(), a).cmp(&(b.is_empty(), b)));
        FeatureView { feature, values }
    }

    /// How many who can be drawn have the value of a quota.
    pub fn with(&self, quota: &SeatQuota) -> usize {
        self.drawable().filter(|person| person.value(&quota.feature) == quota.value).count()
    }

    /// The household of each person who can be drawn and of whom one is known: what the
    /// column says, and who was said to live together.
    pub fn homes(&self, rules: &PanelRules) -> BTreeMap<&PersonId, String> {
        let Some(feature) = &rules.household else { return BTreeMap::new() };
        let mut homes = BTreeMap::new();
        for person in self.drawable() {
            let home = address(person.value(feature));
            if !home.is_empty() {
                homes.insert(&person.person.id, home);
            }
        }
        for (one, other) in &rules.together {
            if let (Some(kept), Some(joined)) = (homes.get(one).cloned(), homes.get(other).cloned())
            {
                for home in homes.values_mut().filter(|home| **home == joined) {
                    home.clone_from(&kept);
                }
            }
        }
        homes
    }

    /// Households of more than one who can be drawn: who shares each.
    pub fn households(&self, rules: &PanelRules) -> Vec<Vec<&Pooled>> {
        let homes = self.homes(rules);
        let mut shared: BTreeMap<&String, Vec<&Pooled>> = BTreeMap::new();
        for person in self.drawable() {
            if let Some(home) = homes.get(&person.person.id) {
                shared.entry(home).or_default().push(person);
            }
        }
        shared.into_values().filter(|people| people.len() > 1).collect()
    }

    /// Pairs of people whose addresses look alike and who count as two households: the
    /// first of each address.
    pub fn look_alike(&self, rules: &PanelRules) -> Vec<(&Pooled, &Pooled)> {
        let Some(feature) = &rules.household else { return Vec::new() };
        let homes = self.homes(rules);
        let mut first: BTreeMap<String, &Pooled> = BTreeMap::new();
        for person in self.drawable() {
            first.entry(address(person.value(feature))).or_insert(person);
        }
        let pairs = look_alike(&first.keys().cloned().collect());
        let both = |(one, other): (String, String)| Some((*first.get(&one)?, *first.get(&other)?));
        let apart = |(one, other): &(&Pooled, &Pooled)| {
            homes.get(&one.person.id) != homes.get(&other.person.id)
        };
        pairs.into_iter().filter_map(both).filter(apart).collect()
    }
}
