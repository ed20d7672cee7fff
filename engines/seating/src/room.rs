//! What was asked for, checked and numbered: people sorted by id, values by field.

use std::collections::{BTreeMap, BTreeSet};

use crate::limit::Limit;
use crate::request::{Bound, Distances, Pair, Relation, Request, Rule, Table, Weights};
use crate::start::{Stuck, complete};
use crate::wrong::Wrong;

/// Most people.
pub const MAX_PEOPLE: usize = 5_000;
/// Most rounds, those that have been among them.
pub const MAX_ROUNDS: usize = 50;
/// Most pairs with a relation.
const MAX_PAIRS: usize = 50_000;
/// Most people who always sit together.
const MAX_GROUP: usize = 100;
/// Most combinations of a value, a table, its sizes and a round.
const MAX_LIMITS: usize = 5_000_000;
/// Most combinations of a person, a table and a round where distances are given.
const MAX_NEAR: usize = 20_000_000;
/// Most bounds.
const MAX_BOUNDS: usize = 10_000;
/// The largest weight.
const MAX_WEIGHT: u32 = 1_000;

/// A request in which nothing is wrong, ready to be seated.
///
/// People are worked on in the order of the bytes of their ids: the order in which they
/// were given changes nothing.
#[derive(Debug, Clone)]
pub struct Room {
    pub(crate) ids: Vec<String>,
    pub(crate) tables: Vec<Table>,
    pub(crate) rounds: usize,
    /// Rounds that have been and those to come.
    pub(crate) span: usize,
    /// Who has met before, the smaller place first, and how often.
    pub(crate) met: Vec<(usize, usize, u8)>,
    pub(crate) weights: Weights,
    /// Field names with weights.
    pub(crate) fields: Vec<(String, u32)>,
    /// Field, name and number of people of every value, by field.
    pub(crate) values: Vec<(usize, String, usize)>,
    /// The value of a person in each field, one person after another.
    pub(crate) value_of: Vec<usize>,
    /// Whether a person may sit at a table, one person after another.
    allowed: Vec<bool>,
    /// Pairs with a relation, the smaller place first.
    pub(crate) pairs: Vec<(usize, usize, Relation)>,
    /// Who always sits with a person, themselves included; empty for one alone.
    pub(crate) group: Vec<Vec<usize>>,
    /// Limits of a value at a table of a size: see [`Room::limits`].
    limits: Vec<Limit>,
    /// Where the limits of a table begin.
    limits_at: Vec<usize>,
    pub(crate) distances: Option<Vec<i32>>,
}

impl Room {
    /// Checks a request; all that is wrong is told at once.
    pub fn new(request: &Request) -> Result<Self, Vec<Wrong>> {
        let mut wrong = sizes(request);
        let order = sorted(request, &mut wrong);
        let mut room = Self {
            ids: order.iter().map(|at| request.people[*at].id.clone()).collect(),
            tables: request.tables.clone(),
            rounds: request.rounds,
            span: request.rounds + request.past.len(),
            met: Vec::new(),
            weights: request.weights,
            fields: request.fields.iter().map(|it| (it.name.clone(), it.weight)).collect(),
            values: Vec::new(),
            value_of: Vec::new(),
            allowed: Vec::new(),
            pairs: Vec::new(),
            group: Vec::new(),
            limits: Vec::new(),
            limits_at: Vec::new(),
            distances: None,
        };
        if !wrong.is_empty() {
            return Err(wrong);
        }
        room.number_values(request, &order, &mut wrong);
        room.relate(&request.pairs, &mut wrong);
        room.remember(&request.past);
        room.allow(request, &order, &mut wrong);
        room.bound(request, &mut wrong);
        room.distances = distances(request.distances.as_ref(), &order, &mut wrong);
        if wrong.is_empty() {
            room.must_fit(&mut wrong);
        }
        if wrong.is_empty() { Ok(room) } else { Err(wrong) }
    }

    /// Ids in the order in which people are worked on.
    pub fn ids(&self) -> &[String] {
        &self.ids
    }

    /// The tables, as they were given.
    pub fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// How many rounds.
    pub fn rounds(&self) -> usize {
        self.rounds
    }

    pub(crate) fn people(&self) -> usize {
        self.ids.len()
    }

    pub(crate) fn may_sit(&self, person: usize, table: usize) -> bool {
        self.allowed[person * self.tables.len() + table]
    }

