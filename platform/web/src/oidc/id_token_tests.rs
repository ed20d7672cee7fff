//! Tokens as providers sign them, and every way in which one is wrong.

use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _},
};
use serde_json::{Value, json};

use super::*;

// A key and a token made with OpenSSL 3: `openssl genrsa 2048`,
// `openssl dgst -sha256 -sign`.
const MODULUS: &str = "\
    5DP40ZrZ2aC4GcBG6QCHkvvudrNm31Ovw3LsGdtq8kf237TsHaQIoYPebIyqdK58EdGFoIDwUurFj7fq\
    a5GxDrdEWx1kmySI6s-Ab1lZZxISY2D1kBPbaPLfkSVkteDW_mQFZPUKoS_PtDO83Q5hG8S_2V5cVauK\
    eYvrHONjRC2tn6pcmhOj_is228lriWiZIGVAnpHxCI0UPCFb76ajZeL_XdEKVQGTN73FlTZRW8tcumjm\
    LkA5v_Hw31r_5PsiDc5mN7yC2tRN2N6KbIQDZ-HARW27DNF6XmaghNEpFpn8uD28DpWn5l5wEiFQYxCF\
    QX6UfYv-i5sCuia4qvHPSw";
const SIGNED: &str = "\
    eyJhbGciOiAiUlMyNTYiLCAia2lkIjogIm9uZSJ9.eyJpc3MiOiAiaHR0cHM6Ly9sb2dpbi5leGFtcGx\
    lLm9yZyIsICJhdWQiOiAiZm9sa21vb3QiLCAiZXhwIjogMjAwMCwgImlhdCI6IDEwMDAsICJub25jZSI\
    6ICJuIiwgImVtYWlsIjogIktpbUBleGFtcGxlLm9yZyIsICJlbWFpbF92ZXJpZmllZCI6IHRydWV9";
const SIGNATURE: &str = "\
    qw1ZmfKHKTspCAvPdwUpeHA93u10yaW3u1cPVdy5aWBEEg5wuQBFV6CUE5aFodA3UoGWP_iwWgDHyX_g\
    dGpBnQ2I31u_nBATPNWwR1gs1PDSG26LB4WswFGxBZlJgQACG8nrEDwGmJzASs-DE2usY_twmjCzvVQv\
    H6MaFnxQBiP49HBnjLeuqZYSk_YcISZAWxA8M-2W3Fq5nYnQrC0pNXV1-W4VRLpdLzfaW-m6wk1TKZjB\
    9N_z_EhN8N2tN9ZmvVnujeadfzzyHWYWVfJ0RpaIfiHEz_042u8Ygc0MDXBXamafdBuo_pknT3AksK3A\
    WDcHiOgH8TdPjBMaSg1t3A";

fn keys(keys: &Value) -> Keys {
    serde_json::from_value(json!({ "keys": keys })).unwrap()
}

fn expected() -> Expected<'static> {
    let now = Timestamp::from_millis(1_500_000);
    Expected { issuer: "https://login.example.org", client_id: "folkmoot", nonce: "n", now }
}

struct Signer(EcdsaKeyPair);

impl Signer {
    fn new() -> Self {
        let (way, rng) = (&ECDSA_P256_SHA256_FIXED_SIGNING, SystemRandom::new());
        let made = EcdsaKeyPair::generate_pkcs8(way, &rng).unwrap();
        Self(EcdsaKeyPair::from_pkcs8(way, made.as_ref(), &rng).unwrap())
    }

    fn jwk(&self) -> Value {
        let point = self.0.public_key().as_ref();
        let part = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        json!({ "kty": "EC", "crv": "P-256", "kid": "two", "x": part(&point[1..33]), "y": part(&point[33..]) })
    }

