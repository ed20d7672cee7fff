//! The canonical form of a set of statements: RDF Dataset Canonicalization, RDFC-1.0
//! (W3C Recommendation, 2024), with SHA-256 or SHA-384.
//!
//! Nodes without a name get one that depends on what is said of them alone. Where two look
//! the same, their surroundings are compared, in the worst case in every order: a small graph
//! made for the purpose ("poison") would take for ever. So the work is counted, and refused
//! beyond a bound that no badge comes near.

use crate::verdict::{Code, Reason};
use oxrdf::{GraphName, NamedOrBlankNode, Quad, Term};
use sha2::{Digest, Sha256, Sha384};
use std::collections::{BTreeMap, HashSet};

/// Unnamed nodes a document may have.
const MAX_BLANK_NODES: usize = 1_000;
/// Orders tried while comparing surroundings. A badge with 100 equal-looking parts needs 100.
const MAX_WORK: usize = 20_000;

/// Which digest names the nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hash {
    Sha256,
    Sha384,
}

impl Hash {
    /// The digest of some bytes.
    pub(crate) fn of(self, bytes: &[u8]) -> Vec<u8> {
        match self {
            Self::Sha256 => Sha256::digest(bytes).to_vec(),
            Self::Sha384 => Sha384::digest(bytes).to_vec(),
        }
    }

    fn hex(self, text: &str) -> String {
        hex(&self.of(text.as_bytes()))
    }
}

/// Bytes in hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The statements as canonical N-Quads, sorted, a line each.
pub(crate) fn canonical(quads: &[Quad], hash: Hash) -> Result<String, Reason> {
    let mut work = Work::new(quads, hash)?;
    work.name_all()?;
    let label = |node: usize| format!("_:{}", work.canonical.get(node).unwrap_or_default());
    let mut lines: Vec<String> = work.quads.iter().map(|quad| quad.line(&label)).collect();
    lines.sort_unstable();
    lines.dedup();
    Ok(lines.concat())
}

/// A part of a statement: an unnamed node by number, or the text that stands for it.
#[derive(Clone, PartialEq, Eq)]
enum Part {
    Blank(usize),
    Text(String),
}

/// A statement, with the place of each part.
struct Statement {
    subject: Part,
    predicate: String,
    object: Part,
    graph: Option<Part>,
}

impl Statement {
    fn line(&self, label: &impl Fn(usize) -> String) -> String {
        let show = |part: &Part| match part {
            Part::Blank(node) => label(*node),
            Part::Text(text) => text.clone(),
        };
        let graph = self.graph.as_ref().map(|it| format!("{} ", show(it))).unwrap_or_default();
        format!("{} {} {} {graph}.\n", show(&self.subject), self.predicate, show(&self.object))
    }

    /// The unnamed nodes in it, with the letter of their place.
    fn nodes(&self) -> impl Iterator<Item = (usize, char)> {
        let places =
            [(Some(&self.subject), 's'), (Some(&self.object), 'o'), (self.graph.as_ref(), 'g')];
        places.into_iter().filter_map(|(part, place)| match part {
            Some(Part::Blank(node)) => Some((*node, place)),
            _ => None,
        })
    }
}

/// Hands out names in order (the identifier issuer of the standard).
#[derive(Clone)]
struct Names {
    prefix: &'static str,
    given: BTreeMap<usize, usize>,
    order: Vec<usize>,
}

impl Names {
    fn new(prefix: &'static str) -> Self {
        Self { prefix, given: BTreeMap::new(), order: Vec::new() }
    }

    fn get(&self, node: usize) -> Option<String> {
        self.given.get(&node).map(|number| format!("{}{number}", self.prefix))
    }

    fn give(&mut self, node: usize) -> String {
        let next = self.order.len();
        let number = *self.given.entry(node).or_insert_with(|| {
            self.order.push(node);
            next
        });
        format!("{}{number}", self.prefix)
    }
}

struct Work {
    hash: Hash,
    quads: Vec<Statement>,
    /// For each unnamed node the statements it is in.
    mentions: Vec<Vec<usize>>,
    /// For each unnamed node the digest of what is said of it directly.
    first: Vec<String>,
    canonical: Names,
    left: usize,
}

impl Work {
    fn new(quads: &[Quad], hash: Hash) -> Result<Self, Reason> {
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        let mut blank = |label: &str| {
            let next = numbers.len();
            Part::Blank(*numbers.entry(label.to_string()).or_insert(next))
        };
        let mut seen = HashSet::new();
        let quads: Vec<Statement> = quads
            .iter()
            .filter(|quad| seen.insert(*quad)) // a set: said twice is said once
            .map(|quad| Statement {
                subject: match &quad.subject {
                    NamedOrBlankNode::BlankNode(node) => blank(node.as_str()),
                    NamedOrBlankNode::NamedNode(node) => Part::Text(node.to_string()),
                },
                predicate: quad.predicate.to_string(),
                object: match &quad.object {
                    Term::BlankNode(node) => blank(node.as_str()),
                    other => Part::Text(other.to_string()),
                },
                graph: match &quad.graph_name {
                    GraphName::BlankNode(node) => Some(blank(node.as_str())),
                    GraphName::NamedNode(node) => Some(Part::Text(node.to_string())),
                    GraphName::DefaultGraph => None,
                },
            })
            .collect();
        let nodes = numbers.len();
        if nodes > MAX_BLANK_NODES {
            return Err(Reason::new(Code::TooComplex, MAX_BLANK_NODES.to_string()));
        }
        let mut mentions = vec![Vec::new(); nodes];
        for (at, quad) in quads.iter().enumerate() {
            for (node, _) in quad.nodes() {
                if mentions[node].last() != Some(&at) {
                    mentions[node].push(at);
                }
            }
        }
        let mut work = Self {
            hash,
            quads,
            mentions,
            first: Vec::new(),
            canonical: Names::new("c14n"),
            left: MAX_WORK,
        };
        work.first = (0..nodes).map(|node| work.first_degree(node)).collect();
        Ok(work)
    }

