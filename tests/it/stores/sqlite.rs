//! What `SqliteStore` promises beside the contract.

use lead_import::{
    CampaignId, Email, Field, Lead, LeadStore, SqliteStore,
    sqlx::{self, AssertSqlSafe, SqlitePool, sqlite::SqlitePoolOptions},
    store::{Batch, FieldPolicy, LeadOutcome, Membership},
};
use tempfile::TempDir;

struct Fixture {
    _folder: TempDir,
    pool: SqlitePool,
    store: SqliteStore,
    campaign: CampaignId,
}

async fn fixture() -> Fixture {
    let folder = tempfile::tempdir().unwrap();
    let options = SqliteStore::connect_options(folder.path().join("leads.sqlite"));
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await.unwrap();
    let store = SqliteStore::new(pool.clone(), "acme");
    store.migrate().await.unwrap();
    let campaign = CampaignId::from("spring");
    store.create_campaign(&campaign).await.unwrap();
    Fixture { _folder: folder, pool, store, campaign }
}

fn email(text: &str) -> Email {
    Email::parse(text).unwrap()
}

fn leads(range: std::ops::Range<usize>) -> Vec<Lead> {
    range.map(|n| Lead::new(email(&format!("lead{n}@example.com"))).with(Field::FirstName, &format!("N{n}"))).collect()
}

impl Fixture {
    fn batch(&self, leads: Vec<Lead>) -> Batch {
        Batch::new(self.campaign.clone(), leads).unwrap()
    }

    async fn import(&self, leads: Vec<Lead>) -> Vec<LeadOutcome> {
        self.store.import_batch(&self.batch(leads)).await.unwrap()
    }
}

#[tokio::test]
async fn migrating_again_changes_nothing() {
    let fixture = fixture().await;
    fixture.import(leads(0..3)).await;
    fixture.store.migrate().await.unwrap();
    assert_eq!(fixture.store.lead_count().await.unwrap(), 3);
}

#[tokio::test]
async fn eight_stores_migrate_one_new_file_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("leads.sqlite");
    let migrations = (0..8).map(|_| {
        // A pool that leaves the journal mode to `migrate`.
        let options = sqlx::sqlite::SqliteConnectOptions::new().filename(&path).create_if_missing(true);
        tokio::spawn(async move {
            let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await.unwrap();
            SqliteStore::new(pool, "acme").migrate().await
        })
    });
    for migration in migrations.collect::<Vec<_>>() {
        migration.await.unwrap().unwrap();
    }
}

#[tokio::test]
async fn a_foreign_table_of_the_same_name_is_found_by_migrate() {
    let folder = tempfile::tempdir().unwrap();
    let options = SqliteStore::connect_options(folder.path().join("leads.sqlite"));
    let pool = SqlitePool::connect_with(options).await.unwrap();
    sqlx::query("CREATE TABLE leads (id INTEGER PRIMARY KEY, email TEXT)").execute(&pool).await.unwrap();
    let error = SqliteStore::new(pool, "acme").migrate().await.unwrap_err();
    assert!(!error.is_transient() && !error.is_refusal(), "{error:?}");
}

#[tokio::test]
async fn a_pool_without_foreign_keys_is_refused_by_migrate() {
    let folder = tempfile::tempdir().unwrap();
    let options = SqliteStore::connect_options(folder.path().join("leads.sqlite")).foreign_keys(false);
    let pool = SqlitePool::connect_with(options).await.unwrap();
    let error = SqliteStore::new(pool, "acme").migrate().await.unwrap_err();
    let cause = std::error::Error::source(&error).unwrap().to_string();
    assert_eq!(cause, "the pool's connections have foreign keys switched off");
}

