//! The SQL of one workspace: [`PostgresStatements`].
//!
//! Each statement names the workspace as a constant, so that Citus sends it to one shard.

use super::literal::{array, identifier, literal};
use crate::{
    lead::{CampaignId, Email},
    sql::{
        codec::{FIELDS, encode_applied},
        row::RowUpdate,
    },
    store::{Batch, LeadOutcome, StoreError},
};

/// The temporary table that a batch's rows are copied into; dropped at the end of the transaction. Its schema is named, because
/// the product may have a table of the same name.
const STAGE: &str = "pg_temp.lead_import_batch";
const CREATE_STAGE: &str = "CREATE TEMPORARY TABLE lead_import_batch (email text COLLATE \"C\", email_written text, first_name text, \
             last_name text, company_name text, job_title text, custom jsonb) ON COMMIT DROP";
/// The binary format needs no escaping, on either side.
pub(super) const COPY: &str = "COPY pg_temp.lead_import_batch FROM STDIN (FORMAT binary)";
/// The columns that an import writes.
const COLUMNS: &str = "email, email_written, first_name, last_name, company_name, job_title, custom";
/// The columns that [`decode_lead`](super::rows::decode_lead) reads.
const STORED: &str = "email, email_written, first_name, last_name, company_name, job_title, custom::text";

/// Builds the statements for the rows of one workspace in the tables of one schema.
#[derive(Clone, Debug)]
pub(super) struct PostgresStatements {
    schema: String,
    workspace: String,
}

impl PostgresStatements {
    /// Fails if the workspace has a NUL character.
    pub(super) fn new(schema: &str, workspace: &str) -> Result<Self, StoreError> {
        Ok(Self { schema: identifier(schema), workspace: literal(workspace)? })
    }

    /// Creates a campaign, unless it exists.
    pub(super) fn create_campaign(&self, campaign: &CampaignId) -> Result<String, StoreError> {
        let (Self { schema, workspace }, campaign) = (self, literal(campaign.as_str())?);
        Ok(format!(
            "INSERT INTO {schema}.campaigns (workspace_id, campaign_id) VALUES ({workspace}, {campaign}) \
                    ON CONFLICT (workspace_id, campaign_id) DO NOTHING"
        ))
    }

    /// Suppresses an email, or replaces the reason.
    pub(super) fn suppress(&self, email: &Email, reason: &str) -> Result<String, StoreError> {
        let (Self { schema, workspace }, email, reason) = (self, literal(email.as_str())?, literal(reason)?);
        Ok(format!(
            "INSERT INTO {schema}.suppressions (workspace_id, email, reason) \
                    VALUES ({workspace}, {email}, {reason}) \
                    ON CONFLICT (workspace_id, email) DO UPDATE SET reason = excluded.reason"
        ))
    }

    pub(super) fn lead(&self, email: &Email) -> Result<String, StoreError> {
        let (Self { schema, workspace }, email) = (self, literal(email.as_str())?);
        Ok(format!("SELECT {STORED} FROM {schema}.leads WHERE workspace_id = {workspace} AND email = {email}"))
    }

    pub(super) fn lead_count(&self) -> String {
        let Self { schema, workspace } = self;
        format!("SELECT count(*) FROM {schema}.leads WHERE workspace_id = {workspace}")
    }

    pub(super) fn members(&self, campaign: &CampaignId) -> Result<String, StoreError> {
        let (Self { schema, workspace }, campaign) = (self, literal(campaign.as_str())?);
        Ok(format!(
            "SELECT email FROM {schema}.campaign_leads \
                    WHERE workspace_id = {workspace} AND campaign_id = {campaign} ORDER BY email"
        ))
    }

    /// Returns one row without columns if the campaign exists.
    pub(super) fn campaign(&self, campaign: &CampaignId) -> Result<String, StoreError> {
        let (Self { schema, workspace }, campaign) = (self, literal(campaign.as_str())?);
        Ok(format!("SELECT FROM {schema}.campaigns WHERE workspace_id = {workspace} AND campaign_id = {campaign}"))
    }

    /// Returns those of the emails that are suppressed, with the reasons. `emails` is a constant, made by [`array`].
    pub(super) fn suppressed(&self, emails: &str) -> String {
        let Self { schema, workspace } = self;
        format!(
            "SELECT email, reason FROM {schema}.suppressions \
                 WHERE workspace_id = {workspace} AND email = ANY ({emails})"
        )
    }

    /// Reads existing leads, and whether each is in the campaign.
    pub(super) fn stored(&self, campaign: &CampaignId, emails: &str) -> Result<String, StoreError> {
        let (Self { schema, workspace }, campaign) = (self, literal(campaign.as_str())?);
        Ok(format!(
            "SELECT {STORED}, EXISTS (SELECT FROM {schema}.campaign_leads AS m \
                    WHERE m.workspace_id = {workspace} AND m.campaign_id = {campaign} AND m.email = leads.email) \
                    FROM {schema}.leads WHERE workspace_id = {workspace} AND email = ANY ({emails})"
        ))
    }

