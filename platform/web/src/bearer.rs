//! Tokens of other programs, as they are written and sent.

use axum::http::{HeaderMap, header};
use folkmoot_model::Token;

/// So that those who look for lost secrets know one when they see it.
const PREFIX: &str = "folkmoot_";

/// What a request says about who sends it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Sent {
    /// Nothing.
    Nothing,
    /// A token that may be one of ours.
    Token(Token),
    /// Something that never is.
    Wrong,
}

/// A token as its owner gets it.
pub fn write(token: &Token) -> String {
    format!("{PREFIX}{}", token.as_str())
}

/// The token that a request sends along.
pub(crate) fn of(headers: &HeaderMap) -> Sent {
    let mut said = headers.get_all(header::AUTHORIZATION).iter();
    let Some(first) = said.next() else { return Sent::Nothing };
    let token = first.to_str().ok().and_then(|text| {
        let (scheme, token) = text.trim().split_once(' ')?;
        let token = token.trim().strip_prefix(PREFIX)?;
        Token::read(token).filter(|_| scheme.eq_ignore_ascii_case("bearer"))
    });
    match (token, said.next()) {
        (Some(token), None) => Sent::Token(token),
        _ => Sent::Wrong,
    }
}

#[cfg(test)]
mod tests {
    use folkmoot_model::Seed;

    use super::*;

    #[test]
    fn only_a_token_as_it_was_written_is_one() {
        let token = Token::generate(&mut Seed::new("t").rng());
        let written = write(&token);
        let sent = |text: String| {
            let mut headers = HeaderMap::new();
            headers.insert(header::AUTHORIZATION, text.parse().unwrap());
            of(&headers)
        };
        assert_eq!(of(&HeaderMap::new()), Sent::Nothing);
        assert_eq!(sent(format!("Bearer {written}")), Sent::Token(token.clone()));
        assert_eq!(sent(format!("bearer  {written} ")), Sent::Token(token.clone()));
        for wrong in ["", "Bearer", "Bearer x", &format!("Basic {written}"), token.as_str()] {
            assert_eq!(sent(wrong.to_owned()), Sent::Wrong, "{wrong}");
        }
        let mut twice = HeaderMap::new();
        for _ in 0..2 {
            let value = format!("Bearer {written}").parse().unwrap();
            twice.append(header::AUTHORIZATION, value);
        }
        assert_eq!(of(&twice), Sent::Wrong);
    }
}
