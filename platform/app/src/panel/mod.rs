//! Those who accepted + rules -> everyone's chance, and a list of panels.
//!
//! Pure: the same people and rules give the same chances on every machine.
//! `odds` is the one way through the engine.

mod needs;
mod odds;
mod pool;
mod report;
mod rules;

pub use needs::{NeedsPoint, cover, needs_curve};
pub use odds::{Chance, Odds, PanelOdds, QuotaSide, Way, odds};
pub use pool::{FeatureView, PanelPool, Pooled};
pub(crate) use report::list;
pub use rules::{PanelFault, TICKETS, check, complete, suggest};
