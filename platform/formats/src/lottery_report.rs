//! What is published of a lottery: the form `folkmoot-lottery-1`, a JSON file.

use std::collections::BTreeSet;

use folkmoot_sortition::{commitment, drawn};
use serde::{Deserialize, Serialize};

/// What is published of a lottery: pseudonyms alone.
///
/// ```
/// use folkmoot_formats::LotteryReport;
/// let tickets = vec![vec!["a1".to_owned()], vec!["b2".to_owned()]];
/// let mut report = LotteryReport::new("leximin", 1, 2, tickets);
/// report.draw("dice 4 2 6");
/// assert_eq!(report.drawn.len(), 1);
/// assert!(report.faults().is_empty());
/// report.drawn.clear();
/// assert_eq!(report.faults().len(), 1);
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LotteryReport {
    /// Which form this is: [`LotteryReport::FORMAT`].
    pub format: String,
    /// What "fair" means.
    pub method: String,
    /// Seats of the panel.
    pub seats: u32,
    /// How many people could be drawn.
    pub people: usize,
    /// The least chance of anyone.
    pub least: f64,
    /// How far the chances are from their bound.
    pub gap: f64,
    /// The farthest that anyone's chance moved when the list was made.
    pub moved: f64,
    /// What every panel keeps to, where it is told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quotas: Vec<ReportQuota>,
    /// SHA-256 of the list.
    pub commitment: String,
    /// Equally likely panels, each sorted.
    pub tickets: Vec<Vec<String>>,
    /// Any text that nobody could choose; none before the draw, nor if balls drew.
    pub seed: Option<String>,
    /// The digits of the balls that drew, `000` for the first panel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub balls: Option<String>,
    /// Which ticket was drawn, from 1.
    pub ticket: Option<usize>,
    /// Who is on it.
    pub drawn: Vec<String>,
}

/// A quota as it is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportQuota {
    /// The feature, such as "age".
    pub feature: String,
    /// The value; empty stands for those of whom it isn't known.
    pub value: String,
    /// Fewest seats.
    pub min: u32,
    /// Most seats.
    pub max: u32,
    /// How many people could be drawn; not told where they are so few that it
    /// could give somebody away.
    pub people: Option<usize>,
}

impl LotteryReport {
    /// The name of the form.
    pub const FORMAT: &str = "folkmoot-lottery-1";

    /// A list that nothing is drawn from yet.
    pub fn new(method: &str, seats: u32, people: usize, tickets: Vec<Vec<String>>) -> Self {
        Self {
            format: Self::FORMAT.to_owned(),
            method: method.to_owned(),
            seats,
            people,
            least: 0.0,
            gap: 0.0,
            moved: 0.0,
            quotas: Vec::new(),
            commitment: commitment(seats, &tickets),
            tickets,
            seed: None,
            balls: None,
            ticket: None,
            drawn: Vec::new(),
        }
    }

    /// Draws by a seed.
    pub fn draw(&mut self, seed: &str) {
        let at = drawn(&self.commitment, seed, self.tickets.len());
        self.seed = Some(seed.to_owned());
        self.balls = None;
        self.seat(at);
    }

    /// Draws by balls: as many digits as the number of panels has zeros. Says
    /// whether they fit; otherwise nothing is drawn.
    ///
    /// ```
    /// use folkmoot_formats::LotteryReport;
    /// let tickets = (0..10).map(|i| vec![format!("p{i}")]).collect();
    /// let mut report = LotteryReport::new("leximin", 1, 10, tickets);
    /// assert!(!report.draw_balls("12") && !report.draw_balls("x"));
    /// assert!(report.draw_balls("7"));
    /// assert_eq!(report.drawn, ["p7"]);
    /// ```
    pub fn draw_balls(&mut self, balls: &str) -> bool {
        let Some(at) = ball_ticket(balls, self.tickets.len()) else { return false };
        self.balls = Some(balls.to_owned());
        self.seed = None;
        self.seat(at);
        true
    }

    fn seat(&mut self, at: usize) {
        self.ticket = Some(at + 1);
        self.drawn = self.tickets.get(at).cloned().unwrap_or_default();
    }

    /// All that doesn't hold.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        if commitment(self.seats, &self.tickets) != self.commitment {
            faults.push("the list is not the one that was committed to".to_owned());
        }
        for (at, ticket) in self.tickets.iter().enumerate() {
            let distinct: BTreeSet<&String> = ticket.iter().collect();
            if ticket.len() != self.seats as usize || distinct.len() != ticket.len() {
                faults.push(format!(
                    "panel {} doesn't have {} different people",
                    at + 1,
                    self.seats
                ));
            }
        }
        let mut again = self.clone();
        let what = match (&self.seed, &self.balls) {
            (Some(seed), None) => {
                again.draw(seed);
                "the seed draws"
            }
            (None, Some(balls)) => {
                if !again.draw_balls(balls) {
                    faults.push(format!("the balls {balls} are no panel of this list"));
                    return faults;
                }
                "the balls draw"
            }
            (None, None) => return faults,
            (Some(_), Some(_)) => {
                faults.push("it says that both a seed and balls drew".to_owned());
                return faults;
            }
        };
        if again.ticket != self.ticket {
            let (was, is) = (self.ticket.unwrap_or(0), again.ticket.unwrap_or(0));
            faults.push(format!("{what} panel {is}, the report says {was}"));
        }
        if again.drawn != self.drawn {
            faults.push("the people drawn are not those of the panel".to_owned());
        }
        faults
    }
}

/// The place that balls stand for in a list of this length, which must be a power of ten.
fn ball_ticket(balls: &str, tickets: usize) -> Option<usize> {
    let digits = u32::try_from(balls.len()).ok()?;
    let fits = balls.bytes().all(|byte| byte.is_ascii_digit())
        && 10_usize.checked_pow(digits) == Some(tickets);
    if fits { balls.parse().ok() } else { None }
}
