//! Mail by SMTP.

use std::time::Duration;

use async_trait::async_trait;
use folkmoot_model::Email;
use lettre::{
    AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor,
    address::AddressError,
    message::{Mailbox, MultiPart, header},
    transport::smtp::{
        Error,
        authentication::Credentials,
        client::{Tls, TlsParameters},
        extension::ClientId,
    },
};

use crate::{Mail, Mailer, NotSent};

/// Longest wait for an answer of the server.
const PATIENCE: Duration = Duration::from_secs(30);

/// How the line to the mail server is kept from listeners.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encryption {
    /// Begins in the clear and goes on encrypted, or not at all (STARTTLS).
    StartTls,
    /// Encrypted from the first byte.
    Tls,
    /// Not at all: for a server on the same machine.
    None,
}

/// Where mail goes out.
#[derive(Clone)]
pub struct Smtp {
    /// The name of the server.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the line is kept.
    pub encryption: Encryption,
    /// Name and password, if the server asks for them.
    pub credentials: Option<(String, String)>,
    /// Whom mail comes from.
    pub from: Email,
}

impl std::fmt::Debug for Smtp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Smtp")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("encryption", &self.encryption)
            .field("from", &self.from)
            .finish_non_exhaustive()
    }
}

/// Carries mail to an SMTP server.
#[derive(Debug)]
pub struct SmtpMailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    domain: String,
}

impl SmtpMailer {
    /// A mailer for a server. Nothing is asked of it yet.
    pub fn new(smtp: &Smtp) -> Result<Self, NotSent> {
        let tls = |wrap: fn(TlsParameters) -> Tls| {
            let parameters = TlsParameters::new(smtp.host.clone());
            parameters.map(wrap).map_err(|error| NotSent::Never(error.to_string()))
        };
        let from = mailbox(&smtp.from).map_err(|error| NotSent::Never(error.to_string()))?;
        let domain = from.email.domain().to_owned();
        let mut builder =
            AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(smtp.host.as_str())
                .port(smtp.port)
                .timeout(Some(PATIENCE))
                .hello_name(ClientId::Domain(domain.clone()))
                .tls(match smtp.encryption {
                    Encryption::StartTls => tls(Tls::Required)?,
                    Encryption::Tls => tls(Tls::Wrapper)?,
                    Encryption::None => Tls::None,
                });
        if let Some((user, password)) = &smtp.credentials {
            builder = builder.credentials(Credentials::new(user.clone(), password.clone()));
        }
        Ok(Self { transport: builder.build(), from, domain })
    }

    /// Whether the server takes us: connects, encrypts and signs in as it
    /// would to send a mail.
    pub async fn check(&self) -> Result<(), NotSent> {
        match self.transport.test_connection().await {
            Ok(true) => Ok(()),
            Ok(false) => Err(NotSent::Later("the server hangs up".to_owned())),
            Err(error) => Err(NotSent::Later(said(&error))),
        }
    }

    fn list_headers(&self, mail: &Mail) -> Vec<(header::HeaderName, String)> {
        let name = header::HeaderName::new_from_ascii_str;
        mail.list.as_ref().map_or_else(Vec::new, |list| {
            vec![
                (name("List-Id"), format!("<{}.{}>", list.id, self.domain)),
                (name("List-Unsubscribe"), format!("<{}>", list.unsubscribe)),
                (name("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click".to_owned()),
            ]
        })
    }

    fn message(&self, mail: &Mail) -> Result<Message, NotSent> {
        let refused = |error: &dyn std::fmt::Display| NotSent::Never(error.to_string());
        let mut builder = Message::builder()
            .from(self.from.clone())
            .to(mailbox(&mail.to).map_err(|error| refused(&error))?)
            .subject(mail.subject.as_str())
            .message_id(Some(format!("<{}@{}>", mail.id, self.domain)))
            // Holidays aren't answered, and nobody is put on a list by it.
            .header(AutoSubmitted);
        for (name, value) in self.list_headers(mail) {
            builder = builder.raw_header(header::HeaderValue::new(name, value));
        }
        builder
            .multipart(MultiPart::alternative_plain_html(mail.plain.clone(), mail.html.clone()))
            .map_err(|error| refused(&error))
    }
}

#[async_trait]
impl Mailer for SmtpMailer {
    async fn send(&self, mail: &Mail) -> Result<(), NotSent> {
        let message = self.message(mail)?;
        // Until here nothing has gone out: a server that isn't there is no
        // reason to doubt.
        self.check().await?;
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
            Err(error) if error.is_transient() => Err(NotSent::Later(said(&error))),
            Err(error) if error.is_permanent() => Err(NotSent::Never(said(&error))),
            Err(error) => Err(NotSent::Unknown(said(&error))),
        }
    }
}

fn mailbox(email: &Email) -> Result<Mailbox, AddressError> {
    Ok(Mailbox::new(None, email.as_str().parse()?))
}

/// An error with its causes. Answers of servers may repeat the address they
/// refuse, so of those the code alone is taken.
fn said(error: &Error) -> String {
    if let Some(code) = error.status() {
        return format!("the server answers {code}");
    }
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        text.push_str(&format!(": {inner}"));
        cause = inner.source();
    }
    text
}

/// `Auto-Submitted: auto-generated` (RFC 3834).
#[derive(Debug, Clone)]
struct AutoSubmitted;

impl header::Header for AutoSubmitted {
    fn name() -> header::HeaderName {
        header::HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> header::HeaderValue {
        header::HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}
