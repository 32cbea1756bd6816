//! Making and distributing the tables.

use lead_import::{
    LeadStore, PostgresStore,
    sqlx::{self, AssertSqlSafe, PgPool},
    store::{LeadOutcome, Membership},
};
use libtest_mimic::Trial;

use crate::stores::postgres::{GivenTestBed, TestBed, Workplace, leads, tests};

pub(super) fn list(bed: &GivenTestBed, trials: &mut Vec<Trial>) {
    tests!(bed, trials:
        citus_tables_are_migrated_and_distributed_at_every_start
        citus_gets_an_index_that_is_missing_when_migrating
        citus_finds_a_foreign_table_of_the_same_name_when_migrating
        citus_takes_eight_processes_that_migrate_and_distribute_at_once
        citus_moves_stored_rows_and_their_copies_can_be_truncated
        citus_names_a_constraint_without_the_number_of_a_shard
    );
}

const TABLES: [&str; 5] = ["campaign_leads", "campaigns", "imports", "leads", "suppressions"];

/// The tables that are distributed by workspace, in order, and the number of places that they are in together.
async fn distributed(pool: &PgPool, schema: &str) -> (Vec<String>, i64) {
    let of_schema = "FROM citus_tables JOIN pg_class ON pg_class.oid = table_name::oid \
                     JOIN pg_namespace ON pg_namespace.oid = relnamespace \
                     WHERE nspname = $1 AND citus_table_type = 'distributed' AND distribution_column = 'workspace_id'";
    let tables = sqlx::query_scalar(AssertSqlSafe(format!("SELECT relname::text {of_schema} ORDER BY 1")));
    let groups = sqlx::query_scalar(AssertSqlSafe(format!("SELECT count(DISTINCT colocation_id) {of_schema}")));
    (tables.bind(schema).fetch_all(pool).await.unwrap(), groups.bind(schema).fetch_one(pool).await.unwrap())
}

/// The foreign keys of the schema, as the catalogue has them.
async fn foreign_keys(pool: &PgPool, schema: &str) -> Vec<String> {
    let keys = "SELECT conname || ' ' || pg_get_constraintdef(c.oid) FROM pg_constraint AS c \
                JOIN pg_namespace AS n ON n.oid = connamespace WHERE nspname = $1 AND contype = 'f' ORDER BY 1";
    sqlx::query_scalar(keys).bind(schema).fetch_all(pool).await.unwrap()
}

async fn citus_tables_are_migrated_and_distributed_at_every_start(bed: &TestBed) {
    let (pool, schema) = (bed.pool(bed.options.clone()).await, bed.schema());
    let store = PostgresStore::new(pool.clone(), "acme").schema(&schema);
    store.migrate().await.unwrap();
    let keys = foreign_keys(&pool, &schema).await;
    for _ in 0..2 {
        store.distribute().await.unwrap();
        store.migrate().await.unwrap();
    }
    assert_eq!(distributed(&pool, &schema).await, (TABLES.map(String::from).to_vec(), 1));
    assert_eq!((keys.len(), foreign_keys(&pool, &schema).await), (3, keys));
}

async fn citus_gets_an_index_that_is_missing_when_migrating(bed: &TestBed) {
    let place = bed.workplace().await;
    place.execute("DROP INDEX S.imports_by_campaign").await;
    place.store.migrate().await.unwrap();
    place.execute("DROP INDEX S.imports_by_campaign").await;
}

async fn citus_finds_a_foreign_table_of_the_same_name_when_migrating(bed: &TestBed) {
    let place = bed.workplace().await;
    place.execute("DROP TABLE S.suppressions").await;
    place.execute("CREATE TABLE S.suppressions (id int)").await;
    let error = place.store.migrate().await.unwrap_err();
    assert!(!error.is_transient() && !error.is_refusal(), "{error:?}");
}

async fn citus_takes_eight_processes_that_migrate_and_distribute_at_once(bed: &TestBed) {
    let (pool, schema) = (bed.pool(bed.options.clone()).await, bed.schema());
    let starts = (0..8).map(|_| {
        let store = PostgresStore::new(pool.clone(), "acme").schema(&schema);
        tokio::spawn(async move {
            store.migrate().await?;
            store.distribute().await
        })
    });
    for start in starts.collect::<Vec<_>>() {
        start.await.unwrap().unwrap();
    }
    assert_eq!(distributed(&pool, &schema).await, (TABLES.map(String::from).to_vec(), 1));
}

async fn citus_moves_stored_rows_and_their_copies_can_be_truncated(bed: &TestBed) {
    let (pool, schema) = (bed.pool(bed.options.clone()).await, bed.schema());
    let store = PostgresStore::new(pool.clone(), "acme").schema(&schema);
    store.migrate().await.unwrap();
    let place = Workplace { pool, schema, store, campaign: "spring".into() };
    place.store.create_campaign(&place.campaign).await.unwrap();
    place.import(leads(0..30)).await;

    place.store.distribute().await.unwrap();
    assert_eq!((place.store.lead_count().await.unwrap(), place.local_bytes().await > 0), (30, true));
    for table in ["leads", "campaigns", "campaign_leads", "suppressions", "imports"] {
        place.execute(&format!("SELECT truncate_local_data_after_distributing_table($$S.{table}$$)")).await;
    }
    assert_eq!((place.store.lead_count().await.unwrap(), place.local_bytes().await), (30, 0));
    assert_eq!(place.store.members(&place.campaign).await.unwrap().len(), 30);
    let outcomes = place.import(leads(29..31)).await;
    assert_eq!(outcomes[..1], [LeadOutcome::existing(Membership::Skipped, false)]);
    assert_eq!(outcomes[1..], [LeadOutcome::created(Membership::Added)]);
}

impl Workplace {
    /// The size of the coordinator's own copy of the leads.
    async fn local_bytes(&self) -> i64 {
        let size = "SELECT pg_relation_size(format('%I.leads', $1)::regclass)";
        sqlx::query_scalar(size).bind(&self.schema).fetch_one(&self.pool).await.unwrap()
    }
}

async fn citus_names_a_constraint_without_the_number_of_a_shard(bed: &TestBed) {
    let place = bed.workplace().await;
    place.execute("ALTER TABLE S.leads ADD CONSTRAINT short CHECK (first_name <> 'N5')").await;
    let error = place.store.import_batch(&place.batch(leads(5..6))).await.unwrap_err();
    assert_eq!(error.reason(), "new row for relation \"leads\" violates check constraint \"short\"");
    place.assert_empty().await;
}
