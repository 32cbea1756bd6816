//! A server with a demo workspace, key and campaign in a SQLite file, or in PostgreSQL.
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

use std::{error::Error, net::SocketAddr, num::NonZeroUsize, sync::Arc, time::Duration};

use axum_server::Handle;
use clap::Parser;
use lead_import::{
    CampaignId, LeadStore, SqliteStore,
    http::{ApiKey, CancellationToken, HashedKeys, ImportApi, KeyHash},
    sqlx::sqlite::SqlitePoolOptions,
};
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
    /// The key of the demo workspace.
    #[arg(long, env = "LEAD_IMPORT_KEY", hide_env_values = true, default_value = "sk_demo")]
    key: String,
    /// The platform key that opens the demo workspace when `X-Workspace-Id` names it.
    #[arg(long, env = "LEAD_IMPORT_PLATFORM_KEY", hide_env_values = true, default_value = "sk_user_demo")]
    platform_key: String,
    /// The largest number of imports at a time; further requests get 503.
    #[arg(long, default_value = "8")]
    max_imports: NonZeroUsize,
    /// The longest pause within an upload, in seconds.
    #[arg(long, default_value = "30")]
    pause_timeout: u64,
}

const WORKSPACE: &str = "demo";
const CAMPAIGN: &str = "spring";
/// How long a client may take for the header of a request, and how long a connection may be idle.
const HEADER_TIMEOUT: Duration = Duration::from_secs(10);
/// How long the server waits for open connections when it stops.
const DRAIN_TIMEOUT: Duration = Duration::from_secs(30);

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let args = Args::parse();
    let store = open(&args).await?;
    let keys = HashedKeys::new()
        .workspace(WORKSPACE, store)
        .workspace_key(KeyHash::of(ApiKey::new(&args.key)), WORKSPACE)
        .platform_key(KeyHash::of(ApiKey::new(&args.platform_key)), [WORKSPACE]);
    let shutdown = CancellationToken::new();
    let router = ImportApi::new(keys)
        .max_imports(args.max_imports)
        .pause_timeout(Duration::from_secs(args.pause_timeout))
        .shutdown_token(shutdown.clone())
        .router();
    let handle = Handle::new();
    let mut server = axum_server::bind(args.listen).http1_only().handle(handle.clone());
    let http = server.http_builder();
    // The limits of the header fields exceed those of the endpoint, which replies in JSON.
    http.http1().header_read_timeout(HEADER_TIMEOUT).max_headers(1_000).max_buf_size(256 * 1024);
    tokio::spawn(stop_on_signal(shutdown, handle.clone()));
    tokio::spawn(greet(args.key, handle));
    server.serve(router.into_make_service()).await?;
    Ok(())
}

async fn open(args: &Args) -> Result<Arc<dyn LeadStore>, Box<dyn Error>> {
    let campaign = CampaignId::from(CAMPAIGN);
    #[cfg(feature = "postgres")]
    if args.database.starts_with("postgres") && args.database.contains("://") {
        let pool = lead_import::sqlx::PgPool::connect(&args.database).await?;
        let store = lead_import::PostgresStore::new(pool, WORKSPACE);
        store.migrate().await?;
        store.create_campaign(&campaign).await?;
        return Ok(Arc::new(store));
    }
    let pool = SqlitePoolOptions::new().connect_with(SqliteStore::connect_options(&args.database)).await?;
    let store = SqliteStore::new(pool, WORKSPACE);
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
async fn stop_on_signal(shutdown: CancellationToken, handle: Handle<SocketAddr>) {
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
    handle.graceful_shutdown(Some(DRAIN_TIMEOUT));
}
