//! One batch in one transaction.

use std::collections::{HashMap, HashSet};

use sqlx::{PgPool, postgres::PgRow};

use super::{
    copy::encode_rows,
    error::TransactionError,
    literal::array,
    rows::{decode_emails, decode_leads, decode_suppressions, replay},
    session::Session,
    statements::{COPY, PostgresStatements},
};
use crate::{
    lead::{Email, Lead},
    sql::{
        plan::{BatchPlan, require_campaign},
        row::StoredRow,
    },
    store::{Batch, LeadOutcome, StoreError},
};

/// Imports a batch: the whole of it or nothing.
pub(super) async fn import(
    pool: &PgPool,
    statements: &PostgresStatements,
    batch: &Batch,
) -> Result<Vec<LeadOutcome>, TransactionError> {
    let stage = || StagedLeads::new(batch.leads().iter());
    let (session, opened, staged) = Session::begin_with(pool, &statements.open(batch)?, stage).await?;
    let mut transaction = BatchTransaction { session, statements, batch };
    match transaction.apply(&opened, staged).await {
        Ok((outcomes, last)) => transaction.session.commit(&last, true).await.map(|()| outcomes),
        Err(error) => {
            transaction.session.roll_back().await;
            Err(error)
        }
    }
}

/// The leads of a batch as they are sent to the server.
struct StagedLeads<'b> {
    /// Sorted by email. All batches lock rows in this order, so that no two of them deadlock.
    leads: Vec<&'b Lead>,
    /// The leads in the binary format of `COPY`.
    data: Vec<u8>,
}

impl<'b> StagedLeads<'b> {
    fn new(leads: impl Iterator<Item = &'b Lead>) -> Result<Self, StoreError> {
        let mut leads: Vec<_> = leads.collect();
        leads.sort_unstable_by_key(|lead| lead.email().as_str());
        let data = encode_rows(&leads)?;
        Ok(Self { leads, data })
    }

    fn without(self, suppressed: &HashMap<&str, &str>) -> Result<Self, StoreError> {
        if suppressed.is_empty() {
            return Ok(self);
        }
        Self::new(self.leads.into_iter().filter(|lead| !suppressed.contains_key(lead.email().as_str())))
    }
}

/// What the server found and changed.
struct MergeResult<'r> {
    /// Reasons by email.
    suppressed: HashMap<&'r str, &'r str>,
    created: HashSet<&'r str>,
    joined: HashSet<&'r str>,
}

impl MergeResult<'_> {
    /// What the database held of an email before the batch; `existing` is the lead's row if it was read.
    fn row_before(&self, email: &str, existing: Option<StoredRow>) -> StoredRow {
        match self.suppressed.get(email) {
            Some(reason) => StoredRow::suppressed(reason),
            None if self.created.contains(email) => StoredRow::absent(),
            None => existing.unwrap_or_else(StoredRow::unread).in_campaign(!self.joined.contains(email)),
        }
    }
}

/// A batch whose transaction is open.
struct BatchTransaction<'b> {
    session: Session,
    statements: &'b PostgresStatements,
    batch: &'b Batch,
}

impl<'b> BatchTransaction<'b> {
    /// Applies the batch except for its last statements, which it returns with the outcomes: they are sent together with
    /// the commit.
    ///
    /// `opened` is what [`PostgresStatements::open`] returned.
    async fn apply(
        &mut self,
        opened: &[Vec<PgRow>],
        staged: Result<StagedLeads<'b>, StoreError>,
    ) -> Result<(Vec<LeadOutcome>, String), TransactionError> {
        let (statements, batch) = (self.statements, self.batch);
        require_campaign(batch, !opened[0].is_empty())?;
        if let Some(outcomes) = replay(batch, &opened[1])? {
            return Ok((outcomes, String::new()));
        }
        let suppressed = decode_suppressions(&opened[2])?;
        let staged = staged?.without(&suppressed)?;
        self.session.copy_in(COPY, &staged.data).await?;
        let rows = self.session.run(&statements.merge(batch.campaign())?).await?;
        let merged = MergeResult { suppressed, created: decode_emails(&rows[0])?, joined: decode_emails(&rows[1])? };
        let mut existing = self.read_existing(&staged, &merged.created).await?;
        let plan = BatchPlan::new(batch, |email| merged.row_before(email.as_str(), existing.remove(email)));
        let last = statements.update(&plan.updates)? + &statements.save_batch(batch, &plan.outcomes)?;
        Ok((plan.outcomes, last))
    }

    /// Reads and locks the leads that were not created, if the batch's policy may change them.
    async fn read_existing(
        &mut self,
        staged: &StagedLeads<'b>,
        created: &HashSet<&str>,
    ) -> Result<HashMap<&'b Email, StoredRow>, TransactionError> {
        if self.batch.existing().is_keep() || created.len() == staged.leads.len() {
            return Ok(HashMap::new());
        }
        let emails = staged.leads.iter().map(|lead| lead.email());
        let emails: Vec<_> = emails.filter(|email| !created.contains(email.as_str())).collect();
        let wanted = array(emails.iter().map(|email| Some(email.as_str())))?;
        let rows = self.session.run(&self.statements.lock(&wanted)).await?;
        Ok(decode_leads(&rows[0], &emails)?)
    }
}