    /// The value of a person in every field.
    pub(crate) fn values_of(&self, person: usize) -> &[usize] {
        let fields = self.fields.len();
        &self.value_of[person * fields..(person + 1) * fields]
    }

    /// What a table of this size wants of every value.
    pub(crate) fn limits(&self, table: usize, size: usize) -> &[Limit] {
        let place = size.clamp(self.tables[table].least, self.tables[table].most)
            - self.tables[table].least;
        let start = self.limits_at[table] + place * self.values.len();
        &self.limits[start..start + self.values.len()]
    }

    fn number_values(&mut self, request: &Request, order: &[usize], wrong: &mut Vec<Wrong>) {
        let mut seen = BTreeSet::new();
        let mut places: Vec<BTreeMap<&str, usize>> = Vec::new();
        for (field, named) in request.fields.iter().enumerate() {
            let of = |at: &usize| request.people[*at].values.get(&named.name);
            let filled = |value: &&String| !value.trim().is_empty();
            if !seen.insert(&named.name) {
                wrong.push(Wrong::DuplicateField(named.name.clone()));
            }
            let found: BTreeSet<&String> = order.iter().filter_map(of).filter(filled).collect();
            if found.is_empty() {
                wrong.push(Wrong::UnknownField(named.name.clone()));
            } else {
                let none = order.iter().filter(|at| !of(at).is_some_and(|value| filled(&value)));
                wrong.extend(none.map(|at| Wrong::NoValue {
                    person: request.people[*at].id.clone(),
                    field: named.name.clone(),
                }));
            }
            let start = self.values.len();
            places.push(found.iter().enumerate().map(|(at, v)| (v.as_str(), start + at)).collect());
            self.values.extend(found.iter().map(|value| (field, (*value).clone(), 0)));
        }
        for at in order {
            for (field, named) in request.fields.iter().enumerate() {
                let value = request.people[*at].values.get(&named.name);
                let place = value.and_then(|value| places[field].get(value.as_str()));
                let place = place.copied().unwrap_or_default();
                if let Some(value) = self.values.get_mut(place) {
                    value.2 += 1;
                }
                self.value_of.push(place);
            }
        }
    }

    fn place(&self, id: &str, wrong: &mut Vec<Wrong>) -> Option<usize> {
        let found = self.ids.binary_search_by(|known| known.as_str().cmp(id)).ok();
        if found.is_none() {
            wrong.push(Wrong::UnknownPerson(id.to_owned()));
        }
        found
    }

    fn relate(&mut self, pairs: &[Pair], wrong: &mut Vec<Wrong>) {
        let mut relations: BTreeMap<(usize, usize), Relation> = BTreeMap::new();
        for pair in pairs {
            let (a, b) = (self.place(&pair.a, wrong), self.place(&pair.b, wrong));
            let (Some(a), Some(b)) = (a, b) else { continue };
            if a == b {
                wrong.push(Wrong::WithThemselves(pair.a.clone()));
                continue;
            }
            let key = (a.min(b), a.max(b));
            let before = relations.get(&key).copied();
            let relation = match (before, pair.relation) {
                (None, relation) => relation,
                (Some(Relation::Apart), Relation::Apart) => Relation::Apart,
                (Some(Relation::Apart), _) | (Some(_), Relation::Apart) => {
                    wrong.push(self.contradiction(a, b));
                    continue;
                }
                (Some(Relation::Meet), Relation::Meet) => Relation::Meet,
                _ => Relation::Together,
            };
            relations.insert(key, relation);
        }
        self.gather(&relations, wrong);
        // whoever is always together is so with all of their group
        for (person, group) in self.group.iter().enumerate() {
            if group.first() != Some(&person) {
                continue;
            }
            if group.len() > MAX_GROUP {
                let what = "people who always sit together";
                wrong.push(Wrong::TooMany { what, found: group.len(), most: MAX_GROUP });
                return;
            }
            for (at, a) in group.iter().enumerate() {
                group[at + 1..].iter().for_each(|b| {
                    relations.insert((*a, *b), Relation::Together);
                });
            }
        }
        self.pairs = relations.into_iter().map(|((a, b), relation)| (a, b, relation)).collect();
    }

