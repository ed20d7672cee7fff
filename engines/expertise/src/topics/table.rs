//! Texts as vectors: the scaled rows of their word pieces, summed, of length 1.
//!
//! Reference for the file: safetensors, <https://github.com/huggingface/safetensors>.

use safetensors::{Dtype, SafeTensors};
use thiserror::Error;

use super::word_pieces::WordPieces;

/// Why a table of word vectors can't be used.
#[derive(Debug, Error)]
pub enum TopicsError {
    /// It is no safetensors file.
    #[error("the word vectors can't be read: {0}")]
    Unreadable(String),
    /// It lacks a tensor, or has it in another form.
    #[error("the word vectors lack \"{0}\" in the form that is needed")]
    Tensor(&'static str),
    /// Vocabulary and vectors don't belong together.
    #[error("{pieces} word pieces, but {rows} word vectors")]
    Length {
        /// Lines of the vocabulary.
        pieces: usize,
        /// Rows of the table.
        rows: usize,
    },
}

/// Word pieces and their vectors.
#[derive(Debug)]
pub(super) struct Table {
    pieces: WordPieces,
    rows: Vec<i8>,
    scale: Vec<f32>,
    width: usize,
}

impl Table {
    pub(super) fn load(bytes: &[u8], vocabulary: &str) -> Result<Self, TopicsError> {
        let file = SafeTensors::deserialize(bytes)
            .map_err(|error| TopicsError::Unreadable(error.to_string()))?;
        let rows = file.tensor("embeddings").map_err(|_| TopicsError::Tensor("embeddings"))?;
        let scale = file.tensor("scale").map_err(|_| TopicsError::Tensor("scale"))?;
        let (&[length, width], Dtype::I8) = (rows.shape(), rows.dtype()) else {
            return Err(TopicsError::Tensor("embeddings"));
        };
        // sums go in lanes of eight
        if width == 0 || width % 8 != 0 {
            return Err(TopicsError::Tensor("embeddings"));
        }
        if scale.dtype() != Dtype::F32 || scale.shape() != [length] {
            return Err(TopicsError::Tensor("scale"));
        }
        let count = vocabulary.lines().count();
        if count != length {
            return Err(TopicsError::Length { pieces: count, rows: length });
        }
        let (scale, _) = scale.data().as_chunks::<4>();
        let scale: Vec<f32> = scale.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
        if scale.iter().any(|scale| !scale.is_finite()) {
            return Err(TopicsError::Tensor("scale"));
        }
        let rows = rows.data().iter().map(|byte| byte.cast_signed()).collect();
        Ok(Self { pieces: WordPieces::new(vocabulary), rows, scale, width })
    }

    /// Numbers in a vector.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// The vector of a text: of length 1, or all 0 if it has no known word.
    pub(super) fn vector(&self, text: &str) -> Vec<f32> {
        let mut sum = vec![0.0f32; self.width];
        self.pieces.run(text, |piece| {
            let from = piece * self.width;
            let row = self.rows.get(from..from + self.width);
            if let (Some(row), Some(scale)) = (row, self.scale.get(piece)) {
                sum.iter_mut().zip(row).for_each(|(sum, cell)| *sum += f32::from(*cell) * scale);
            }
        });
        let length = super::dot(&sum, &sum).sqrt();
        if length > 0.0 && length.is_finite() {
            for cell in &mut sum {
                *cell /= length;
            }
        } else {
            sum.fill(0.0);
        }
        sum
    }
}
