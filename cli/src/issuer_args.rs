//! What can be typed after `issuer`.

use clap::Subcommand;

use crate::args::DataFolder;
use crate::output::Output;

/// What to do about the keys that sign badges.
#[derive(Debug, Subcommand)]
pub(crate) enum Issuer {
    /// Who signs, and with which keys, past ones included
    Show {
        #[command(flatten)]
        folder: DataFolder,
        #[command(flatten)]
        output: Output,
    },
    /// Sign with a new key from now on
    #[command(
        after_help = "Examples:\n  folkmoot issuer rotate --data town\n  folkmoot issuer rotate --stolen --data town\n\nRotate in time, say once a year: badges that were signed before still hold. After a theft of\nthe service's secret, change \"secret\" first (or remove secret.key), then rotate with --stolen."
    )]
    Rotate {
        /// A key, or the service's secret, fell into wrong hands: no badge given so far holds any more
        #[arg(long)]
        stolen: bool,
        #[command(flatten)]
        folder: DataFolder,
        #[command(flatten)]
        output: Output,
    },
}
