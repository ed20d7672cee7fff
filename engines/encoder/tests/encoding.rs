//! What an encoder promises: near texts are near, and what is no encoder is told.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::{Path, PathBuf};

use folkmoot_encoder::{Encoder, EncoderError};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

/// The folder of models, if it is there.
fn models() -> Option<PathBuf> {
    let set = std::env::var_os("FOLKMOOT_DATA").map(PathBuf::from);
    let root =
        set.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"));
    let folder = root.join("models");
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("left out: no data in {}", folder.display());
    None
}

fn cosine(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[test]
fn texts_that_mean_the_same_are_near() {
    let Some(folder) = models() else { return };
    let encoder = Encoder::open(&folder).unwrap();
    let vector = |text: &str| encoder.vector(text).unwrap();
    let asked = vector("bicycle mechanic");
    let near = vector("I have fixed people's bikes for ten years");
    let far = vector("I bake sourdough at low temperatures");
    assert!(cosine(&asked, &near) > cosine(&asked, &far) + 0.2);
    assert!((cosine(&near, &near) - 1.0).abs() < 1e-5);
    assert_eq!(near, vector("I have fixed people's bikes for ten years"), "the same each time");
}

#[test]
fn long_and_odd_texts_have_vectors_of_length_one_and_empty_ones_none() {
    let Some(folder) = models() else { return };
    let encoder = Encoder::open(&folder).unwrap();
    for text in ["", " ", "\0", "\u{301}", "\u{94d} \u{7}"] {
        assert!(encoder.vector(text).unwrap().is_empty(), "{text:?}");
    }
    for text in ["🚲🚲", "क्षेत्र", "[CLS] [SEP]", &"road safety ".repeat(2_000)]
    {
        let vector = encoder.vector(text).unwrap();
        assert!(vector.iter().all(|cell| cell.is_finite()));
        assert!((cosine(&vector, &vector) - 1.0).abs() < 1e-4, "{text:?}");
    }
}

#[test]
fn no_text_breaks_it() {
    let Some(folder) = models() else { return };
    let encoder = Encoder::open(&folder).unwrap();
    let mut runner = TestRunner::new(Config { cases: 60, ..Config::default() });
    let text = prop_oneof![any::<String>(), "\\PC{0,40}", "[a-z\u{300}-\u{310}\u{0}-\u{20}]{0,20}"];
    let outcome = runner.run(&text, |text| {
        prop_assert!(encoder.vector(&text).unwrap().iter().all(|cell| cell.is_finite()));
        Ok(())
    });
    outcome.unwrap();
}

#[test]
fn what_is_no_encoder_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let open = || Encoder::open(folder.path()).unwrap_err();
    assert!(matches!(open(), EncoderError::Missing(_, "tokenizer.json")));
    let tokenizer = folder.path().join("tokenizer.json");
    std::fs::write(&tokenizer, "{").unwrap();
    assert!(matches!(open(), EncoderError::Unreadable { path, .. } if path == tokenizer));
    let Some(models) = models() else { return };
    std::fs::copy(models.join("tokenizer.json"), &tokenizer).unwrap();
    assert!(matches!(open(), EncoderError::Missing(_, "model (*.onnx)")));
    let one = folder.path().join("one.onnx");
    std::fs::write(&one, "no model").unwrap();
    assert!(matches!(open(), EncoderError::Unreadable { path, .. } if path == one));
    std::fs::write(folder.path().join("two.onnx"), "").unwrap();
    assert!(matches!(open(), EncoderError::Several(_)));
}
