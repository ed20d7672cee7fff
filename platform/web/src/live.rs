//! Pages that hear when something happens to what they show: Server-Sent
//! Events. A stream says "changed" and nothing else; the page then asks for
//! itself again, and is answered as anyone who asks.

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
    Extension,
    extract::{Path, State},
    http::HeaderMap,
    response::{
        IntoResponse as _, Response,
        sse::{Event, Sse},
    },
};
use folkmoot_app::{CallWatch, Caller, News};
use folkmoot_model::{CallId, OrganisationId, Token};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore, mpsc, watch},
    time::{interval, sleep},
};

use crate::{Web, problem::Problem, sessions, visitor::Visitor};

/// Streams that strangers may have open at once in one process, and as many
/// that others may.
pub(crate) const MOST: usize = 200;
/// Something is said at least this often, so that nobody takes the silence
/// for a broken connection, and whoever has left is noticed.
const BEAT: Duration = Duration::from_secs(15);
/// A stream ends after so long; browsers begin anew by themselves.
const LONGEST: Duration = Duration::from_mins(10);
/// Browsers wait so long before they begin anew.
const AGAIN: Duration = Duration::from_secs(3);
/// What happens within so short a time is told once.
const GATHER: Duration = Duration::from_millis(200);
/// Whoever has not taken in so many words is too slow, and is let go.
const UNREAD: usize = 4;

/// The streams of one process.
#[derive(Debug)]
pub(crate) struct Live {
    strangers: Arc<Semaphore>,
    others: Arc<Semaphore>,
    stopping: watch::Sender<bool>,
}

impl Default for Live {
    fn default() -> Self {
        let places = || Arc::new(Semaphore::new(MOST));
        Self { strangers: places(), others: places(), stopping: watch::Sender::new(false) }
    }
}

impl Live {
    /// Ends all streams: the service stops.
    pub(crate) fn stop(&self) {
        self.stopping.send_replace(true);
    }

    fn place(&self, signed_in: bool) -> Result<OwnedSemaphorePermit, Problem> {
        let places = if signed_in { &self.others } else { &self.strangers };
        places.clone().try_acquire_owned().map_err(|_| Problem::TooMany)
    }
}

/// What happens to a call, as anyone may hear.
pub(crate) async fn call(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path((organisation, call)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let place = web.live.place(visitor.has_signed_in())?;
    let (organisation, call) = (OrganisationId::new(organisation)?, CallId::new(call)?);
    let watch = web.app.watch_call(&visitor.caller, &organisation, &call).await?;
    Ok(stream(web, &visitor, &headers, watch, place))
}

/// What happens to a call, as those hear who work on it.
pub(crate) async fn desk_call(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(call): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let place = web.live.place(visitor.has_signed_in())?;
    let organisation = visitor.organisation()?;
    let watch = web.app.watch_desk_call(&visitor.caller, organisation, &CallId::new(call)?).await?;
    Ok(stream(web, &visitor, &headers, watch, place))
}

fn stream(
    web: Web,
    visitor: &Visitor,
    headers: &HeaderMap,
    watch: CallWatch,
    place: OwnedSemaphorePermit,
) -> Response {
    let (words, unread) = mpsc::channel(UNREAD);
    let token = sessions::of(headers, &web.settings).filter(|_| visitor.has_signed_in());
    let caller = visitor.caller.clone();
    tokio::spawn(Stream { web, caller, token, watch, words, _place: place }.run());
    Sse::new(futures_util::stream::unfold(unread, async |mut unread| {
        let event = unread.recv().await?;
        Some((Ok::<Event, Infallible>(event), unread))
    }))
    .into_response()
}

/// One page that listens.
struct Stream {
    web: Web,
    caller: Caller,
    token: Option<Token>,
    watch: CallWatch,
    words: mpsc::Sender<Event>,
    _place: OwnedSemaphorePermit,
}

impl Stream {
    /// Until the page is left, the session ends, the reader is too slow, the
    /// service stops, or it is time to begin anew.
    async fn run(mut self) {
        let mut stopping = self.web.live.stopping.subscribe();
        let ended = async move { drop(stopping.wait_for(|stopping| *stopping).await) };
        tokio::pin!(ended);
        let longest = sleep(LONGEST);
        tokio::pin!(longest);
        let mut beat = interval(BEAT);
        loop {
            let event = tokio::select! {
                () = &mut ended => return,
                () = &mut longest => return,
                () = self.words.closed() => return,
                _ = beat.tick() => Some(Event::default().retry(AGAIN).comment("")),
                news = self.watch.next(&self.caller) => match news {
                    Some(News::Call) => {
                        sleep(GATHER).await;
                        self.watch.skip();
                        // Browsers pass over an event without data.
                        Some(Event::default().event("changed").data("now"))
                    }
                    Some(News::Watcher) => None,
                    None => return,
                },
            };
            if !self.may_still().await {
                return;
            }
            if event.is_some_and(|event| self.words.try_send(event).is_err()) {
                return;
            }
        }
    }

    /// Whether the session is still there, and may still see the call.
    async fn may_still(&mut self) -> bool {
        if let Some(token) = &self.token {
            match self.web.app.recognise(token).await {
                Ok(Some(found)) => self.caller = found.caller,
                Ok(None) | Err(_) => return false,
            }
        }
        self.web.app.may_watch(&self.caller, &self.watch).await.is_ok()
    }
}
