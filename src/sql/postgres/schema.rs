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

/// Fails if the product has a table of the same name with other columns: it names every column that the store uses.
const CHECK: &str = "SELECT l.workspace_id, l.email, l.email_written, l.first_name, l.last_name, l.company_name, \
     l.job_title, l.custom || '{}', c.campaign_id, m.campaign_id, m.email, s.reason, i.import_id, \
     i.campaign_id, i.last_batch, i.stored_at FROM \"lead_import\".leads l, \"lead_import\".campaigns c, \
     \"lead_import\".campaign_leads m, \"lead_import\".suppressions s, \"lead_import\".imports i LIMIT 0";

/// The lock makes a second migration wait: otherwise both could find the same table missing.
pub(super) async fn migrate(pool: &PgPool, schema: &str) -> Result<(), StoreError> {
    let name = literal(schema)?;
    let begin = format!("SELECT pg_advisory_xact_lock({LOCK}); SELECT FROM pg_namespace WHERE nspname = {name}");
    with_retries(|| async {
        let (mut session, found) = Session::begin(pool, &begin).await?;
        let schema_exists = !found[1].is_empty();
        if !schema_exists {
            session.run(&format!("CREATE SCHEMA {}", identifier(schema))).await?;
        }
        session.run(&in_schema(TABLES, schema)).await?;
        session.run(&in_schema(CHECK, schema)).await?;
        session.commit("", false).await
    })
    .await
}

fn in_schema(statements: &str, schema: &str) -> String {
    statements.replace(SCHEMA_IN_FILE, &identifier(schema))
}

pub(super) async fn distribute(pool: &PgPool, schema: &str) -> Result<(), StoreError> {
    let leads = literal(&format!("{}.leads", identifier(schema)))?;
    let begin = format!(
        "SELECT pg_advisory_xact_lock({LOCK}); \
         SELECT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = {leads}::regclass)"
    );
    let statements = distribution(schema)?;
    with_retries(|| async {
        let (mut session, found) = Session::begin(pool, &begin).await?;
        let distributed: bool = found[1][0].try_get(0).map_err(TransactionError::from)?;
        if !distributed {
            session.run(&statements).await?;
        }
        session.commit("", false).await
    })
    .await
}

/// Citus accepts a foreign key only between tables that are already distributed, so the keys are dropped and added again.
fn distribution(schema: &str) -> Result<String, StoreError> {
    let table = |name: &str| literal(&format!("{}.{name}", identifier(schema)));
    let leads = table("leads")?;
    let mut statements = vec![
        "ALTER TABLE \"lead_import\".campaign_leads DROP CONSTRAINT campaign_leads_campaign, \
         DROP CONSTRAINT campaign_leads_lead"
            .to_owned(),
        "ALTER TABLE \"lead_import\".imports DROP CONSTRAINT imports_campaign".to_owned(),
        format!("SELECT create_distributed_table({leads}, 'workspace_id')"),
    ];
    for name in ["campaigns", "campaign_leads", "suppressions", "imports"] {
        let table = table(name)?;
        statements.push(format!("SELECT create_distributed_table({table}, 'workspace_id', colocate_with => {leads})"));
    }
    statements.push(
        "ALTER TABLE \"lead_import\".campaign_leads \
         ADD CONSTRAINT campaign_leads_campaign FOREIGN KEY (workspace_id, campaign_id) \
             REFERENCES \"lead_import\".campaigns (workspace_id, campaign_id) ON DELETE CASCADE, \
         ADD CONSTRAINT campaign_leads_lead FOREIGN KEY (workspace_id, email) \
             REFERENCES \"lead_import\".leads (workspace_id, email) ON DELETE CASCADE"
            .to_owned(),
    );
    statements.push(
        "ALTER TABLE \"lead_import\".imports ADD CONSTRAINT imports_campaign FOREIGN KEY (workspace_id, campaign_id) \
             REFERENCES \"lead_import\".campaigns (workspace_id, campaign_id) ON DELETE CASCADE"
            .to_owned(),
    );
    Ok(in_schema(&statements.join("; "), schema))
}
