//! Texts as vectors, by a sentence encoder that the user brings along.
//!
//! Method: an ONNX model of the BERT kind (MiniLM, MPNet and their like) is run by
//! `rten`, in pure Rust; the vectors of a text's pieces are averaged and brought to
//! length 1. The cosine of two texts then tells how near they are in meaning.
//!
//! No model comes along: folders are downloaded from wherever models are published,
//! and looked at by nobody but the program. Nothing is sent anywhere.
//!
//! Complexity: one run of the model for each text; of a text longer than
//! [`MOST_PIECES`] pieces only the beginning is read.
//!
//! Reference: Reimers and Gurevych, "Sentence-BERT" (2019).

use std::path::{Path, PathBuf};

use rten::{Model, NodeId, NodeInfo, ValueOrView};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;
use rten_text::Tokenizer;
use thiserror::Error;
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// Pieces of a text that are read, its two marks included; models of this kind are trained
/// on no longer texts.
pub const MOST_PIECES: usize = 256;

/// Spaces put behind a text, which change nothing. The tokenizer (rten-text 0.27) looks up where
/// each piece stands, counts the mark of inner pieces as letters of the text, and so looks behind
/// the end of a short one: by three bytes for each letter of its longest word, 100, at most.
const ROOM: usize = 1_024;

/// Why an encoder can't be used.
#[derive(Debug, Error)]
pub enum EncoderError {
    /// The folder lacks a file.
    #[error("{0} holds no {1}")]
    Missing(PathBuf, &'static str),
    /// The folder holds several models.
    #[error("{0} holds several .onnx files; keep one of them")]
    Several(PathBuf),
    /// A file can't be read as what it should be.
    #[error("{path} can't be read: {problem}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        problem: String,
    },
    /// The model takes or gives something else than a sentence encoder does.
    #[error("the model is no sentence encoder: {0}")]
    Shape(String),
}

/// A sentence encoder.
pub struct Encoder {
    model: Model,
    tokenizer: Tokenizer,
    inputs: Vec<(NodeId, Input)>,
    output: NodeId,
}

/// What an input of a model is for.
#[derive(Debug, Clone, Copy)]
enum Input {
    Pieces,
    Mask,
    Kinds,
}

impl std::fmt::Debug for Encoder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Encoder").finish_non_exhaustive()
    }
}

impl Encoder {
    /// Reads a folder with one model (`*.onnx`, or `onnx/model.onnx` as it is often
    /// published) and its `tokenizer.json`.
    ///
    /// # Errors
    /// When a file isn't there, can't be read, or belongs to another sort of model.
    pub fn open(folder: &Path) -> Result<Self, EncoderError> {
        let words = folder.join("tokenizer.json");
        if !words.is_file() {
            return Err(EncoderError::Missing(folder.to_owned(), "tokenizer.json"));
        }
        let unreadable = |path: &Path, problem: String| EncoderError::Unreadable {
            path: path.to_owned(),
            problem,
        };
        let tokenizer =
            Tokenizer::from_file(&words).map_err(|error| unreadable(&words, error.to_string()))?;
        let path = model_in(folder)?;
        let bytes = std::fs::read(&path).map_err(|error| unreadable(&path, error.to_string()))?;
        let model = Model::load(bytes).map_err(|error| unreadable(&path, error.to_string()))?;
        let inputs = model.input_ids().iter().map(|id| Ok((*id, input(&model, *id)?)));
        let inputs = inputs.collect::<Result<Vec<_>, EncoderError>>()?;
        let output = *model
            .output_ids()
            .first()
            .ok_or_else(|| EncoderError::Shape("it gives nothing".to_owned()))?;
        Ok(Self { model, tokenizer, inputs, output })
    }

    /// The vector of a text: of length 1, or without any number for a text that says nothing.
    ///
    /// # Errors
    /// When the model gives something else than a vector for each piece.
    pub fn vector(&self, text: &str) -> Result<Vec<f32>, EncoderError> {
        if says_nothing(text) {
            return Ok(Vec::new());
        }
        let shape = |problem: String| EncoderError::Shape(problem);
        let padded = format!("{text}{:ROOM$}", "");
        let encoded = self
            .tokenizer
            .encode(padded.as_str(), None)
            .map_err(|error| shape(error.to_string()))?;
        let mut pieces: Vec<i32> = encoded.token_ids().iter().map(|id| id.cast_signed()).collect();
        if pieces.len() > MOST_PIECES {
            // the last piece marks the end
            let end = pieces.last().copied();
            pieces.truncate(MOST_PIECES - 1);
            pieces.extend(end);
        }
        let long = pieces.len();
        let of = |values: Vec<i32>| NdTensor::from_data([1, long], values);
        let inputs = self.inputs.iter().map(|(id, input)| {
            let values = match input {
                Input::Pieces => pieces.clone(),
                Input::Mask => vec![1; long],
                Input::Kinds => vec![0; long],
            };
            (*id, ValueOrView::from(of(values)))
        });
        let mut given = self
            .model
            .run(inputs.collect(), &[self.output], None)
            .map_err(|error| shape(error.to_string()))?;
        let given: NdTensor<f32, 3> = given
            .pop()
            .and_then(|value| value.try_into().ok())
            .ok_or_else(|| shape("it gives no vector for each piece".to_owned()))?;
        Ok(mean(&given))
    }
}

/// Whether nothing is left once accents, spaces and control characters are gone; the tokenizer
/// can't take such a text.
fn says_nothing(text: &str) -> bool {
    !text.nfd().any(|c| !is_combining_mark(c) && !c.is_control() && !c.is_whitespace())
}

/// The one model in a folder.
fn model_in(folder: &Path) -> Result<PathBuf, EncoderError> {
    let published = folder.join("onnx").join("model.onnx");
    if published.is_file() {
        return Ok(published);
    }
    let unreadable = |error: std::io::Error| EncoderError::Unreadable {
        path: folder.to_owned(),
        problem: error.to_string(),
    };
    let mut found = None;
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|it| it == "onnx") && found.replace(path).is_some() {
            return Err(EncoderError::Several(folder.to_owned()));
        }
    }
    found.ok_or_else(|| EncoderError::Missing(folder.to_owned(), "model (*.onnx)"))
}

fn input(model: &Model, id: NodeId) -> Result<Input, EncoderError> {
    let info = model.node_info(id);
    match info.as_ref().and_then(NodeInfo::name).unwrap_or_default() {
        "input_ids" => Ok(Input::Pieces),
        "attention_mask" => Ok(Input::Mask),
        "token_type_ids" => Ok(Input::Kinds),
        other => Err(EncoderError::Shape(format!("it asks for \"{other}\""))),
    }
}

/// The average over pieces, of length 1.
fn mean(pieces: &NdTensor<f32, 3>) -> Vec<f32> {
    let [_, long, width] = pieces.shape();
    let mut sum = vec![0.0_f32; width];
    for at in 0..long {
        for (cell, sum) in sum.iter_mut().enumerate() {
            *sum += pieces[[0, at, cell]];
        }
    }
    let length = sum.iter().map(|cell| cell * cell).sum::<f32>().sqrt();
    if length > 0.0 && length.is_finite() {
        for cell in &mut sum {
            *cell /= length;
        }
    } else {
        sum.fill(0.0);
    }
    sum
}
