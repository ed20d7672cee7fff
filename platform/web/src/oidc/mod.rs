//! Signing in with the account that staff have at their organisation: OpenID
//! Connect, the authorization code flow with PKCE.
//!
//! Nothing is kept in the process between the way out and the way back: what
//! belongs to a try is in a cookie of the browser (`attempt.rs`), and what
//! the provider says about itself is asked for each time, so that a provider
//! may change its keys whenever it likes. `fetch.rs` limits how long and how
//! much it may answer; `id_token.rs` checks what it says about somebody.
//!
//! Sources: OpenID Connect Core 1.0 and Discovery 1.0, RFC 6749, RFC 7636
//! (PKCE), RFC 9207 (`iss` on the way back).

mod attempt;
mod fetch;
mod id_token;
mod provider;

pub(crate) use attempt::{Attempt, COOKIE, SECONDS};
pub use fetch::may_be_asked;
pub use provider::{ClientSecret, OidcError, Provider};
