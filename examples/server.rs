//! A server with a demo workspace, key and campaign in a SQLite file, or in PostgreSQL.
//!
//! ```text
//! cargo run --release --features http,sqlite --example server
//! ```
//!
//! It prints a `curl` command that imports a file. Ctrl-C or SIGTERM stops it after the batch at hand. On PostgreSQL:
//!
//! ```text
//! cargo run --release --features http,sqlite,postgres --example server -- --database postgres://user@host/database
//! ```

use std::{error::Error, num::NonZeroUsize, sync::Arc, time::Duration};

use clap::Parser;
use lead_import::{
    CampaignId, LeadStore, SqliteStore,
    http::{ApiKey, HashedKeys, ImportApi, KeyHash, Shutdown, serve},
    sqlx::sqlite::SqlitePoolOptions,
};
use tokio::net::TcpListener;

/// Serves the import of leads over HTTP, for trying it out.
#[derive(Debug, Parser)]
struct Args {
    /// Where to listen; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: String,
    /// The SQLite file, which is created where it is missing, or a `postgres://` URL.
    #[arg(long, env = "LEAD_IMPORT_DATABASE", hide_env_values = true, default_value = "leads.sqlite")]
    database: String,
    /// The key of the demo workspace.
    #[arg(long, env = "LEAD_IMPORT_KEY", hide_env_values = true, default_value = "sk_demo")]
    key: String,
    /// The platform key that opens the demo workspace when `X-Workspace-Id` names it.
    #[arg(long, env = "LEAD_IMPORT_PLATFORM_KEY", hide_env_values = true, default_value = "sk_user_demo")]
    platform_key: String,
    /// Imports at once; the rest are told to come back.
    #[arg(long, default_value = "8")]
    max_imports: NonZeroUsize,
    /// The longest pause within an upload, in seconds.
    #[arg(long, default_value = "30")]
    pause_timeout: u64,
}

const WORKSPACE: &str = "demo";
const CAMPAIGN: &str = "spring";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let args = Args::parse();
    let store = open(&args).await?;
    let keys = HashedKeys::new()
        .workspace(WORKSPACE, store)
        .workspace_key(KeyHash::of(ApiKey::new(&args.key)), WORKSPACE)
        .platform_key(KeyHash::of(ApiKey::new(&args.platform_key)), [WORKSPACE]);
    let shutdown = Shutdown::new();
    let router = ImportApi::new(keys)
        .max_imports(args.max_imports)
        .pause_timeout(Duration::from_secs(args.pause_timeout))
        .stop_on(&shutdown)
        .router();
    let listener = TcpListener::bind(&args.listen).await?;
    greet(&args, listener.local_addr()?);
    tokio::spawn(stop_on_signal(shutdown.clone()));
    serve(listener, router, &shutdown).await?;
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

fn greet(args: &Args, address: std::net::SocketAddr) {
    println!("Listening on http://{address}; the description is at http://{address}/openapi.json. Try:\n");
    println!("  curl --header 'X-Api-Key: {}' \\", args.key);
    println!("    --form file=@examples/data/leads.csv \\");
    println!("    http://{address}/v1/campaigns/{CAMPAIGN}/leads/import/csv\n");
}

/// Ctrl-C, or SIGTERM as a supervisor sends it.
async fn stop_on_signal(shutdown: Shutdown) {
    let mut terminate = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(terminate) => terminate,
        Err(error) => return eprintln!("No signal will stop this server: {error}"),
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
    eprintln!("Stopping after the batch at hand.");
    shutdown.begin();
}
