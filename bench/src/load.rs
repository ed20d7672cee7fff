//! Many at once, for a while.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use hyper::StatusCode;

use crate::client::{Client, expect};

/// What came of it.
#[derive(Debug)]
pub(crate) struct Load {
    pub(crate) took: Duration,
    /// How long each answer took.
    pub(crate) each: Vec<Duration>,
    pub(crate) bytes: u64,
}

/// Has clients ask for a page, each again as soon as it is answered.
pub(crate) async fn run(
    to: SocketAddr,
    path: &str,
    clients: usize,
    length: Duration,
) -> Result<Load> {
    let bytes = Arc::new(AtomicU64::new(0));
    let mut waiting = Vec::new();
    for _ in 0..clients {
        let mut client = Client::connect(to).await?;
        client.take_packed();
        expect(&client.get(path).await?, StatusCode::OK, path)?;
        waiting.push(client);
    }
    let begun = Instant::now();
    let mut tasks = Vec::new();
    for mut client in waiting {
        let (path, bytes) = (path.to_owned(), Arc::clone(&bytes));
        tasks.push(tokio::spawn(async move {
            let mut each = Vec::new();
            while begun.elapsed() < length {
                let answer = client.get(&path).await?;
                expect(&answer, StatusCode::OK, &path)?;
                bytes.fetch_add(answer.body.len() as u64, Ordering::Relaxed);
                each.push(answer.took);
            }
            anyhow::Ok(each)
        }));
    }
    let mut each = Vec::new();
    for task in tasks {
        each.extend(task.await.context("a client panicked")??);
    }
    Ok(Load { took: begun.elapsed(), each, bytes: bytes.load(Ordering::Relaxed) })
}
