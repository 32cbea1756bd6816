//! Creates and checks the schema and its tables, and distributes them over a Citus cluster.

use sqlx::{PgPool, Row};

use super::{
    error::TransactionError,
    literal::{identifier, literal},
    session::{Session, with_retries},
};
use crate::store::StoreError;

const TABLES: &str = include_str!("../../../migrations/postgres.sql");
/// The schema in the statements of this file and of [`TABLES`]; replaced by the one that the product chose.
const SCHEMA_IN_FILE: &str = "\"lead_import\"";
/// The advisory lock of all migrations. The number is arbitrary: `lead_imp` in ASCII.
const LOCK: i64 = i64::from_be_bytes(*b"lead_imp");

/// Why [`distribute`] fails on an ordinary PostgreSQL.
const NO_CITUS: &str = "the database does not have the extension citus: run CREATE EXTENSION citus on each node";

/// Fail if the product has a table of the same name with other columns: they name every column that the store uses. Each reads one
/// table, because Citus does not join distributed tables by anything but the distribution column.
const CHECKS: [&str; 5] = [
    "SELECT workspace_id, email, email_written, first_name, last_name, company_name, job_title, custom || '{}' \
     FROM \"lead_import\".leads WHERE false",
    "SELECT workspace_id, campaign_id FROM \"lead_import\".campaigns WHERE false",
    "SELECT workspace_id, campaign_id, email FROM \"lead_import\".campaign_leads WHERE false",
    "SELECT workspace_id, email, reason FROM \"lead_import\".suppressions WHERE false",
    "SELECT workspace_id, import_id, campaign_id, last_batch, stored_at FROM \"lead_import\".imports WHERE false",
];

/// A foreign key: its table, its name and its definition.
type ForeignKey = (&'static str, &'static str, &'static str);

/// The foreign keys in [`TABLES`].
const FOREIGN_KEYS: [ForeignKey; 3] = [
    (
        "campaign_leads",
        "campaign_leads_campaign",
        "FOREIGN KEY (workspace_id, campaign_id) REFERENCES \"lead_import\".campaigns (workspace_id, campaign_id) \
         ON DELETE CASCADE",
    ),
    (
        "campaign_leads",
        "campaign_leads_lead",
        "FOREIGN KEY (workspace_id, email) REFERENCES \"lead_import\".leads (workspace_id, email) ON DELETE CASCADE",
    ),
    (
        "imports",
        "imports_campaign",
        "FOREIGN KEY (workspace_id, campaign_id) REFERENCES \"lead_import\".campaigns (workspace_id, campaign_id) \
         ON DELETE CASCADE",
    ),
];

/// The lock makes a second migration wait: otherwise both could find the same table missing.
///
/// Each statement is a round trip of its own: Citus sends some statements to its workers with the text of the whole request.
pub(super) async fn migrate(pool: &PgPool, schema: &str) -> Result<(), StoreError> {
    let name = literal(schema)?;
    let begin = format!("SELECT pg_advisory_xact_lock({LOCK}); SELECT FROM pg_namespace WHERE nspname = {name}");
    with_retries(|| async {
        let (mut session, found) = Session::begin(pool, &begin).await?;
        let schema_exists = !found[1].is_empty();
        if !schema_exists {
            session.run(&format!("CREATE SCHEMA {}", identifier(schema))).await?;
        }
        for statement in TABLES.split_inclusive(";\n").chain(CHECKS) {
            session.run(&in_schema(statement, schema)).await?;
        }
        session.commit("", false).await
    })
    .await
}

fn in_schema(statements: &str, schema: &str) -> String {
    statements.replace(SCHEMA_IN_FILE, &identifier(schema))
}

pub(super) async fn distribute(pool: &PgPool, schema: &str) -> Result<(), StoreError> {
    let begin = format!("SELECT pg_advisory_xact_lock({LOCK}); SELECT FROM pg_extension WHERE extname = 'citus'");
    let statements = distribution(schema)?;
    with_retries(|| async {
        let (mut session, found) = Session::begin(pool, &begin).await?;
        if found[1].is_empty() {
            session.roll_back().await;
            return Err(StoreError::failed(NO_CITUS).into());
        }
        if !is_distributed(&mut session, schema).await? {
            for statement in &statements {
                session.run(statement).await?;
            }
        }
        session.commit("", false).await
    })
    .await
}

/// Whether Citus has distributed the leads, and with them the other tables. Citus also lists tables that it only knows.
async fn is_distributed(session: &mut Session, schema: &str) -> Result<bool, TransactionError> {
    let leads = table(schema, "leads")?;
    let listed = format!(
        "SELECT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = {leads}::regclass AND partmethod = 'h')"
    );
    Ok(session.run(&listed).await?[0][0].try_get(0)?)
}

/// Citus accepts a foreign key only between tables that are already distributed, so the keys are dropped and added again. It accepts one
/// change of a table in a statement, and one statement in a request.
fn distribution(schema: &str) -> Result<Vec<String>, StoreError> {
    let leads = table(schema, "leads")?;
    let alter = |table: &str, change: &str| in_schema(&format!("ALTER TABLE \"lead_import\".{table} {change}"), schema);
    let drop = |(table, name, _): ForeignKey| alter(table, &format!("DROP CONSTRAINT {name}"));
    let add = |(table, name, key): ForeignKey| alter(table, &format!("ADD CONSTRAINT {name} {key}"));
    let mut statements: Vec<_> = FOREIGN_KEYS.into_iter().map(drop).collect();
    statements.push(format!("SELECT create_distributed_table({leads}, 'workspace_id')"));
    for name in ["campaigns", "campaign_leads", "suppressions", "imports"] {
        let table = table(schema, name)?;
        statements.push(format!("SELECT create_distributed_table({table}, 'workspace_id', colocate_with => {leads})"));
    }
    statements.extend(FOREIGN_KEYS.into_iter().map(add));
    Ok(statements)
}

/// The name of a table as a constant.
fn table(schema: &str, name: &str) -> Result<String, StoreError> {
    literal(&format!("{}.{name}", identifier(schema)))
}
