//! What goes wrong on the way: lost races, lost connections, and a server that stays away.

use std::time::Duration;

use lead_import::{
    LeadStore, PostgresStore,
    sqlx::postgres::PgPoolOptions,
    store::{BatchKey, LeadOutcome, Membership},
};
use libtest_mimic::Trial;

use super::{GivenTestBed, TestBed, Workplace, leads, tests};

pub(super) fn list(bed: &GivenTestBed, trials: &mut Vec<Trial>) {
    tests!(bed, trials:
        lost_races_are_run_again
        lost_workers_of_citus_are_run_again
        an_internal_error_of_the_server_itself_is_a_failure
        a_race_that_is_always_lost_is_an_outage_that_leaves_nothing
        a_connection_that_is_lost_before_the_commit_is_opened_again
        a_connection_that_is_always_lost_in_the_commit_leaves_the_effect_unknown
        a_batch_survives_a_connection_that_is_lost_in_the_commit
        a_batch_that_comes_again_waits_for_its_first_call
        a_statement_that_takes_too_long_is_an_outage
        a_server_that_is_away_is_an_outage
    );
}

/// Makes the next rows of a table run into trouble: `times` of them, at once or at the commit. A sequence counts
/// them, because a rollback does not take its numbers back.
async fn trouble(place: &Workplace, times: usize, trigger: &str, what: &str) {
    place
        .execute(
            &format!(
                "CREATE SEQUENCE S.troubles; \
             CREATE FUNCTION S.trouble() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
                 IF nextval('S.troubles') <= {times} THEN {what}; END IF; RETURN new; END $$; \
             CREATE {trigger} FOR EACH ROW EXECUTE FUNCTION S.trouble()",
            )
            .replace("'S.troubles'", &format!("'{}.troubles'", quoted(&place.schema))),
        )
        .await;
}

/// The name inside a string constant.
fn quoted(schema: &str) -> String {
    format!("\"{}\"", schema.replace('"', "\"\"")).replace('\'', "''")
}

const BEFORE: &str = "TRIGGER trouble BEFORE INSERT ON S.campaign_leads";
const AT_COMMIT: &str = "CONSTRAINT TRIGGER trouble AFTER INSERT ON S.campaign_leads DEFERRABLE INITIALLY DEFERRED";
const KILL: &str = "PERFORM pg_terminate_backend(pg_backend_pid())";

async fn lost_races_are_run_again(bed: &TestBed) {
    for code in ["40001", "40P01"] {
        for when in [BEFORE, AT_COMMIT] {
            let place = bed.workplace().await;
            trouble(&place, 3, when, &format!("RAISE 'lost' USING ERRCODE = '{code}'")).await;
            assert_eq!(
                place.import(leads(0..10)).await,
                vec![LeadOutcome::created(Membership::Added); 10],
                "{code} {when}"
            );
            assert_eq!(place.store.lead_count().await.unwrap(), 10);
        }
    }
}

/// The errors of a real coordinator; the tests of Citus crash its workers.
async fn lost_workers_of_citus_are_run_again(bed: &TestBed) {
    let errors = [
        ("XX000", "SSL SYSCALL error: EOF detected"),
        ("XX000", "server closed the connection unexpectedly"),
        ("58030", "failed to COPY to shard 102008 on localhost:5432"),
        (
            "08006",
            "connection to the remote node postgres@localhost:5432 failed with the following error: connection not open",
        ),
    ];
    for (code, message) in errors {
        for when in [BEFORE, AT_COMMIT] {
            let place = bed.workplace().await;
            trouble(&place, 3, when, &format!("RAISE '{message}' USING ERRCODE = '{code}'")).await;
            let outcomes = place.import(leads(0..10)).await;
            assert_eq!(outcomes, vec![LeadOutcome::created(Membership::Added); 10], "{message} {when}");
        }
    }
    let place = bed.workplace().await;
    trouble(&place, 1_000_000, AT_COMMIT, "RAISE 'SSL SYSCALL error: EOF detected' USING ERRCODE = 'XX000'").await;
    let error = place.store.import_batch(&place.batch(leads(0..10))).await.unwrap_err();
    assert!(error.is_effect_unknown(), "a worker may have committed: {error:?}");
}

