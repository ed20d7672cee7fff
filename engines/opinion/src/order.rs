//! An order of people that depends on what they said alone: not on their ids, nor on the order
//! in which they came. Sums that are made in it come out the same to the last bit, and the
//! first so many of it are as good as drawn by lot.

use crate::votes::{Cell, Votes};

/// Places of all people, in an order of their votes. People with the same votes stay in the
/// order of their ids, which nothing can tell apart.
pub(crate) fn canonical(votes: &Votes) -> Vec<u32> {
    let mut keys: Vec<(u64, u32)> =
        votes.rows().enumerate().map(|(place, row)| (digest(row), place as u32)).collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, place)| place).collect()
}

/// A number from a row of votes, spread evenly.
pub(crate) fn digest(row: &[Cell]) -> u64 {
    let mut sum = 0x243f_6a88_85a3_08d3_u64;
    for cell in row {
        sum = (sum ^ u64::from(cell.bits())).wrapping_mul(0x9fb2_1c65_1e98_df25);
        sum ^= sum >> 29;
    }
    let mut state = sum;
    crate::dense::mix(&mut state)
}
