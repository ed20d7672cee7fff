//! Progress and stopping, from outside: the engine has no clock.

/// How far the work is.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Stage {
    /// Looking for those who can be on no panel: kinds of people still without a panel.
    Reachable {
        /// How many.
        left: usize,
    },
    /// Levels of the fairest chances found.
    Levels {
        /// How many.
        found: usize,
    },
    /// Panels put into the portfolio, and the probability they have together.
    Panels {
        /// How many.
        found: usize,
        /// From 0 to 1.
        share: f64,
    },
    /// The quotas allow more on average than in whole people: learning a cut.
    Cuts {
        /// How many so far.
        found: usize,
    },
    /// Drawing by the old method, again and again.
    Draws {
        /// How many.
        done: usize,
    },
}

/// Asked often while something is worked out.
pub trait Watch {
    /// Told where the work is; true ends it with the best so far.
    fn stop(&mut self, stage: Stage) -> bool;
}

impl<F: FnMut(Stage) -> bool> Watch for F {
    fn stop(&mut self, stage: Stage) -> bool {
        self(stage)
    }
}

/// Lets the work go on to its end.
#[derive(Debug, Clone, Copy, Default)]
pub struct Patient;

impl Watch for Patient {
    fn stop(&mut self, _: Stage) -> bool {
        false
    }
}