    fn sign(&self, head: &Value, claims: &Value) -> String {
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let signed = format!("{}.{}", part(head), part(claims));
        let signature = self.0.sign(&SystemRandom::new(), signed.as_bytes()).unwrap();
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

fn claims() -> Value {
    json!({
        "iss": "https://login.example.org", "aud": ["folkmoot"], "exp": 2000, "iat": 1000,
        "nonce": "n", "email": "kim@example.org", "email_verified": true,
    })
}

fn with(key: &str, value: &Value) -> Value {
    let mut claims = claims();
    claims[key] = value.clone();
    claims
}

#[test]
fn a_token_signed_elsewhere_with_rsa_is_believed() {
    let key = json!([{ "kty": "RSA", "kid": "one", "use": "sig", "n": MODULUS, "e": "AQAB" }]);
    let token = format!("{SIGNED}.{SIGNATURE}");
    let email = check(&token, &keys(&key), &expected()).unwrap().unwrap();
    assert_eq!(email.as_str(), "Kim@example.org");

    let other = json!([{ "kty": "RSA", "kid": "two", "n": MODULUS, "e": "AQAB" }]);
    assert_eq!(check(&token, &keys(&other), &expected()), Err(NotBelieved::Signature));
    for at in [SIGNED.len() / 2, SIGNED.len() + 20] {
        let mut bytes = token.clone().into_bytes();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        let altered = String::from_utf8(bytes).unwrap();
        assert_eq!(check(&altered, &keys(&key), &expected()), Err(NotBelieved::Signature));
    }
}

#[test]
fn what_a_token_says_must_be_for_us_and_for_now() {
    let (signer, head) = (Signer::new(), json!({ "alg": "ES256", "kid": "two" }));
    let keys = keys(&json!([signer.jwk()]));
    let said = |claims: &Value| check(&signer.sign(&head, claims), &keys, &expected());
    assert_eq!(said(&claims()).unwrap().unwrap().as_str(), "kim@example.org");

    for (key, value, why) in [
        ("iss", json!("https://evil.example"), NotBelieved::Issuer),
        ("aud", json!("another"), NotBelieved::Audience),
        ("aud", json!(["folkmoot", "another"]), NotBelieved::Audience),
        ("azp", json!("another"), NotBelieved::Audience),
        ("exp", json!(1440), NotBelieved::Time),
        ("iat", json!(1561), NotBelieved::Time),
        ("nbf", json!(1561), NotBelieved::Time),
        ("exp", json!(i64::MIN), NotBelieved::Time),
        ("iat", json!(i64::MAX), NotBelieved::Time),
        ("nonce", json!("m"), NotBelieved::Nonce),
        ("nonce", json!(null), NotBelieved::Nonce),
        ("exp", json!("soon"), NotBelieved::Form),
    ] {
        assert_eq!(said(&with(key, &value)), Err(why), "{key} {value}");
    }
    for verified in [json!(false), json!(null), json!("false")] {
        assert_eq!(said(&with("email_verified", &verified)), Ok(None), "{verified}");
    }
    assert!(said(&with("email_verified", &json!("true"))).unwrap().is_some());
    assert_eq!(said(&with("email", &json!("nobody"))), Ok(None));
}

#[test]
fn only_the_provider_signs_and_only_in_ways_that_are_taken() {
    let (signer, other) = (Signer::new(), Signer::new());
    let keys = keys(&json!([signer.jwk()]));
    let head = |alg: &str| json!({ "alg": alg });
    let says = |token: &str| check(token, &keys, &expected());
    assert!(says(&signer.sign(&head("ES256"), &claims())).is_ok());
    assert_eq!(says(&other.sign(&head("ES256"), &claims())), Err(NotBelieved::Signature));
    for alg in ["none", "HS256", "ES512", ""] {
        assert_eq!(says(&signer.sign(&head(alg), &claims())), Err(NotBelieved::Algorithm));
    }
    for alg in ["RS256", "PS256", "ES384"] {
        assert_eq!(says(&signer.sign(&head(alg), &claims())), Err(NotBelieved::Signature));
    }
    let critical = json!({ "alg": "ES256", "crit": ["b64"] });
    assert_eq!(says(&signer.sign(&critical, &claims())), Err(NotBelieved::Algorithm));
    for token in ["", ".", "..", "a.b.c", "é.é.é"] {
        assert_eq!(says(token), Err(NotBelieved::Form), "{token}");
    }
}