#[tokio::test]
async fn workspaces_do_not_see_each_other() {
    let fixture = fixture().await;
    fixture.import(leads(0..2)).await;
    let other = SqliteStore::new(fixture.pool.clone(), "other");
    assert!(!other.campaign_exists(&fixture.campaign).await.unwrap());
    other.create_campaign(&fixture.campaign).await.unwrap();
    assert_eq!(
        other.import_batch(&fixture.batch(leads(1..3))).await.unwrap(),
        vec![LeadOutcome::created(Membership::Added); 2]
    );
    assert_eq!((fixture.store.lead_count().await.unwrap(), other.lead_count().await.unwrap()), (2, 2));
}

#[tokio::test]
async fn columns_and_json_of_the_product_survive_an_overwriting_import() {
    let fixture = fixture().await;
    sqlx::query("ALTER TABLE leads ADD COLUMN score INTEGER NOT NULL DEFAULT 7").execute(&fixture.pool).await.unwrap();
    let ada = Lead::new(email("Ada@example.com")).with_custom([("City", "Paris")]);
    fixture.import(vec![ada]).await;
    let custom = r#"{"tags":[1, {"b":2,"a":1}],"City":"Paris","n":null,"é\n":"x"}"#;
    sqlx::query("UPDATE leads SET score = 9, custom = ?1").bind(custom).execute(&fixture.pool).await.unwrap();

    let incoming = Lead::new(email("ada@EXAMPLE.com")).with_custom([("City", "London"), ("é\n", "y"), ("new", "1")]);
    let batch = fixture.batch(vec![incoming]).with_existing(FieldPolicy::Overwrite);
    let outcomes = fixture.store.import_batch(&batch).await.unwrap();
    assert_eq!(outcomes, [LeadOutcome::existing(Membership::Skipped, true)]);
    let select = sqlx::query_as("SELECT email_written, score, custom FROM leads");
    let row: (String, i64, String) = select.fetch_one(&fixture.pool).await.unwrap();
    let custom = r#"{"tags":[1, {"b":2,"a":1}],"City":"London","n":null,"é\n":"y","new":"1"}"#;
    assert_eq!(row, ("Ada@example.com".to_owned(), 9, custom.to_owned()));
}

#[tokio::test]
async fn what_a_trigger_of_the_product_refuses_is_a_refusal_and_leaves_nothing() {
    let fixture = fixture().await;
    let trigger = "CREATE TRIGGER no_n5 BEFORE INSERT ON leads WHEN new.first_name = 'N5' \
                   BEGIN SELECT raise(ABORT, 'no N5 here'); END";
    sqlx::query(trigger).execute(&fixture.pool).await.unwrap();
    let error = fixture.store.import_batch(&fixture.batch(leads(0..10))).await.unwrap_err();
    assert!(error.is_refusal(), "{error:?}");
    assert_eq!(fixture.store.lead_count().await.unwrap(), 0);
    assert_eq!(fixture.import(leads(0..5)).await.len(), 5);
}

#[tokio::test]
async fn what_a_trigger_of_the_product_leaves_out_is_never_reported_as_stored() {
    let fixture = fixture().await;
    for table in ["leads", "campaign_leads"] {
        let trigger = format!("CREATE TRIGGER quiet BEFORE INSERT ON {table} BEGIN SELECT raise(IGNORE); END");
        sqlx::query(AssertSqlSafe(trigger)).execute(&fixture.pool).await.unwrap();
        let error = fixture.store.import_batch(&fixture.batch(leads(0..3))).await.unwrap_err();
        assert!(error.is_refusal(), "{table}: {error:?}");
        assert_eq!(fixture.store.lead_count().await.unwrap(), 0);
        sqlx::query("DROP TRIGGER quiet").execute(&fixture.pool).await.unwrap();
    }
    assert_eq!(fixture.import(leads(0..3)).await, vec![LeadOutcome::created(Membership::Added); 3]);
}

