//! A server with two demo workspaces in a SQLite file, or in PostgreSQL. Each has the campaign `spring`.
//!
//! ```text
//! cargo run --release --features http,sqlite --example server
//! ```
//!
//! It prints `curl` commands that inspect and import a file. Ctrl-C or SIGTERM stops it after the current batch. On PostgreSQL:
//!
//! ```text
//! cargo run --release --features http,sqlite,postgres --example server -- --database postgres://user@host/database
//! ```
//!
//! The chapter `server` of the guide says what this server does about clients that are slow or hostile, and what is left to a proxy.

use std::{error::Error, io, net::SocketAddr, num::NonZeroUsize, sync::Arc, time::Duration};

use axum::extract::Request;
use axum::http::{StatusCode, Version, header::HOST};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::{Json, Router, routing::get};
use axum_server::{Handle, Server};
use clap::Parser;
use lead_import::{
    CampaignId, LeadStore, SqliteStore,
    http::{ApiKey, CancellationToken, HashedKeys, ImportApi, KeyHash},
    report::{ErrorCode, Reply},
    sqlx::sqlite::SqlitePoolOptions,
};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::net::{TcpListener, TcpSocket};
use tokio::runtime::Runtime;
use tokio::signal::unix::{SignalKind, signal};

/// Serves the import of leads over HTTP, for trying it out.
#[derive(Debug, Parser)]
struct Args {
    /// The address to listen on; port 0 takes a free port.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The SQLite file, which is created if it is missing, or a `postgres://` URL.
    #[arg(long, env = "LEAD_IMPORT_DATABASE", hide_env_values = true, default_value = "server.sqlite")]
    database: String,
    /// The key of the workspace `demo`.
    #[arg(long, env = "LEAD_IMPORT_KEY", hide_env_values = true, default_value = "sk_demo")]
    key: String,
    /// The platform key that opens the workspaces `demo` and `trial` when `X-Workspace-Id` names one of them.
    #[arg(long, env = "LEAD_IMPORT_PLATFORM_KEY", hide_env_values = true, default_value = "sk_user_demo")]
    platform_key: String,
    /// The largest number of imports at a time; further requests get 503.
    #[arg(long, default_value = "8")]
    max_imports: NonZeroUsize,
    /// The longest pause within an upload, in seconds.
    #[arg(long, default_value = "30")]
    pause_timeout: u64,
    /// How long the server waits for open connections when it stops, in seconds.
    #[arg(long, default_value = "30")]
    drain_timeout: u64,
}

const WORKSPACES: [&str; 2] = ["demo", "trial"];
const CAMPAIGN: &str = "spring";
/// How long a client may take for the header of a request, and how long a connection may be idle.
const HEADER_TIMEOUT: Duration = Duration::from_secs(10);
/// How long a client may not read, in milliseconds.
#[cfg(target_os = "linux")]
const UNREAD_TIMEOUT: u32 = 30_000;
/// The most that the kernel holds of the replies to a client that does not read, in bytes. Linux allows itself twice as much; on its
/// own it would take up to 4 MB for each connection.
const SEND_BUFFER: u32 = 128 * 1024;
/// How many connections may wait to be accepted. Linux drops those beyond it, and their clients try again after 1, 3 and 7 seconds.
const BACKLOG: u32 = 4_096;
/// How long the process waits for threads that do not stop, on a database that hangs for example.
const THREAD_TIMEOUT: Duration = Duration::from_secs(1);

fn main() -> Result<(), Box<dyn Error>> {
    let args = Args::parse();
    let runtime = Runtime::new()?;
    let served = runtime.block_on(serve(args));
    runtime.shutdown_timeout(THREAD_TIMEOUT);
    served
}

async fn serve(args: Args) -> Result<(), Box<dyn Error>> {
    allow_connections()?;
    let mut keys = HashedKeys::new()
        .workspace_key(KeyHash::of(ApiKey::new(&args.key)), WORKSPACES[0])
        .platform_key(KeyHash::of(ApiKey::new(&args.platform_key)), WORKSPACES);
    for workspace in WORKSPACES {
        keys = keys.workspace(workspace, open(&args.database, workspace).await?);
    }
    let shutdown = CancellationToken::new();
    let api = ImportApi::new(keys)
        .max_imports(args.max_imports)
        .pause_timeout(Duration::from_secs(args.pause_timeout))
        .shutdown_token(shutdown.clone());
    let handle = Handle::new();
    let mut server = Server::from_listener(listen(args.listen)?).http1_only().handle(handle.clone());
    let mut http = server.http_builder().http1();
    // A client may close its side of the connection when it has sent the request.
    http.half_close(true).header_read_timeout(HEADER_TIMEOUT);
    // The limits of the header fields exceed those of the endpoint, which replies in JSON.
    http.max_headers(1_000).max_buf_size(256 * 1024);
    tokio::spawn(stop_on_signal(shutdown, handle.clone(), Duration::from_secs(args.drain_timeout)));
    tokio::spawn(greet(args.key, handle));
    server.serve(app(api).into_make_service()).await?;
    Ok(())
}