    /// Hash First Degree Quads.
    fn first_degree(&self, node: usize) -> String {
        let label = |other: usize| if other == node { "_:a" } else { "_:z" }.to_string();
        let mentions = self.mentions[node].iter();
        let mut lines: Vec<String> = mentions.map(|&at| self.quads[at].line(&label)).collect();
        lines.sort_unstable();
        self.hash.hex(&lines.concat())
    }

    fn name_all(&mut self) -> Result<(), Reason> {
        let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (node, first) in self.first.iter().enumerate() {
            alike.entry(first.clone()).or_default().push(node);
        }
        for nodes in alike.values().filter(|nodes| nodes.len() == 1) {
            self.canonical.give(nodes[0]);
        }
        for nodes in alike.values().filter(|nodes| nodes.len() > 1) {
            let mut results = Vec::new();
            for &node in nodes {
                if self.canonical.get(node).is_none() {
                    let mut names = Names::new("b");
                    names.give(node);
                    results.push(self.n_degree(node, names)?);
                }
            }
            results.sort_by(|a, b| a.0.cmp(&b.0));
            for (_, names) in results {
                for node in names.order {
                    self.canonical.give(node);
                }
            }
        }
        Ok(())
    }

    /// Hash Related Blank Node.
    fn related(&self, node: usize, quad: &Statement, names: &Names, place: char) -> String {
        let name = self.canonical.get(node).or_else(|| names.get(node));
        let name = name.map_or_else(|| self.first[node].clone(), |name| format!("_:{name}"));
        let predicate = if place == 'g' { "" } else { quad.predicate.as_str() };
        self.hash.hex(&format!("{place}{predicate}{name}"))
    }

    /// Hash N-Degree Quads: the digest of a node's surroundings, and the names given on the way.
    fn n_degree(&mut self, node: usize, mut names: Names) -> Result<(String, Names), Reason> {
        let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for &at in &self.mentions[node] {
            let quad = &self.quads[at];
            for (other, place) in quad.nodes().filter(|(other, _)| *other != node) {
                groups.entry(self.related(other, quad, &names, place)).or_default().push(other);
            }
        }
        let mut data = String::new();
        for (hash, mut group) in groups {
            data.push_str(&hash);
            let mut chosen: Option<(String, Names)> = None;
            group.sort_unstable();
            loop {
                if let Some(found) =
                    self.try_order(&group, &names, chosen.as_ref().map(|it| &it.0))?
                {
                    chosen = Some(found);
                }
                if !next_order(&mut group) {
                    break;
                }
            }
            if let Some((path, found)) = chosen {
                data.push_str(&path);
                names = found;
            }
        }
        Ok((self.hash.hex(&data), names))
    }

    /// The path of one order, unless the best so far comes before it.
    fn try_order(
        &mut self,
        order: &[usize],
        names: &Names,
        best: Option<&String>,
    ) -> Result<Option<(String, Names)>, Reason> {
        self.left = self
            .left
            .checked_sub(1)
            .ok_or_else(|| Reason::new(Code::TooComplex, MAX_WORK.to_string()))?;
        let later =
            |path: &str| best.is_some_and(|best| path.len() >= best.len() && path > best.as_str());
        let mut names = names.clone();
        let mut path = String::new();
        let mut deeper = Vec::new();
        for &node in order {
            if let Some(name) = self.canonical.get(node) {
                path.push_str(&format!("_:{name}"));
            } else {
                if names.get(node).is_none() {
                    deeper.push(node);
                }
                path.push_str(&format!("_:{}", names.give(node)));
            }
            if later(&path) {
                return Ok(None);
            }
        }
        for node in deeper {
            let (hash, found) = self.n_degree(node, names.clone())?;
            path.push_str(&format!("_:{}<{hash}>", names.give(node)));
            names = found;
            if later(&path) {
                return Ok(None);
            }
        }
        let better = best.is_none_or(|best| path.as_str() < best.as_str());
        Ok(better.then_some((path, names)))
    }
}

/// The next order of a list in lexical order; false after the last.
fn next_order(list: &mut [usize]) -> bool {
    let Some(at) = list.windows(2).rposition(|pair| pair[0] < pair[1]) else {
        return false;
    };
    let Some(with) = list.iter().rposition(|item| *item > list[at]) else {
        return false;
    };
    list.swap(at, with);
    list[at + 1..].reverse();
    true
}
