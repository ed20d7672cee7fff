//! The one place where the machine is asked for the time and for randomness.

use folkmoot_model::{Clock, Seed, Timestamp};

/// The machine's clock.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the edge, where time comes in")]
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(jiff::Timestamp::now().as_millisecond())
    }
}

/// 256 bits from the operating system, as a seed that can be written down.
pub(crate) fn fresh_seed() -> Result<Seed, getrandom::Error> {
    let mut text = String::with_capacity(64);
    for _ in 0..4 {
        text.push_str(&format!("{:016x}", getrandom::u64()?));
    }
    Ok(Seed::new(text))
}
