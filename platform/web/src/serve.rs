//! Serving, and stopping without cutting anyone off.

use std::{future::Future, io};

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
    let router = Web::new(app, settings).router();
    axum::serve(listener, router).with_graceful_shutdown(stop).await
}

/// Done when the machine asks the process to stop: Ctrl-C, or SIGTERM.
pub async fn stop_signal() {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        () = interrupted => {}
        () = terminated => {}
    }
}
