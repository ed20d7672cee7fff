//! The background worker: takes jobs from the queue that storage keeps, and
//! does them. Today they are mails. Beside that it ends invitations whose time
//! is over, and reminds those who haven't answered.
//!
//! A job is queued in the transaction that causes it, so none is lost. It is
//! tried again, later each time, when it fails in a way that may pass. And no
//! mail goes out twice: when it isn't known whether a try got through, because
//! the worker died or the line broke at the wrong moment, the job is given up
//! and shown among those that failed, never repeated.
//!
//! Any number of workers may run, in one process or in several; they never
//! take the same job.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod badge_mail;
mod demo_mailer;
mod endorsement_mail;
mod invitation_mail;
mod mail;
mod offer_mail;
mod panel_mail;
mod smtp;
mod worker;

pub use demo_mailer::DemoMailer;
pub use mail::{ListHeaders, Mail, Mailer, NotSent};
pub use smtp::{Encryption, Smtp, SmtpMailer};
pub use worker::Worker;
