//! Living in a product's database: its columns, its constraints, its pooled sessions.

use lead_import::{
    Field, Lead, LeadStore, PostgresStore,
    sqlx::{self, Row, postgres::PgPoolOptions},
    store::{Batch, FieldPolicy, LeadOutcome, Membership},
};
use libtest_mimic::Trial;

use super::{GivenTestBed, TestBed, email, leads, tests};

pub(super) fn list(bed: &GivenTestBed, trials: &mut Vec<Trial>) {
    tests!(bed, trials:
        columns_and_json_of_the_product_survive_an_overwriting_import
        what_a_constraint_of_the_product_refuses_is_a_refusal_and_leaves_nothing
        the_reason_of_a_refusal_is_the_message_of_the_database
        a_conflict_with_a_unique_key_of_the_product_is_a_refusal_and_not_an_existing_lead
        text_with_nul_is_a_refusal
        a_session_is_left_as_it_was
        a_call_that_was_dropped_gives_no_broken_connection_back
        an_import_reads_no_table_as_a_whole
    );
}

async fn columns_and_json_of_the_product_survive_an_overwriting_import(bed: &TestBed) {
    let place = bed.workplace().await;
    place.execute("ALTER TABLE S.leads ADD COLUMN score int NOT NULL DEFAULT 7").await;
    place.import(vec![Lead::new(email("Ada@example.com")).with_custom([("City", "Paris")])]).await;
    let custom = r#"{"tags": [1, {"a": 1, "b": 2}], "City": "Paris", "n": null, "é\n": "x"}"#;
    place.execute(&format!("UPDATE S.leads SET score = 9, first_name = '', custom = '{custom}'")).await;

    let incoming = Lead::new(email("ada@EXAMPLE.com")).with_custom([("City", "London"), ("é\n", "y"), ("new", "1")]);
    let batch = place.batch(vec![incoming]).with_existing(FieldPolicy::Overwrite);
    let outcomes = place.store.import_batch(&batch).await.unwrap();
    assert_eq!(outcomes, [LeadOutcome::existing(Membership::Skipped, true)]);
    place
        .execute(
            r#"DO $$ BEGIN ASSERT (SELECT (email_written, score, first_name, custom) = ('Ada@example.com', 9, '',
           '{"tags": [1, {"a": 1, "b": 2}], "City": "London", "n": null, "é\n": "y", "new": "1"}'::jsonb)
           FROM S.leads); END $$"#,
        )
        .await;
}

async fn what_a_constraint_of_the_product_refuses_is_a_refusal_and_leaves_nothing(bed: &TestBed) {
    let trigger = "CREATE FUNCTION S.no_n5() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
                   IF new.first_name = 'N5' THEN RAISE 'no N5 here'; END IF; RETURN new; END $$; \
                   CREATE TRIGGER no_n5 BEFORE INSERT ON S.leads FOR EACH ROW EXECUTE FUNCTION S.no_n5()";
    for rule in [
        "ALTER TABLE S.leads ADD CHECK (first_name <> 'N5')",
        "ALTER TABLE S.leads ALTER first_name TYPE varchar(2)",
        trigger,
    ] {
        let place = bed.workplace().await;
        place.execute(rule).await;
        let error = place.store.import_batch(&place.batch(leads(2..13))).await.unwrap_err();
        assert!(error.is_refusal(), "{rule}: {error:?}");
        place.assert_empty().await;
        assert_eq!(place.import(leads(0..5)).await, vec![LeadOutcome::created(Membership::Added); 5]);
    }
}

async fn the_reason_of_a_refusal_is_the_message_of_the_database(bed: &TestBed) {
    let place = bed.workplace().await;
    place.execute("ALTER TABLE S.leads ADD CONSTRAINT short CHECK (first_name <> 'N5')").await;
    let error = place.store.import_batch(&place.batch(leads(5..6))).await.unwrap_err();
    assert_eq!(error.reason(), "new row for relation \"leads\" violates check constraint \"short\"");
    assert!(std::error::Error::source(&error).is_some_and(|cause| cause.source().is_none()), "printed once: {error:?}");
}

async fn a_conflict_with_a_unique_key_of_the_product_is_a_refusal_and_not_an_existing_lead(bed: &TestBed) {
    let place = bed.workplace().await;
    place.execute("CREATE UNIQUE INDEX ON S.leads (workspace_id, job_title)").await;
    let ceo = |address: &str| Lead::new(email(address)).with(Field::JobTitle, "CEO");
    place.import(vec![ceo("ada@example.com")]).await;
    let error = place.store.import_batch(&place.batch(vec![ceo("bob@example.com")])).await.unwrap_err();
    assert!(error.is_refusal(), "{error:?}");
    assert_eq!(place.store.lead_count().await.unwrap(), 1);
}