async fn an_internal_error_of_the_server_itself_is_a_failure(bed: &TestBed) {
    let place = bed.workplace().await;
    trouble(&place, 1, BEFORE, "RAISE 'cache lookup failed for type 7' USING ERRCODE = 'XX000'").await;
    let error = place.store.import_batch(&place.batch(leads(0..10))).await.unwrap_err();
    assert!(!error.is_transient() && !error.is_refusal(), "{error:?}");
    place.assert_empty().await;
}

async fn a_race_that_is_always_lost_is_an_outage_that_leaves_nothing(bed: &TestBed) {
    let place = bed.workplace().await;
    trouble(&place, 1_000_000, BEFORE, "RAISE 'lost' USING ERRCODE = '40001'").await;
    let error = place.store.import_batch(&place.batch(leads(0..10))).await.unwrap_err();
    assert!(error.is_transient() && !error.is_effect_unknown(), "{error:?}");
    place.assert_empty().await;
}

async fn a_connection_that_is_lost_before_the_commit_is_opened_again(bed: &TestBed) {
    let place = bed.workplace().await;
    trouble(&place, 2, BEFORE, KILL).await;
    assert_eq!(place.import(leads(0..10)).await, vec![LeadOutcome::created(Membership::Added); 10]);
    assert_eq!(place.store.members(&place.campaign).await.unwrap().len(), 10);
}

async fn a_connection_that_is_always_lost_in_the_commit_leaves_the_effect_unknown(bed: &TestBed) {
    let place = bed.workplace().await;
    trouble(&place, 1_000_000, AT_COMMIT, KILL).await;
    let error = place.store.import_batch(&place.batch(leads(0..10))).await.unwrap_err();
    assert!(error.is_effect_unknown() && error.is_transient(), "{error:?}");
    place.assert_empty().await;
    place.execute("DROP TRIGGER trouble ON S.campaign_leads").await;
    assert_eq!(place.import(leads(0..10)).await, vec![LeadOutcome::created(Membership::Added); 10]);
}

async fn a_batch_survives_a_connection_that_is_lost_in_the_commit(bed: &TestBed) {
    let place = bed.workplace().await;
    trouble(&place, 1, AT_COMMIT, KILL).await;
    let batch = place.batch(leads(0..10)).with_key(BatchKey::new("an import", 1, 10));
    assert_eq!(place.store.import_batch(&batch).await.unwrap(), vec![LeadOutcome::created(Membership::Added); 10]);
    assert_eq!(place.store.lead_count().await.unwrap(), 10);
}

/// Else an import that is resumed while its old call is still under way would count its leads as existing.
async fn a_batch_that_comes_again_waits_for_its_first_call(bed: &TestBed) {
    let place = bed.workplace().await;
    trouble(&place, 10, BEFORE, "PERFORM pg_sleep(0.03)").await;
    let batch = place.batch(leads(0..10)).with_key(BatchKey::new("an import", 1, 10));
    let (store, again) = (place.store.clone(), batch.clone());
    let first = tokio::spawn(async move { store.import_batch(&again).await });
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(place.store.import_batch(&batch).await.unwrap(), vec![LeadOutcome::created(Membership::Added); 10]);
    assert_eq!(first.await.unwrap().unwrap(), vec![LeadOutcome::created(Membership::Added); 10]);
    assert_eq!(place.store.lead_count().await.unwrap(), 10);
}

async fn a_statement_that_takes_too_long_is_an_outage(bed: &TestBed) {
    let place = bed.workplace().await;
    trouble(&place, 1, BEFORE, "PERFORM pg_sleep(5)").await;
    let pool = bed.pool(bed.options.clone().options([("statement_timeout", "200")])).await;
    let store = PostgresStore::new(pool, "acme").schema(&place.schema);
    let error = store.import_batch(&place.batch(leads(0..10))).await.unwrap_err();
    assert!(error.is_transient() && !error.is_effect_unknown(), "{error:?}");
    place.assert_empty().await;
}

async fn a_server_that_is_away_is_an_outage(bed: &TestBed) {
    let place = bed.workplace().await;
    let options = PgPoolOptions::new().acquire_timeout(Duration::from_millis(300));
    let pool = options.connect_lazy_with(bed.options.clone().port(1).socket("/nonexistent"));
    let store = PostgresStore::new(pool, "acme");
    let error = store.import_batch(&place.batch(leads(0..10))).await.unwrap_err();
    assert!(error.is_transient() && !error.is_effect_unknown(), "{error:?}");
    assert!(error.reason().starts_with("PostgreSQL is down or cannot be reached: "), "{error:?}");
}
