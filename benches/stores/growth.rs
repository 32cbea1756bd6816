//! Whether an import into large tables takes longer than one into empty ones.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use lead_import::{
    Lead, LeadStore, SqliteStore,
    sqlx::{AssertSqlSafe, Executor, PgPool, SqlitePool, query_scalar},
};
use support::postgres::{Server, must_be_there};

use super::{
    leads::{LEADS, Shape, batch_size, batches, import, leads},
    postgres, sqlite,
    timing::Timing,
};

const ROUNDS: usize = 5;

/// Rows of the tables before the import; the new addresses fall between theirs.
fn rows() -> usize {
    std::env::var("GROWTH_ROWS").map_or(5_000_000, |rows| rows.parse().expect("GROWTH_ROWS is a number"))
}

pub(crate) async fn run() {
    println!("{} rows in each table before the import", rows());
    postgres_growth().await;
    sqlite_growth().await;
}

async fn timed(store: &impl LeadStore, from: usize) -> Duration {
    let batches = batches(&leads(Shape::Lean, from, LEADS), batch_size(store, Shape::Lean));
    let start = Instant::now();
    import(store, &batches).await;
    start.elapsed()
}

const SQLITE_FILL: &str = "\
    WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ROWS) \
    INSERT INTO leads (workspace_id, email, email_written, first_name) \
        SELECT 'acme', lower(hex(randomblob(8))) || '@example.org' AS email, '', 'Somebody' FROM n ORDER BY email; \
    INSERT INTO campaign_leads SELECT 'acme', 'spring', lead_id FROM leads ORDER BY lead_id";

async fn sqlite_growth() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("large.sqlite");
    let large = sqlite::store(&file).await;
    let pool = SqlitePool::connect_with(SqliteStore::connect_options(&file)).await.expect("the file opens");
    pool.execute(AssertSqlSafe(SQLITE_FILL.replace("ROWS", &rows().to_string()))).await.expect("good SQL");
    pool.execute("PRAGMA wal_checkpoint(TRUNCATE)").await.expect("nobody reads");
    pool.close().await;
    let mut timing = Timing::new(&["SqliteStore, empty tables", "SqliteStore, large tables"]);
    let mut floor = Timing::new(&["floor, empty tables", "floor, large tables"]);
    for round in 0..ROUNDS {
        let empty = folder.path().join(format!("empty{round}.sqlite"));
        let by_store = timed(&sqlite::store(&empty).await, 2 * round * LEADS).await;
        timing.add(vec![by_store, timed(&large, 2 * round * LEADS).await]);
        let bare = folder.path().join(format!("bare{round}.sqlite"));
        let size = batch_size(&sqlite::store(&bare).await, Shape::Lean);
        let leads = leads(Shape::Lean, (2 * round + 1) * LEADS, LEADS);
        floor.add(vec![timed_floor(&bare, &leads, size), timed_floor(&file, &leads, size)]);
    }
    timing.report("SQLite, growth");
    floor.report("SQLite, growth of the hand-written statements");
}

fn timed_floor(file: &Path, leads: &[Lead], size: usize) -> Duration {
    let start = Instant::now();
    sqlite::floor(file, leads, size);
    start.elapsed()
}

const POSTGRES_FILL: &str = "\
    ALTER TABLE large.campaign_leads DROP CONSTRAINT campaign_leads_lead, DROP CONSTRAINT campaign_leads_campaign; \
    INSERT INTO large.leads (workspace_id, email, email_written, first_name) \
        SELECT 'acme', email, '', 'Somebody' \
        FROM (SELECT substr(md5(n::text), 1, 16) || '@example.org' AS email FROM generate_series(1, ROWS) n) AS made \
        ORDER BY email COLLATE \"C\"; \
    INSERT INTO large.campaign_leads SELECT 'acme', 'spring', email FROM large.leads ORDER BY email; \
    ALTER TABLE large.campaign_leads \
        ADD CONSTRAINT campaign_leads_campaign FOREIGN KEY (workspace_id, campaign_id) \
            REFERENCES large.campaigns (workspace_id, campaign_id) ON DELETE CASCADE, \
        ADD CONSTRAINT campaign_leads_lead FOREIGN KEY (workspace_id, email) \
            REFERENCES large.leads (workspace_id, email) ON DELETE CASCADE";

async fn postgres_growth() {
    let settings = ["shared_buffers=1GB", "max_wal_size=8GB", "checkpoint_timeout=1h"];
    let server = match Server::start(&settings) {
        Ok(server) => server,
        Err(reason) => {
            assert!(!must_be_there(), "{reason}");
            return println!("PostgreSQL: {reason}");
        }
    };
    let large = postgres::store(server.url(), "large").await;
    let pool = PgPool::connect(server.url()).await.expect("the server answers");
    pool.execute(AssertSqlSafe(POSTGRES_FILL.replace("ROWS", &rows().to_string()))).await.expect("good SQL");
    let size = "SELECT (pg_total_relation_size('large.leads') + pg_total_relation_size('large.campaign_leads')) \
                / (SELECT count(*) FROM large.leads)";
    let size: i64 = query_scalar(size).fetch_one(&pool).await.expect("good SQL");
    println!("PostgreSQL: {size} bytes for a lead of 44 bytes and its membership, with indexes");
    pool.execute("VACUUM ANALYZE").await.expect("good SQL");
    pool.execute("CHECKPOINT").await.expect("good SQL");
    let mut timing = Timing::new(&["PostgresStore, empty tables", "PostgresStore, large tables"]);
    for round in 0..ROUNDS {
        let empty = postgres::store(server.url(), "empty").await;
        let empty = timed(&empty, round * LEADS).await;
        timing.add(vec![empty, timed(&large, round * LEADS).await]);
    }
    timing.report("PostgreSQL, growth");
}