/// The routes of the endpoint, a route for health checks, and replies in the endpoint's form to all other requests.
fn app(api: ImportApi) -> Router {
    let not_found = async || failure(StatusCode::NOT_FOUND, ErrorCode::NotFound, "There is no such route");
    let health = get(async || "ok\n");
    api.router().route("/health", health).fallback(not_found).layer(middleware::from_fn(require_host))
}

/// RFC 9112, section 3.2, requires a 400 if the field `Host` is missing or occurs twice. hyper does not check it.
async fn require_host(request: Request, next: Next) -> Response {
    let hosts = request.headers().get_all(HOST).iter().count();
    if hosts > 1 || hosts == 0 && request.version() == Version::HTTP_11 {
        return failure(StatusCode::BAD_REQUEST, ErrorCode::ValidationError, "The request must have one Host header");
    }
    next.run(request).await
}

fn failure(status: StatusCode, code: ErrorCode, message: &str) -> Response {
    (status, Json(Reply::failure(code, message))).into_response()
}

/// Allows as many connections as the system lets this process have. The usual limit is 1,024 open files, and a server at its limit
/// accepts nobody.
fn allow_connections() -> io::Result<()> {
    let Rlimit { maximum, .. } = getrlimit(Resource::Nofile);
    Ok(setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum })?)
}

/// Listens. The connections inherit the options of the socket.
fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    socket.set_reuseaddr(true)?;
    socket.set_send_buffer_size(SEND_BUFFER)?;
    // hyper has no time-out for writing. Linux ends a connection whose client accepts nothing for this long, even if the client's system
    // still answers (since 5.11). Elsewhere a proxy has to.
    #[cfg(target_os = "linux")]
    rustix::net::sockopt::set_tcp_user_timeout(&socket, UNREAD_TIMEOUT)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

async fn open(database: &str, workspace: &str) -> Result<Arc<dyn LeadStore>, Box<dyn Error>> {
    let campaign = CampaignId::from(CAMPAIGN);
    #[cfg(feature = "postgres")]
    if database.starts_with("postgres") && database.contains("://") {
        let pool = lead_import::sqlx::PgPool::connect(database).await?;
        let store = lead_import::PostgresStore::new(pool, workspace);
        store.migrate().await?;
        store.create_campaign(&campaign).await?;
        return Ok(Arc::new(store));
    }
    let pool = SqlitePoolOptions::new().connect_with(SqliteStore::connect_options(database)).await?;
    let store = SqliteStore::new(pool, workspace);
    store.migrate().await?;
    store.create_campaign(&campaign).await?;
    Ok(Arc::new(store))
}

async fn greet(key: String, handle: Handle<SocketAddr>) {
    let Some(address) = handle.listening().await else { return };
    println!("Listening on http://{address}; the description is at http://{address}/openapi.json. Try:\n");
    let route = format!("http://{address}/v1/campaigns/{CAMPAIGN}/leads/import/csv");
    for (what, url) in [("Inspect a file; writes nothing", format!("{route}/inspect")), ("Import it", route)] {
        println!("  # {what}:");
        println!("  curl --header 'X-Api-Key: {key}' --form file=@examples/data/leads.csv \\");
        println!("    {url}\n");
    }
}

/// Stops the imports and the server at Ctrl-C, or at SIGTERM, which a supervisor sends.
async fn stop_on_signal(shutdown: CancellationToken, handle: Handle<SocketAddr>, drain: Duration) {
    let mut terminate = match signal(SignalKind::terminate()) {
        Ok(terminate) => terminate,
        Err(error) => return eprintln!("No signal will stop this server: {error}"),
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
    eprintln!("Stopping after the current batch.");
    shutdown.cancel();
    handle.graceful_shutdown(Some(drain));
}
