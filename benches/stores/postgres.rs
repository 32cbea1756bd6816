//! PostgreSQL: the floor is one binary `COPY` of all rows into a temporary table and one merge, in one transaction.

use std::time::{Duration, Instant};

use futures_lite::future::zip;
use lead_import::{
    Field, Lead, PostgresStore,
    sqlx::{self, AssertSqlSafe, Connection, Executor, PgConnection, PgPool},
};
use support::postgres::{Server, must_be_there};

use super::{
    leads::{CAMPAIGN, LEADS, Shape, batch_size, batches, custom_json, import, leads, numbered_batches},
    timing::Timing,
};

pub(crate) async fn store(url: &str, schema: &str) -> PostgresStore {
    let pool = PgPool::connect(url).await.expect("the server answers");
    pool.execute(AssertSqlSafe(format!("DROP SCHEMA IF EXISTS {schema} CASCADE"))).await.expect("it may be dropped");
    let store = PostgresStore::new(pool.clone(), "acme").schema(schema);
    store.migrate().await.expect("the schema is new");
    store.create_campaign(&CAMPAIGN.into()).await.expect("the tables are there");
    pool.execute("CHECKPOINT").await.expect("it is the superuser");
    store
}

const FIELDS: [Field; 4] = [Field::FirstName, Field::LastName, Field::CompanyName, Field::JobTitle];

async fn floor(url: &str, leads: &[Lead]) -> Duration {
    let mut connection = PgConnection::connect(url).await.expect("the server answers");
    let start = Instant::now();
    let stage = "BEGIN; CREATE TEMPORARY TABLE stage (email text COLLATE \"C\", email_written text, first_name text, \
                 last_name text, company_name text, job_title text, custom jsonb) ON COMMIT DROP";
    connection.execute(stage).await.expect("good SQL");
    let mut copy = connection.copy_in_raw("COPY stage FROM STDIN (FORMAT binary)").await.expect("good SQL");
    for chunk in leads.chunks(1_000) {
        copy.send(copy_rows(chunk, chunk.as_ptr() == leads.as_ptr())).await.expect("the server reads");
    }
    copy.send((-1_i16).to_be_bytes().to_vec()).await.expect("the server reads");
    copy.finish().await.expect("good rows");
    let merge = "INSERT INTO floor.leads (workspace_id, email, email_written, first_name, last_name, company_name, \
                 job_title, custom) SELECT 'acme', stage.* FROM stage ON CONFLICT DO NOTHING; \
                 INSERT INTO floor.campaign_leads SELECT 'acme', 'spring', email FROM stage ON CONFLICT DO NOTHING; COMMIT";
    connection.execute(merge).await.expect("good SQL");
    start.elapsed()
}

fn copy_rows(leads: &[Lead], first: bool) -> Vec<u8> {
    let mut data = if first { b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0".to_vec() } else { Vec::new() };
    for lead in leads {
        data.extend(7_i16.to_be_bytes());
        let custom = [&[1], custom_json(lead).as_bytes()].concat();
        let email = [Some(lead.email().as_str()), Some(lead.email().as_written())];
        let fields = email.into_iter().chain(FIELDS.map(|field| lead.get(field)));
        for value in fields.map(|value| value.map(str::as_bytes)).chain([Some(&custom[..])]) {
            match value {
                Some(value) => {
                    data.extend(i32::try_from(value.len()).expect("short").to_be_bytes());
                    data.extend(value);
                }
                None => data.extend((-1_i32).to_be_bytes()),
            }
        }
    }
    data
}

/// Prepared statements, one per row and table, in transactions of `size` rows.
async fn row_by_row(url: &str, leads: &[Lead], size: usize) -> Duration {
    let mut connection = PgConnection::connect(url).await.expect("the server answers");
    let start = Instant::now();
    for chunk in leads.chunks(size) {
        let mut transaction = connection.begin().await.expect("the server answers");
        for lead in chunk {
            let mut insert = sqlx::query(
                "INSERT INTO rows.leads (workspace_id, email, email_written, first_name, last_name, company_name, \
                 job_title, custom) VALUES ('acme', $1, $2, $3, $4, $5, $6, $7::text::jsonb) ON CONFLICT DO NOTHING",
            );
            insert = insert.bind(lead.email().as_str()).bind(lead.email().as_written());
            for field in FIELDS {
                insert = insert.bind(lead.get(field));
            }
            insert.bind(custom_json(lead)).execute(&mut *transaction).await.expect("a good row");
            let insert =
                sqlx::query("INSERT INTO rows.campaign_leads VALUES ('acme', 'spring', $1) ON CONFLICT DO NOTHING");
            insert.bind(lead.email().as_str()).execute(&mut *transaction).await.expect("a good row");
        }
        transaction.commit().await.expect("there is space");
    }
    start.elapsed()
}

/// Four sequences of batches in one task, as an import with four batches at a time makes them.
async fn four_at_a_time(store: &PostgresStore, leads: &[Lead], shape: Shape) -> Duration {
    let size = batch_size(store, shape);
    let lanes: Vec<_> = leads.chunks(leads.len() / 4).zip(["a", "b", "c", "d"]).collect();
    let lanes: Vec<_> = lanes.into_iter().map(|(leads, import)| numbered_batches(leads, size, import, 0)).collect();
    let start = Instant::now();
    let lane = |at: usize| import(store, &lanes[at]);
    zip(zip(lane(0), lane(1)), zip(lane(2), lane(3))).await;
    let time = start.elapsed();
    assert_eq!(store.lead_count().await.expect("it answers"), leads.len() as u64);
    time
}

pub(crate) async fn run() {
    for shape in [Shape::Lean, Shape::Wide] {
        compare(shape).await;
    }
}

async fn compare(shape: Shape) {
    // What the server tidies up by itself after one rival would slow down the next.
    let server = match Server::start(&["autovacuum=off"]) {
        Ok(server) => server,
        Err(reason) => {
            assert!(!must_be_there(), "{reason}");
            return println!("PostgreSQL: {reason}");
        }
    };
    let leads = leads(shape, 0, LEADS);
    let mut timing = Timing::new(&[
        "floor: one COPY, one merge",
        "PostgresStore, new leads",
        "PostgresStore, all there",
        "PostgresStore, 4 batches at a time",
    ]);
    let mut slow = Timing::new(&["PostgresStore, new leads", "row by row"]);
    for round in 0..9 {
        store(server.url(), "floor").await;
        let floor = floor(server.url(), &leads).await;

        let ours = store(server.url(), "ours").await;
        let size = batch_size(&ours, shape);
        let (first, second) = (batches(&leads, size), batches(&leads, size));
        let start = Instant::now();
        import(&ours, &first).await;
        let new = start.elapsed();
        assert_eq!(ours.lead_count().await.expect("it answers"), LEADS as u64);
        let start = Instant::now();
        import(&ours, &second).await;
        let again = start.elapsed();

        let ours = store(server.url(), "ours").await;
        let size = batch_size(&ours, shape);
        timing.add(vec![floor, new, again, four_at_a_time(&ours, &leads, shape).await]);

        // It takes so much longer that few rounds tell.
        if round % 3 == 0 {
            store(server.url(), "rows").await;
            slow.add(vec![new, row_by_row(server.url(), &leads, size).await]);
        }
    }
    timing.report(&format!("PostgreSQL, 50,000 {shape:?} leads"));
    slow.report("  beside prepared statements for each row");
}