    /// The first statements of a batch. They return a row if the campaign exists, the import's last batch, and the
    /// suppressed emails; and they create the temporary table.
    ///
    /// The campaign is locked, so that it cannot be deleted before the batch commits. The import's row is locked, so that
    /// a replay waits while the first call of the same batch is still running.
    pub(super) fn open(&self, batch: &Batch) -> Result<String, StoreError> {
        let Self { schema, workspace } = self;
        let campaign = self.campaign(batch.campaign())?;
        let emails = array(batch.leads().iter().map(|lead| Some(lead.email().as_str())))?;
        // Selected from the campaign, so that an unknown campaign has no row rather than a broken foreign key.
        let last = format!(
            "INSERT INTO {schema}.imports AS i (workspace_id, import_id, campaign_id, last_batch) \
             SELECT c.workspace_id, {}, c.campaign_id, '' FROM {schema}.campaigns AS c \
             WHERE c.workspace_id = {workspace} AND c.campaign_id = {} \
             ON CONFLICT (workspace_id, import_id) DO UPDATE SET last_batch = i.last_batch RETURNING last_batch",
            literal(batch.key().import())?,
            literal(batch.campaign().as_str())?,
        );
        Ok(format!("{campaign} FOR KEY SHARE; {last}; {}; {CREATE_STAGE}", self.suppressed(&emails)))
    }

    /// Creates the missing leads of the temporary table and adds all of its leads to the campaign. Returns the emails that
    /// were created, and those that were added.
    ///
    /// `ORDER BY` makes all batches lock emails in the same order, so that no two of them deadlock. Only a conflict with
    /// the primary key means that a lead exists; a conflict with a key of the product is an error.
    pub(super) fn merge(&self, campaign: &CampaignId) -> Result<String, StoreError> {
        let (Self { schema, workspace }, campaign) = (self, literal(campaign.as_str())?);
        Ok(format!(
            "INSERT INTO {schema}.leads (workspace_id, {COLUMNS}) SELECT {workspace}, {COLUMNS} FROM {STAGE} \
             ORDER BY email ON CONFLICT (workspace_id, email) DO NOTHING RETURNING email; \
             INSERT INTO {schema}.campaign_leads (workspace_id, campaign_id, email) \
             SELECT {workspace}, {campaign}, email FROM {STAGE} ORDER BY email \
             ON CONFLICT (workspace_id, campaign_id, email) DO NOTHING RETURNING email",
        ))
    }

    /// Reads existing leads and locks their values. `FOR NO KEY UPDATE` still lets other batches add them to campaigns.
    pub(super) fn lock(&self, emails: &str) -> String {
        let Self { schema, workspace } = self;
        format!(
            "SELECT {STORED} FROM {schema}.leads WHERE workspace_id = {workspace} AND email = ANY ({emails}) \
                 ORDER BY email FOR NO KEY UPDATE"
        )
    }

    /// Changes the rows of locked leads.
    pub(super) fn update(&self, updates: &[RowUpdate<'_>]) -> Result<String, StoreError> {
        if updates.is_empty() {
            return Ok(String::new());
        }
        let Self { schema, workspace } = self;
        let emails = array(updates.iter().map(|update| Some(update.email.as_str())))?;
        let custom = array(updates.iter().map(|update| update.custom.as_deref()))?;
        let fields = (0..FIELDS.len()).map(|at| array(updates.iter().map(|update| update.fields[at].as_deref())));
        let fields = fields.collect::<Result<Vec<_>, _>>()?.join(", ");
        Ok(format!(
            "UPDATE {schema}.leads AS l SET first_name = coalesce(p.first_name, l.first_name), \
             last_name = coalesce(p.last_name, l.last_name), company_name = coalesce(p.company_name, l.company_name), \
             job_title = coalesce(p.job_title, l.job_title), custom = coalesce(p.custom::jsonb, l.custom) \
             FROM unnest({emails}, {fields}, {custom}) \
             AS p (email, first_name, last_name, company_name, job_title, custom) \
             WHERE l.workspace_id = {workspace} AND l.email = p.email; ",
        ))
    }

    /// Stores the record of the batch, in place of that of the import's previous batch.
    pub(super) fn save_batch(&self, batch: &Batch, outcomes: &[LeadOutcome]) -> Result<String, StoreError> {
        let Self { schema, workspace } = self;
        Ok(format!(
            "UPDATE {schema}.imports SET last_batch = {}, stored_at = now() \
             WHERE workspace_id = {workspace} AND import_id = {}; ",
            literal(&encode_applied(batch, outcomes))?,
            literal(batch.key().import())?,
        ))
    }
}