#[tokio::test]
async fn a_lead_that_a_trigger_of_the_product_makes_is_not_in_the_campaign() {
    let fixture = fixture().await;
    let trigger = "CREATE TRIGGER colleague AFTER INSERT ON leads WHEN new.email = 'lead1@example.com' BEGIN \
                   INSERT INTO leads (workspace_id, email, email_written) VALUES ('acme', 'other@example.com', ''); END";
    sqlx::query(trigger).execute(&fixture.pool).await.unwrap();
    assert_eq!(fixture.import(leads(0..3)).await, vec![LeadOutcome::created(Membership::Added); 3]);
    assert_eq!(fixture.store.lead_count().await.unwrap(), 4);
    let members = fixture.store.members(&fixture.campaign).await.unwrap();
    assert_eq!(members, ["lead0@example.com", "lead1@example.com", "lead2@example.com"]);
}

#[tokio::test]
async fn a_key_of_the_product_refuses_the_lead_that_breaks_it() {
    let fixture = fixture().await;
    sqlx::query("CREATE UNIQUE INDEX one_first_name ON leads (first_name)").execute(&fixture.pool).await.unwrap();
    let same = Lead::new(email("other@example.com")).with(Field::FirstName, "N1");
    let batch = fixture.batch(leads(0..3).into_iter().chain([same]).collect());
    assert!(fixture.store.import_batch(&batch).await.unwrap_err().is_refusal());
    assert_eq!(fixture.store.lead_count().await.unwrap(), 0);
}

#[tokio::test]
async fn the_id_of_a_deleted_lead_never_comes_back() {
    let fixture = fixture().await;
    fixture.import(leads(0..3)).await;
    sqlx::query("DELETE FROM leads").execute(&fixture.pool).await.unwrap();
    assert!(fixture.store.members(&fixture.campaign).await.unwrap().is_empty());
    assert_eq!(fixture.import(leads(1..3)).await, vec![LeadOutcome::created(Membership::Added); 2]);
    let ids: Result<Vec<i64>, _> =
        sqlx::query_scalar("SELECT lead_id FROM leads ORDER BY lead_id").fetch_all(&fixture.pool).await;
    assert_eq!(ids.unwrap(), [4, 5]);
    assert_eq!(fixture.store.members(&fixture.campaign).await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_full_disk_is_an_outage_that_leaves_nothing_and_ends_when_there_is_space() {
    let fixture = fixture().await;
    let mut outages = 0;
    for pages in 12.. {
        let limit = AssertSqlSafe(format!("PRAGMA max_page_count = {pages}"));
        sqlx::query(limit).execute(&fixture.pool).await.unwrap();
        match fixture.store.import_batch(&fixture.batch(leads(0..600))).await {
            Ok(outcomes) => {
                assert_eq!(outcomes.len(), 600);
                break;
            }
            Err(error) => assert!(error.is_transient() && !error.is_effect_unknown(), "{error:?}"),
        }
        assert_eq!(fixture.store.lead_count().await.unwrap(), 0);
        outages += 1;
    }
    assert!(outages > 5);
}

#[tokio::test]
async fn a_lock_that_stays_is_an_outage() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("leads.sqlite");
    let options = SqliteStore::connect_options(&path).busy_timeout(std::time::Duration::from_millis(1));
    let pool = SqlitePool::connect_with(options).await.unwrap();
    let store = SqliteStore::new(pool.clone(), "acme");
    store.migrate().await.unwrap();
    store.create_campaign(&"spring".into()).await.unwrap();
    let lock = pool.begin_with("BEGIN IMMEDIATE").await.unwrap();
    let batch = Batch::new("spring".into(), leads(0..1)).unwrap();
    let error = store.import_batch(&batch).await.unwrap_err();
    assert!(error.is_transient() && !error.is_effect_unknown(), "{error:?}");
    lock.rollback().await.unwrap();
    store.import_batch(&batch).await.unwrap();
}

#[tokio::test]
async fn a_lock_that_lasts_is_given_up_after_the_busy_timeout() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("leads.sqlite");
    let timeout = std::time::Duration::from_secs(3);
    let pool = SqlitePool::connect_with(SqliteStore::connect_options(&path).busy_timeout(timeout)).await.unwrap();
    let store = SqliteStore::new(pool.clone(), "acme");
    store.migrate().await.unwrap();
    store.create_campaign(&"spring".into()).await.unwrap();
    let lock = pool.begin_with("BEGIN IMMEDIATE").await.unwrap();
    let began = std::time::Instant::now();
    let error = store.import_batch(&Batch::new("spring".into(), leads(0..1)).unwrap()).await.unwrap_err();
    assert!(error.is_transient() && !error.is_effect_unknown(), "{error:?}");
    assert!((timeout..2 * timeout).contains(&began.elapsed()), "{:?}", began.elapsed());
    assert_eq!(error.reason(), "database is locked");
    drop(lock);
}

