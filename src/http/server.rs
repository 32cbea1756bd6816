//! A server for the router, with the limits that only a server can set: [`serve`].

use std::{io, pin::pin, sync::Arc, time::Duration};

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::{GracefulShutdown, Watcher},
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore},
};

use super::{refusal::Spoken, shutdown::Shutdown};

/// How long a client may take for the head of a request, and how long a connection may idle between two.
const HEAD_TIMEOUT: Duration = Duration::from_secs(10);
/// More fields than the endpoint accepts, so that its refusal has the documented form.
const HEADER_FIELDS: usize = 1_000;
/// More bytes than the endpoint accepts, for the same reason.
const HEADER_BYTES: usize = 256 * 1024;
const CONNECTIONS: usize = 1_024;

/// Serves HTTP/1.1 on this listener until `shutdown` begins and the last reply is sent.
///
/// A client that does not send the head of its request within ten seconds is disconnected, as is one that idles as long; at
/// most 1,024 are connected at once, the others wait. TLS is the business of a proxy before it.
///
/// ```no_run
/// use lead_import::http::{HashedKeys, ImportApi, Shutdown, serve};
///
/// # tokio::runtime::Runtime::new()?.block_on(async {
/// let shutdown = Shutdown::new();
/// let router = ImportApi::new(HashedKeys::new()).stop_on(&shutdown).router();
/// let listener = tokio::net::TcpListener::bind("127.0.0.1:8080").await?;
/// serve(listener, router, &shutdown).await
/// # })?;
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
/// When the listener fails for another reason than that resources are short or a client has left.
pub async fn serve(listener: TcpListener, router: Router, shutdown: &Shutdown) -> io::Result<()> {
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let mut stop = pin!(shutdown.begun());
    let result = loop {
        let accepted = tokio::select! {
            biased;
            () = &mut stop => break Ok(()),
            accepted = accept(&listener, &places) => accepted,
        };
        match accepted {
            Ok((stream, place)) => connect(stream, place, router.clone(), graceful.watcher()),
            Err(error) => pause_after(error).await?,
        }
    };
    drop(listener);
    graceful.shutdown().await;
    result
}

async fn accept(listener: &TcpListener, places: &Arc<Semaphore>) -> io::Result<(TcpStream, OwnedSemaphorePermit)> {
    let place = places.clone().acquire_owned().await.map_err(io::Error::other)?;
    let (stream, _) = listener.accept().await?;
    Ok((stream, place))
}

fn connect(stream: TcpStream, place: OwnedSemaphorePermit, router: Router, watcher: Watcher) {
    // Replies are small and complete: waiting for more to send would only delay them.
    let _ = stream.set_nodelay(true);
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIMEOUT)
        .max_headers(HEADER_FIELDS)
        .max_header_size(HEADER_BYTES)
        .serve_connection(TokioIo::new(Spoken::new(stream)), TowerToHyperService::new(router));
    let connection = watcher.watch(connection);
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::debug!(error = %super::log::Chain(&error), "a connection ended early");
        }
        drop(place);
    });
}

/// What to do when no connection could be accepted: a client that left already is no matter, a lack of descriptors passes.
async fn pause_after(error: io::Error) -> io::Result<()> {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, InvalidInput};
    match error.kind() {
        ConnectionAborted | ConnectionRefused | ConnectionReset => Ok(()),
        InvalidInput => Err(error),
        _ => {
            tracing::warn!(%error, "no connection could be accepted");
            tokio::time::sleep(Duration::from_millis(100)).await;
            Ok(())
        }
    }
}
