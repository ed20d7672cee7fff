//! Canonical form: compared with another implementation, and bounded on poison graphs.

#![allow(clippy::unwrap_used)]

use crate::rdfc::{Hash, canonical};
use crate::verdict::Code;
use oxrdf::dataset::{CanonicalizationAlgorithm, CanonicalizationHashAlgorithm};
use oxrdf::{BlankNode, Dataset, GraphName, Literal, NamedNode, Quad, Term};
use proptest::prelude::*;

fn node(number: usize) -> BlankNode {
    BlankNode::new(format!("x{number}")).unwrap()
}

fn link(from: usize, predicate: usize, to: usize) -> Quad {
    let predicate = NamedNode::new(format!("https://example.org/p{predicate}")).unwrap();
    Quad::new(node(from), predicate, node(to), GraphName::DefaultGraph)
}

fn theirs(quads: &[Quad]) -> String {
    let mut dataset: Dataset = quads.iter().cloned().collect();
    dataset.canonicalize(CanonicalizationAlgorithm::Rdfc10 {
        hash_algorithm: CanonicalizationHashAlgorithm::Sha256,
    });
    let mut lines: Vec<String> = dataset.iter().map(|quad| format!("{quad} .\n")).collect();
    lines.sort_unstable();
    lines.concat()
}

fn quad() -> impl Strategy<Value = Quad> {
    let object = prop_oneof![
        (0..5_usize).prop_map(|it| Term::from(node(it))),
        "[a-c\"\\n]{0,2}".prop_map(|it| Term::from(Literal::new_simple_literal(it))),
    ];
    let graph = prop_oneof![
        4 => Just(GraphName::DefaultGraph),
        1 => (0..5_usize).prop_map(|it| GraphName::from(node(it))),
    ];
    (0..5_usize, 0..2_usize, object, graph).prop_map(|(subject, predicate, object, graph)| {
        let predicate = NamedNode::new(format!("https://example.org/p{predicate}")).unwrap();
        Quad::new(node(subject), predicate, object, graph)
    })
}

proptest! {
    #[test]
    fn agrees_with_another_implementation(quads in prop::collection::vec(quad(), 0..9)) {
        prop_assert_eq!(canonical(&quads, Hash::Sha256).unwrap(), theirs(&quads));
    }

    #[test]
    fn names_and_order_of_the_input_do_not_matter(
        quads in prop::collection::vec((0..6_usize, 0..2_usize, 0..6_usize), 1..10),
        shift in 1..6_usize,
    ) {
        let first: Vec<Quad> = quads.iter().map(|(s, p, o)| link(*s, *p, *o)).collect();
        let renamed = |it: usize| (it + shift) % 6;
        let second: Vec<Quad> =
            quads.iter().rev().map(|(s, p, o)| link(renamed(*s), *p, renamed(*o))).collect();
        prop_assert_eq!(
            canonical(&first, Hash::Sha384).unwrap(),
            canonical(&second, Hash::Sha384).unwrap()
        );
    }
}

/// Everything is linked with everything else: every order looks the same.
#[test]
fn a_poison_graph_is_refused_soon() {
    for size in [9, 20, 60] {
        let all =
            (0..size).flat_map(|a| (0..size).filter(move |b| a != *b).map(move |b| link(a, 0, b)));
        let quads: Vec<Quad> = all.collect();
        assert_eq!(canonical(&quads, Hash::Sha256).unwrap_err().code, Code::TooComplex);
    }
}

#[test]
fn many_equal_parts_are_no_poison() {
    let mut quads: Vec<Quad> = (1..400).map(|it| link(0, 0, it)).collect();
    quads.truncate(6); // the orders of n equal neighbours are n!
    let name = NamedNode::new("https://example.org/badge").unwrap();
    let of = NamedNode::new("https://example.org/part").unwrap();
    quads.extend(
        (1..400)
            .map(|it| Quad::new(name.clone(), of.clone(), node(it + 10), GraphName::DefaultGraph)),
    );
    assert!(canonical(&quads, Hash::Sha256).is_ok());
}