#[tokio::test]
async fn a_file_that_cannot_be_written_is_a_failure_that_applied_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("leads.sqlite");
    let pool = SqlitePool::connect_with(SqliteStore::connect_options(&path)).await.unwrap();
    let store = SqliteStore::new(pool.clone(), "acme");
    store.migrate().await.unwrap();
    store.create_campaign(&"spring".into()).await.unwrap();
    pool.close().await;

    let read_only = sqlx::sqlite::SqliteConnectOptions::new().filename(&path).read_only(true);
    let store = SqliteStore::new(SqlitePool::connect_with(read_only).await.unwrap(), "acme");
    let batch = Batch::new("spring".into(), leads(0..1)).unwrap();
    let errors = [
        store.create_campaign(&"autumn".into()).await.unwrap_err(),
        store.suppress(&email("ada@example.com"), "no").await.unwrap_err(),
        store.import_batch(&batch).await.unwrap_err(),
    ];
    for error in errors {
        assert_eq!(error.kind(), lead_import::store::StoreErrorKind::Failed, "{error:?}");
        assert_eq!(error.reason(), "attempt to write a readonly database");
    }
}

#[tokio::test]
async fn the_reason_of_a_refusal_is_the_message_of_the_database() {
    let fixture = fixture().await;
    let trigger = "CREATE TRIGGER no_n5 BEFORE INSERT ON leads WHEN new.first_name = 'N5' \
                   BEGIN SELECT RAISE(ABORT, 'no N5 here'); END";
    sqlx::raw_sql(trigger).execute(&fixture.pool).await.unwrap();
    let error = fixture.store.import_batch(&fixture.batch(leads(5..6))).await.unwrap_err();
    assert!(error.is_refusal(), "{error:?}");
    assert_eq!(error.reason(), "no N5 here");
    assert!(std::error::Error::source(&error).is_some_and(|cause| cause.source().is_none()), "printed once: {error:?}");
}

#[tokio::test]
async fn an_opened_file_has_its_tables_and_is_one_file_after_it_was_closed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("leads.sqlite");
    let files = || std::fs::read_dir(folder.path()).unwrap().count();
    for leads_before in [0, 2] {
        let store = SqliteStore::open(&path, "acme").await.unwrap();
        assert_eq!(store.lead_count().await.unwrap(), leads_before);
        store.create_campaign(&"spring".into()).await.unwrap();
        let batch = Batch::new("spring".into(), leads(0..2)).unwrap();
        store.import_batch(&batch).await.unwrap();
        assert!(files() > 1, "the log is beside the file");
        store.close().await;
        assert_eq!(files(), 1);
    }
    let error = SqliteStore::open(folder.path(), "acme").await.unwrap_err();
    assert_eq!(error.kind(), lead_import::store::StoreErrorKind::Failed);
}

#[tokio::test(flavor = "multi_thread")]
async fn eight_stores_open_one_new_file_at_once() {
    for _ in 0..10 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("leads.sqlite");
        let opened: Vec<_> = (0..8).map(|_| tokio::spawn(SqliteStore::open(path.clone(), "acme"))).collect();
        for store in opened {
            store.await.unwrap().unwrap().close().await;
        }
    }
}

#[tokio::test]
async fn a_database_without_a_path_is_refused() {
    assert_eq!(SqliteStore::open("", "acme").await.unwrap_err().reason(), "the path of the database is empty");
}
