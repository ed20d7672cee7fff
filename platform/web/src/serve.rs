//! Serving, and stopping without cutting anyone off.

use std::{future::Future, io, net::SocketAddr};

use folkmoot_app::App;
use tokio::net::TcpListener;

use crate::{Settings, Web};

/// Serves until `stop` is done; requests under way are answered first.
pub async fn serve(
    app: App,
    listener: TcpListener,
    settings: Settings,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let web = Web::new(app, settings);
    let live = web.live.clone();
    let stop = async move {
        stop.await;
        // Pages that listen would never be answered to the end.
        live.stop();
    };
    let router = web.router();
    let router = router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, router).with_graceful_shutdown(stop).await
}