    /// Counts who has met in rounds that have been.
    fn remember(&mut self, past: &[Vec<Vec<String>>]) {
        let mut met: BTreeMap<(usize, usize), u8> = BTreeMap::new();
        for round in past {
            let mut pairs = BTreeSet::new();
            for table in round {
                let here: BTreeSet<usize> =
                    table.iter().filter_map(|id| self.ids.binary_search(id).ok()).collect();
                for a in &here {
                    pairs.extend(here.range(a + 1..).map(|b| (*a, *b)));
                }
            }
            // whoever a file names at two tables of a round has met once in it all the same
            for pair in pairs {
                *met.entry(pair).or_default() += 1;
            }
        }
        self.met = met.into_iter().map(|((a, b), times)| (a, b, times)).collect();
    }

    fn contradiction(&self, a: usize, b: usize) -> Wrong {
        Wrong::Contradiction { a: self.ids[a].clone(), b: self.ids[b].clone() }
    }

    /// Groups of those who always sit together, through others too.
    fn gather(&mut self, relations: &BTreeMap<(usize, usize), Relation>, wrong: &mut Vec<Wrong>) {
        let mut root: Vec<usize> = (0..self.people()).collect();
        let find = |root: &[usize], mut at: usize| {
            while root[at] != at {
                at = root[at];
            }
            at
        };
        for ((a, b), relation) in relations {
            if *relation == Relation::Together {
                let (a, b) = (find(&root, *a), find(&root, *b));
                root[a.max(b)] = a.min(b);
            }
        }
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for person in 0..self.people() {
            groups.entry(find(&root, person)).or_default().push(person);
        }
        for ((a, b), relation) in relations {
            if *relation == Relation::Apart && find(&root, *a) == find(&root, *b) {
                wrong.push(self.contradiction(*a, *b));
            }
        }
        let alone = |group: &Vec<usize>| group.len() < 2;
        self.group = (0..self.people())
            .map(|person| groups.get(&find(&root, person)).cloned().unwrap_or_default())
            .map(|group| if alone(&group) { Vec::new() } else { group })
            .collect();
    }

    fn allow(&mut self, request: &Request, order: &[usize], wrong: &mut Vec<Wrong>) {
        for at in order {
            let person = &request.people[*at];
            let known = |name: &String| self.tables.iter().any(|table| table.name == *name);
            if let Some(name) = person.table.as_ref().filter(|name| !known(name)) {
                wrong.push(Wrong::UnknownTable(name.clone()));
            }
            self.allowed.extend(self.tables.iter().map(|table| {
                person.table.as_ref().is_none_or(|name| *name == table.name)
                    && person.needs.iter().all(|need| table.offers.contains(need))
            }));
        }
        if !wrong.is_empty() {
            return;
        }
        let tables = self.tables.len();
        let mut told = BTreeSet::new();
        for person in 0..self.people() {
            let alone = [person];
            let group = if self.group[person].is_empty() { &alone } else { &*self.group[person] };
            let all: Vec<bool> = (0..tables)
                .map(|table| group.iter().all(|other| self.may_sit(*other, table)))
                .collect();
            let names = || group.iter().map(|other| self.ids[*other].clone()).collect();
            let seats =
                (0..tables).filter(|table| all[*table]).map(|at| self.tables[at].most).max();
            let fault = match seats {
                None => {
                    let needs = group.iter().flat_map(|at| &request.people[order[*at]].needs);
                    let needs: BTreeSet<String> = needs.cloned().collect();
                    Some(Wrong::NoTableFor { people: names(), needs: needs.into_iter().collect() })
                }
                Some(seats) if seats < group.len() => {
                    Some(Wrong::GroupTooLarge { people: names(), seats })
                }
                Some(_) => None,
            };
            if let Some(fault) = fault.filter(|_| told.insert(group[0])) {
                wrong.push(fault);
            }
            // what one of a group may not, none may; the others follow when it is their turn
            self.allowed[person * tables..(person + 1) * tables].copy_from_slice(&all);
        }
    }

