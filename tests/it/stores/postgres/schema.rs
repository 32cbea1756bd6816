//! Making the tables.

use lead_import::{
    LeadStore, PostgresStore,
    sqlx::{AssertSqlSafe, Connection, Executor, PgConnection},
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
        distribute_without_citus_says_so
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

async fn distribute_without_citus_says_so(bed: &TestBed) {
    let database = format!("no_citus{}", std::process::id());
    let mut admin = PgConnection::connect_with(&bed.options).await.unwrap();
    admin.execute(AssertSqlSafe(format!("CREATE DATABASE {database} TEMPLATE template0"))).await.unwrap();
    let pool = bed.pool(bed.options.clone().database(&database)).await;
    let store = PostgresStore::new(pool.clone(), "acme");
    store.migrate().await.unwrap();
    let error = store.distribute().await.unwrap_err();
    assert!(!error.is_transient() && !error.is_refusal(), "{error:?}");
    assert_eq!(
        error.reason(),
        "the database does not have the extension citus: run CREATE EXTENSION citus on each node"
    );

    pool.close().await;
    admin.execute(AssertSqlSafe(format!("DROP DATABASE {database}"))).await.unwrap();
}
