//! SQLite: the floor is hand-written, with statements prepared once, row by row, in transactions of 1,000 rows.

use std::{path::Path, time::Instant};

use lead_import::{Field, Lead, LeadStore, SqliteStore, sqlx::SqlitePool};

use crate::{
    leads::{BATCH, CAMPAIGN, LEADS, Shape, batches, custom_json, import, leads},
    timing::Timing,
};

const INSERT_LEAD: &str = "INSERT INTO leads (workspace_id, email, email_written, first_name, last_name, company_name, \
     job_title, custom) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING";
const INSERT_MEMBER: &str = "INSERT INTO campaign_leads (workspace_id, campaign_id, lead_id) \
     SELECT ?1, ?2, lead_id FROM leads WHERE workspace_id = ?1 AND email = ?3 ON CONFLICT DO NOTHING";

pub(crate) async fn store(file: &Path) -> SqliteStore {
    let pool = SqlitePool::connect_with(SqliteStore::connect_options(file)).await.expect("the file opens");
    let store = SqliteStore::new(pool, "acme");
    store.migrate().await.expect("the file is new");
    store.create_campaign(&CAMPAIGN.into()).await.expect("the tables are there");
    store
}

/// Straight into the library, without a pool, a runtime, or a thread in between.
pub(crate) fn floor(file: &Path, leads: &[Lead]) {
    let mut connection = rusqlite::Connection::open(file).expect("the file opens");
    let settings = "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384; \
                    PRAGMA wal_autocheckpoint = 8000";
    connection.execute_batch(settings).expect("the pragmas are known");
    for chunk in leads.chunks(BATCH) {
        let transaction = connection.transaction().expect("nobody else writes");
        {
            let mut lead_statement = transaction.prepare_cached(INSERT_LEAD).expect("good SQL");
            let mut member_statement = transaction.prepare_cached(INSERT_MEMBER).expect("good SQL");
            for lead in chunk {
                let [first, last, company, job] =
                    [Field::FirstName, Field::LastName, Field::CompanyName, Field::JobTitle]
                        .map(|field| lead.get(field));
                let (email, written) = (lead.email().as_str(), lead.email().as_written());
                let row = ("acme", email, written, first, last, company, job, custom_json(lead));
                lead_statement.execute(row).expect("a good row");
                member_statement.execute(("acme", CAMPAIGN, email)).expect("a good row");
            }
        }
        transaction.commit().expect("there is space");
    }
}

pub(crate) async fn run() {
    for shape in [Shape::Lean, Shape::Wide] {
        compare(shape).await;
    }
}

async fn compare(shape: Shape) {
    let leads = leads(shape, 0, LEADS);
    let mut timing =
        Timing::new(&["floor: prepared statements, row by row", "SqliteStore, new leads", "SqliteStore, all there"]);
    for _ in 0..15 {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("floor.sqlite");
        store(&file).await;
        let start = Instant::now();
        floor(&file, &leads);
        let floor = start.elapsed();

        let store = store(&folder.path().join("store.sqlite")).await;
        let (first, second) = (batches(&leads), batches(&leads));
        let start = Instant::now();
        import(&store, &first).await;
        let new = start.elapsed();
        assert_eq!(store.lead_count().await.expect("it answers"), LEADS as u64);

        let start = Instant::now();
        import(&store, &second).await;
        timing.add(vec![floor, new, start.elapsed()]);
        assert!(store.campaign_exists(&CAMPAIGN.into()).await.expect("it answers"));
    }
    timing.report(&format!("SQLite, 50,000 {shape:?} leads, batches of 1,000"));
}