async fn text_with_nul_is_a_refusal(bed: &TestBed) {
    let place = bed.workplace().await;
    let ada = Lead::new(email("ada@example.com"));
    for lead in [ada.clone().with(Field::JobTitle, "a\0b"), ada.with_custom([("a", "\0")])] {
        let error = place.store.import_batch(&place.batch(vec![lead])).await.unwrap_err();
        assert!(error.is_refusal(), "{error:?}");
    }
    assert!(!place.store.campaign_exists(&"spring\0".into()).await.unwrap());
    place.assert_empty().await;
}

/// What a pooler in transaction mode would hand on to the next client.
async fn a_session_is_left_as_it_was(bed: &TestBed) {
    let options = PgPoolOptions::new().max_connections(1);
    let pool = options.connect_with(bed.options.clone()).await.unwrap();
    let place = bed.workplace().await;
    let store = PostgresStore::new(pool.clone(), "acme").schema(&place.schema);
    let settings = "SELECT string_agg(name || '=' || setting, E'\n' ORDER BY name) FROM pg_settings \
                    WHERE name <> 'in_hot_standby'";
    let before: String = sqlx::raw_sql(settings).fetch_one(&pool).await.unwrap().get(0);
    let batch = place.batch(leads(0..10)).with_existing(FieldPolicy::Overwrite);
    let again = place.batch(leads(0..10)).with_existing(FieldPolicy::Overwrite);
    for batch in [&batch, &again] {
        store.import_batch(batch).await.unwrap();
    }
    store.import_batch(&Batch::new("nowhere".into(), leads(0..1)).unwrap()).await.unwrap_err();
    store.lookup(&batch).await.unwrap();
    assert_eq!(sqlx::raw_sql(settings).fetch_one(&pool).await.unwrap().get::<String, _>(0), before);
    let left = "SELECT (SELECT count(*) FROM pg_prepared_statements) \
                + (SELECT count(*) FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'advisory') \
                + (SELECT count(*) FROM pg_class WHERE relnamespace = pg_my_temp_schema() AND relname LIKE 'lead%')";
    assert_eq!(sqlx::raw_sql(left).fetch_one(&pool).await.unwrap().get::<i64, _>(0), 0);
}

async fn a_call_that_was_dropped_gives_no_broken_connection_back(bed: &TestBed) {
    let place = bed.workplace().await;
    let pool = PgPoolOptions::new().max_connections(1).connect_with(bed.options.clone()).await.unwrap();
    let store = PostgresStore::new(pool.clone(), "acme").schema(&place.schema);
    for wait in 0..40 {
        let batch = place.batch(leads(wait * 100..wait * 100 + 100));
        let wait = std::time::Duration::from_micros(200 * wait as u64);
        tokio::time::timeout(wait, store.import_batch(&batch)).await.ok();
        let state = "SELECT pg_current_xact_id_if_assigned()::text";
        assert_eq!(sqlx::raw_sql(state).fetch_one(&pool).await.unwrap().get::<Option<String>, _>(0), None);
        assert_eq!(store.import_batch(&batch).await.unwrap().len(), 100);
    }
}

/// Read off the server's own statistics, so that it holds for the statements as they are. The batch is small beside the
/// tables: where it is not, reading all can be the better plan.
async fn an_import_reads_no_table_as_a_whole(bed: &TestBed) {
    let place = bed.workplace().await;
    place
        .execute(
            "INSERT INTO S.leads SELECT 'acme', 'old' || n || '@example.com', '' FROM generate_series(1, 50000) n; \
         INSERT INTO S.campaign_leads SELECT 'acme', 'spring', email FROM S.leads; \
         INSERT INTO S.suppressions SELECT 'acme', 'no' || n || '@example.com', '' FROM generate_series(1, 50000) n",
        )
        .await;
    place.execute("ANALYZE S.leads; ANALYZE S.campaign_leads; ANALYZE S.suppressions").await;
    place.execute("SELECT pg_stat_force_next_flush()").await;
    let scans = |pool: sqlx::PgPool, schema: String| async move {
        let sql = "SELECT coalesce(sum(seq_scan), 0)::int8 FROM pg_stat_user_tables WHERE schemaname = $1 \
                   AND relname IN ('leads', 'campaign_leads', 'suppressions')";
        sqlx::query_scalar::<_, i64>(sql).bind(schema).fetch_one(&pool).await.unwrap()
    };
    // Sessions report their numbers when they end.
    place.pool.close().await;
    let pool = bed.pool(bed.options.clone()).await;
    let before = scans(pool.clone(), place.schema.clone()).await;
    let store = PostgresStore::new(pool.clone(), "acme").schema(&place.schema);
    for policy in [FieldPolicy::Keep, FieldPolicy::Overwrite] {
        let mixed = leads(0..20).into_iter().chain((1..20).map(|n| Lead::new(email(&format!("old{n}@example.com")))));
        let batch = place.batch(mixed.collect::<Vec<_>>()).with_existing(policy);
        store.import_batch(&batch).await.unwrap();
        store.lookup(&batch).await.unwrap();
    }
    pool.close().await;
    let pool = bed.pool(bed.options.clone()).await;
    assert_eq!(scans(pool, place.schema.clone()).await, before);
}
