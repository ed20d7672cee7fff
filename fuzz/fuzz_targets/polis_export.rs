//! Exports of Polis: every input ends in rows or problems, what was read comes back after it was
//! written, and a map of the votes has no number that is none.
#![no_main]

use std::collections::BTreeSet;
use std::io::Cursor;

use folkmoot_formats::{
    Input, Problems, read_polis_matrix, read_polis_statements, read_polis_votes,
    write_polis_matrix, write_polis_votes,
};
use folkmoot_opinion::polis::Flags;
use folkmoot_opinion::{Live, LiveMap, Options, Statistics, Vote, VotesBuilder, map};
use libfuzzer_sys::fuzz_target;

fn input(bytes: Vec<u8>) -> Input {
    Input::from_reader("fuzz", Cursor::new(bytes))
}

fuzz_target!(|data: &[u8]| {
    let _ = Problems::collect(read_polis_statements(input(data.to_vec())));
    let _ = Statistics::from_bytes(data);
    if let Ok(matrix) = read_polis_matrix(input([b"participant,".as_slice(), data].concat())) {
        assert_eq!(read_polis_matrix(input(write_polis_matrix(&matrix))).as_ref(), Ok(&matrix));
    }
    let text = [b"voter-id,comment-id,vote\n".as_slice(), data].concat();
    let Ok(votes) = Problems::collect(read_polis_votes(input(text))) else { return };
    let again = Problems::collect(read_polis_votes(input(write_polis_votes(&votes))));
    assert_eq!(again.as_ref(), Ok(&votes));
    let mut builder = VotesBuilder::new();
    for (at, it) in votes.iter().enumerate().take(500) {
        let vote = Vote::from_value(i64::from(it.vote)).expect("the reader takes no others");
        builder.vote(it.person, it.statement, vote, at as i64);
    }
    let drawn = map(&builder.build(), Flags::default(), &Options::default());
    assert!(drawn.people.iter().all(|it| it.at.iter().all(|it| it.is_finite())));

    // kept up with one vote at a time, it says what counting everything again says
    let mut kept = LiveMap::draw(Live::new(), BTreeSet::new(), &Options::default());
    for (at, it) in votes.iter().enumerate().take(60) {
        let vote = Vote::from_value(i64::from(it.vote)).expect("the reader takes no others");
        kept.vote(it.person, it.statement, vote);
        match at % 20 {
            7 => kept.take_back(it.person, it.statement),
            11 => kept.withdraw(it.person),
            15 => kept.moderate(it.statement, true, &Options::default()),
            _ => {}
        }
    }
    assert!(*kept.reader().now() == kept.counted_again());
});
