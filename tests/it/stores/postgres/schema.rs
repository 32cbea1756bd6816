//! Making the tables.

use lead_import::{
    LeadStore, PostgresStore,
    sqlx::{self, AssertSqlSafe, Connection, Executor, PgConnection},
    store::{LeadOutcome, Membership},
};
use libtest_mimic::Trial;

use super::{GivenTestBed, TestBed, leads, tests};

pub(super) fn list(bed: &GivenTestBed, trials: &mut Vec<Trial>) {
    tests!(bed, trials:
        migrating_again_changes_nothing
        eight_stores_migrate_one_new_schema_at_once
        a_user_who_may_not_create_schemas_may_migrate_one_that_is_there
        a_foreign_table_of_the_same_name_is_found_by_migrate
        workspaces_do_not_see_each_other
        distribute_spreads_every_table_by_workspace_and_keeps_the_foreign_keys
    );
}

async fn migrating_again_changes_nothing(bed: &TestBed) {
    let place = bed.workplace().await;
    place.import(leads(0..3)).await;
    place.store.migrate().await.unwrap();
    assert_eq!(place.store.lead_count().await.unwrap(), 3);
}

async fn eight_stores_migrate_one_new_schema_at_once(bed: &TestBed) {
    let (pool, schema) = (bed.pool(bed.options.clone()).await, bed.schema());
    let migrations = (0..8).map(|_| {
        let store = PostgresStore::new(pool.clone(), "acme").schema(&schema);
        tokio::spawn(async move { store.migrate().await })
    });
    for migration in migrations.collect::<Vec<_>>() {
        migration.await.unwrap().unwrap();
    }
}

async fn a_user_who_may_not_create_schemas_may_migrate_one_that_is_there(bed: &TestBed) {
    let place = bed.workplace().await;
    let role = format!("importer{}", std::process::id());
    place.execute(&format!("CREATE ROLE {role} LOGIN; CREATE SCHEMA {role} AUTHORIZATION {role}")).await;
    let pool = bed.pool(bed.options.clone().username(&role)).await;
    PostgresStore::new(pool.clone(), "acme").schema(&role).migrate().await.unwrap();
    let error = PostgresStore::new(pool.clone(), "acme").schema(bed.schema()).migrate().await.unwrap_err();
    pool.close().await;
    place.execute(&format!("DROP OWNED BY {role}; DROP ROLE {role}")).await;
    assert!(!error.is_transient() && !error.is_refusal(), "{error:?}");
}

async fn a_foreign_table_of_the_same_name_is_found_by_migrate(bed: &TestBed) {
    let place = bed.workplace().await;
    place.execute("DROP TABLE S.suppressions; CREATE TABLE S.suppressions (id int)").await;
    let error = place.store.migrate().await.unwrap_err();
    assert!(!error.is_transient() && !error.is_refusal(), "{error:?}");
}

async fn workspaces_do_not_see_each_other(bed: &TestBed) {
    let place = bed.workplace().await;
    place.import(leads(0..2)).await;
    let other = PostgresStore::new(place.pool.clone(), "o'ther \\").schema(&place.schema);
    assert!(!other.campaign_exists(&place.campaign).await.unwrap());
    other.create_campaign(&place.campaign).await.unwrap();
    assert_eq!(
        other.import_batch(&place.batch(leads(1..3))).await.unwrap(),
        vec![LeadOutcome::created(Membership::Added); 2]
    );
    assert_eq!((place.store.lead_count().await.unwrap(), other.lead_count().await.unwrap()), (2, 2));
}

/// Citus is not at hand here; two objects of its interface stand in for it and tell how they were called.
const CITUS_INTERFACE: &str = "\
    CREATE TABLE pg_dist_partition (logicalrelid regclass, colocated text); \
    CREATE FUNCTION create_distributed_table(name regclass, distribution_column text, colocate_with text DEFAULT 'default') \
        RETURNS void LANGUAGE plpgsql AS $$ BEGIN \
            IF distribution_column <> 'workspace_id' THEN RAISE 'by %', distribution_column; END IF; \
            IF EXISTS (SELECT FROM pg_constraint WHERE contype = 'f' AND confrelid = name) \
                THEN RAISE '% has foreign keys', name; END IF; \
            INSERT INTO pg_dist_partition VALUES (name, colocate_with); \
        END $$";

async fn distribute_spreads_every_table_by_workspace_and_keeps_the_foreign_keys(bed: &TestBed) {
    let database = format!("citus{}", std::process::id());
    let mut admin = PgConnection::connect_with(&bed.options).await.unwrap();
    admin.execute(AssertSqlSafe(format!("CREATE DATABASE {database}"))).await.unwrap();
    let pool = bed.pool(bed.options.clone().database(&database)).await;
    let store = PostgresStore::new(pool.clone(), "acme").schema("it's");
    store.migrate().await.unwrap();
    assert!(!store.distribute().await.unwrap_err().is_transient(), "without Citus");

    sqlx::raw_sql(CITUS_INTERFACE).execute(&pool).await.unwrap();
    store.distribute().await.unwrap();
    store.distribute().await.unwrap();
    let tables = sqlx::query_as("SELECT logicalrelid::text, colocated FROM pg_dist_partition");
    let tables: Vec<(String, String)> = tables.fetch_all(&pool).await.unwrap();
    let with_leads = |name: &str| (format!("\"it's\".{name}"), "\"it's\".leads".to_owned());
    let others = ["campaigns", "campaign_leads", "suppressions", "imports"].map(with_leads);
    assert_eq!(tables[0], ("\"it's\".leads".to_owned(), "default".to_owned()));
    assert_eq!(tables[1..], others);
    let keys = sqlx::query_scalar::<_, i64>("SELECT count(*) FROM pg_constraint WHERE contype = 'f'").fetch_one(&pool);
    assert_eq!(keys.await.unwrap(), 3);
    store.migrate().await.unwrap();

    pool.close().await;
    admin.execute(AssertSqlSafe(format!("DROP DATABASE {database}"))).await.unwrap();
}