    fn bound(&mut self, request: &Request, wrong: &mut Vec<Wrong>) {
        let mut rules: Vec<(usize, Option<usize>, Rule)> = Vec::new();
        for bound in &request.bounds {
            let Some(field) = self.fields.iter().position(|(name, _)| *name == bound.field) else {
                wrong.push(Wrong::UnknownField(bound.field.clone()));
                continue;
            };
            let value =
                self.values.iter().position(|(of, name, _)| *of == field && *name == bound.value);
            let Some(value) = value else {
                let (field, value) = (bound.field.clone(), bound.value.clone());
                wrong.push(Wrong::UnknownValue { field, value });
                continue;
            };
            let table = match &bound.table {
                None => None,
                Some(name) => match self.tables.iter().position(|table| table.name == *name) {
                    None => {
                        wrong.push(Wrong::UnknownTable(name.clone()));
                        continue;
                    }
                    found => found,
                },
            };
            if let Some(fault) = self.beyond(bound, table) {
                wrong.push(fault);
            }
            rules.push((value, table, bound.rule));
        }
        let sizes: usize = self.tables.iter().map(|table| table.most - table.least + 1).sum();
        let found = sizes.saturating_mul(self.values.len()).saturating_mul(self.rounds);
        if found > MAX_LIMITS {
            let what = "values times tables, their sizes and rounds";
            wrong.push(Wrong::TooMany { what, found, most: MAX_LIMITS });
            return;
        }
        for (at, table) in self.tables.iter().enumerate() {
            self.limits_at.push(self.limits.len());
            let here: Vec<(usize, Rule)> = rules
                .iter()
                .filter(|(_, table, _)| table.is_none_or(|table| table == at))
                .map(|(value, _, rule)| (*value, *rule))
                .collect();
            for size in table.least..=table.most {
                let of = |(value, (field, _, people)): (usize, &(usize, String, usize))| {
                    let rules = here.iter().filter(|(of, _)| *of == value).map(|(_, rule)| *rule);
                    limit(*people, size, self.ids.len(), self.fields[*field].1 > 0, rules)
                };
                self.limits.extend(self.values.iter().enumerate().map(of));
            }
        }
    }

    /// A table that has fewer seats than a bound wants there.
    fn beyond(&self, bound: &Bound, table: Option<usize>) -> Option<Wrong> {
        let Rule::AtLeast(number) = bound.rule else { return None };
        let mut here = self.tables.iter().enumerate();
        let small = here.find(|(at, seats)| {
            table.is_none_or(|table| table == *at) && seats.most < number as usize
        });
        small.map(|(_, seats)| Wrong::BoundTooLarge {
            value: bound.value.clone(),
            number,
            table: seats.name.clone(),
            seats: seats.most,
        })
    }

    /// Tells what no seating could keep, as far as that can be seen beforehand.
    fn must_fit(&self, wrong: &mut Vec<Wrong>) {
        let order: Vec<usize> = (0..self.people()).collect();
        match complete(self, vec![None; self.people()], &order) {
            Err(Stuck::Full { tables, people }) => {
                let seats = tables.iter().map(|at| self.tables[*at].most).sum();
                let tables = tables.iter().map(|at| self.tables[*at].name.clone()).collect();
                wrong.push(Wrong::TooFewSeats { people, tables, seats });
            }
            Err(Stuck::Short { table }) => {
                let Table { name, least, .. } = &self.tables[table];
                wrong.push(Wrong::CannotFill { table: name.clone(), least: *least });
            }
            Ok(_) => self.apart_must_fit(wrong),
        }
    }

    fn apart_must_fit(&self, wrong: &mut Vec<Wrong>) {
        let mut apart: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (a, b, relation) in &self.pairs {
            if *relation != Relation::Apart {
                continue;
            }
            apart.entry(*a).or_default().insert(*b);
            apart.entry(*b).or_default().insert(*a);
            let places =
                |who: usize| (0..self.tables.len()).filter(move |table| self.may_sit(who, *table));
            let (mut of_a, mut of_b) = (places(*a), places(*b));
            if let (Some(table), None, Some(same), None) =
                (of_a.next(), of_a.next(), of_b.next(), of_b.next())
                && table == same
            {
                wrong.push(Wrong::ApartAtOne {
                    a: self.ids[*a].clone(),
                    b: self.ids[*b].clone(),
                    table: self.tables[table].name.clone(),
                });
            }
        }
        // a set of people who are all apart, grown greedily from each of them
        for (start, others) in &apart {
            let mut all = vec![*start];
            for other in others {
                if all.iter().all(|member| apart[other].contains(member)) {
                    all.push(*other);
                }
            }
            if all.len() > self.tables.len() {
                let people = all.iter().map(|at| self.ids[*at].clone()).collect();
                wrong.push(Wrong::TooManyApart { people, tables: self.tables.len() });
                return;
            }
        }
    }
}

fn sizes(request: &Request) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    let people = request.people.len();
    let too_many = |what, found, most| Wrong::TooMany { what, found, most };
    if people == 0 {
        wrong.push(Wrong::NoPeople);
    }
    if people > MAX_PEOPLE {
        wrong.push(too_many("people", people, MAX_PEOPLE));
    }
    if request.tables.is_empty() {
        wrong.push(Wrong::NoTables);
    }
    if request.tables.len() > MAX_PEOPLE {
        wrong.push(too_many("tables", request.tables.len(), MAX_PEOPLE));
    }
    if request.pairs.len() > MAX_PAIRS {
        wrong.push(too_many("pairs", request.pairs.len(), MAX_PAIRS));
    }
    if request.bounds.len() > MAX_BOUNDS {
        wrong.push(too_many("bounds", request.bounds.len(), MAX_BOUNDS));
    }
    let near = people.saturating_mul(request.tables.len()).saturating_mul(request.rounds);
    if request.distances.is_some() && near > MAX_NEAR {
        wrong.push(too_many("people times tables times rounds, with distances", near, MAX_NEAR));
    }
    let Weights { again, mix, distance } = request.weights;
    let weights = request.fields.iter().map(|field| field.weight).chain([again, mix, distance]);
    if let Some(weight) = weights.max().filter(|weight| *weight > MAX_WEIGHT) {
        wrong.push(too_many("as a weight", weight as usize, MAX_WEIGHT as usize));
    }
    if request.rounds == 0 {
        wrong.push(Wrong::NoRounds);
    }
    let span = request.rounds.saturating_add(request.past.len());
    if span > MAX_ROUNDS {
        wrong.push(too_many("rounds", span, MAX_ROUNDS));
    }
    let mut names = BTreeSet::new();
    for table in &request.tables {
        if !names.insert(&table.name) {
            wrong.push(Wrong::DuplicateTable(table.name.clone()));
        }
        if table.most == 0 || table.least > table.most || table.most > MAX_PEOPLE {
            let Table { name, least, most, .. } = table.clone();
            wrong.push(Wrong::EmptyTable { table: name, least, most });
        }
    }
    if wrong.is_empty() {
        let least = request.tables.iter().map(|table| table.least).sum();
        let most = request.tables.iter().map(|table| table.most).sum();
        if people < least || people > most {
            wrong.push(Wrong::Seats { people, least, most });
        }
    }
    wrong
}

/// Places in the request in the order of ids.
fn sorted(request: &Request, wrong: &mut Vec<Wrong>) -> Vec<usize> {
    let people = &request.people;
    let mut order: Vec<usize> = (0..people.len()).collect();
    order.sort_by(|a, b| people[*a].id.cmp(&people[*b].id));
    let nameless = people.iter().position(|person| person.id.is_empty());
    wrong.extend(nameless.map(|at| Wrong::NoId { at: at + 1 }));
    let twice = order.windows(2).filter(|two| people[two[0]].id == people[two[1]].id);
    let mut twice: Vec<&String> = twice.map(|two| &people[two[0]].id).collect();
    twice.retain(|id| !id.is_empty());
    twice.dedup();
    wrong.extend(twice.into_iter().map(|id| Wrong::DuplicateId(id.clone())));
    order
}

fn distances(
    given: Option<&Distances>,
    order: &[usize],
    wrong: &mut Vec<Wrong>,
) -> Option<Vec<i32>> {
    let given = given?;
    if given.people() != order.len() {
        wrong.push(Wrong::Distances { found: given.people(), people: order.len() });
        return None;
    }
    Some(order.iter().flat_map(|a| order.iter().map(|b| given.get(*a, *b))).collect())
}

/// What a table of this size wants of a value that so many of all people have.
fn limit(
    with: usize,
    size: usize,
    all: usize,
    mixed: bool,
    rules: impl Iterator<Item = Rule>,
) -> Limit {
    let whole = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let (low, high) = (whole(with * size / all), whole((with * size).div_ceil(all)));
    let mut limit = Limit { low, high, or_none: false, min: 0, max: u32::MAX, few: 0 };
    for rule in rules {
        match rule {
            Rule::AtLeast(number) => limit.min = limit.min.max(number),
            Rule::AtMost(number) => limit.max = limit.max.min(number),
            Rule::AtLeastOrNone(number) => limit.few = limit.few.max(number),
        }
    }
    // a share doesn't pull against what was asked for by name
    limit.or_none = limit.few > 1 && limit.low < limit.few;
    let within = |count: u32| count.max(limit.few).min(limit.max).max(limit.min);
    (limit.low, limit.high) = (within(low), within(high));
    if !mixed {
        (limit.low, limit.high, limit.or_none) = (0, u32::MAX, false);
    }
    limit
}
