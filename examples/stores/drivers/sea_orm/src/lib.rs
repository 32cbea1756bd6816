//! A store in PostgreSQL over sea-orm: copy this file, and `entities.rs` and `schema.sql` as far as you do not have your own.
//!
//! A batch is about twelve statements, each with all of its leads.
//!
//!     cargo run --manifest-path examples/stores/drivers/Cargo.toml -p sea-orm-store -- examples/data/leads.csv postgres://localhost/crm

pub mod entities;

use std::collections::{HashMap, HashSet};

use lead_import::{
    CampaignId, Lead, LeadStore, StoreError, async_trait,
    store::{AppliedBatch, Batch, DatabaseCode, Decision, LeadOutcome, Presence, StoreLimits, Write},
};
use sea_orm::{
    ConnectOptions, IntoActiveModel, IsolationLevel, Iterable, NotSet, QueryOrder, QuerySelect, Set, SqlxError,
    TransactionTrait,
    prelude::*,
    sea_query::{LockType, OnConflict},
};
use serde_json::{from_value, to_value};

use entities::{campaign, campaign_lead, import, lead, suppression};

type Result<T> = std::result::Result<T, StoreError>;

/// On the product's own connection, which is a pool.
#[derive(Clone, Debug)]
pub struct SeaOrmStore(pub DatabaseConnection);

#[async_trait]
impl LeadStore for SeaOrmStore {
    fn limits(&self) -> StoreLimits {
        // A statement has at most 65,535 parameters, and a lead has seven.
        StoreLimits::transactional().with_max_batch(5_000).with_concurrent_batches()
    }

    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool> {
        Ok(campaign::Entity::find_by_id(campaign.as_str()).one(&self.0).await.map_err(failure)?.is_some())
    }

    async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>> {
        read(&self.0, batch, false).await
    }

    /// In a task of its own, so that a call that is dropped runs to its end. A call that is dropped while sqlx begins a transaction can leave
    /// it open on a connection of the pool (sqlx 0.9.0), and whatever the product then writes with this connection is lost.
    ///
    /// After a statement that waited for another import, the next one must see what that import committed: `READ COMMITTED`.
    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>> {
        let (store, batch) = (self.clone(), batch.clone());
        let task = tokio::spawn(async move {
            let db = store.0.begin_with_config(Some(IsolationLevel::ReadCommitted), None).await.map_err(failure)?;
            let outcomes = apply(&db, &batch).await?;
            db.commit().await.map(|()| outcomes).map_err(|error| code(&error).at_commit(message(error)))
        });
        task.await.map_err(StoreError::unknown)?
    }
}

async fn apply(db: &impl ConnectionTrait, batch: &Batch) -> Result<Vec<LeadOutcome>> {
    let (campaign, import) = (batch.campaign().as_str().to_owned(), batch.key().import().to_owned());
    // The campaign is locked, so that it is not deleted before the commit.
    if campaign::Entity::find_by_id(&campaign).lock(LockType::KeyShare).one(db).await.map_err(failure)?.is_none() {
        return Err(StoreError::failed(format!("campaign {campaign} does not exist")));
    }
    // The record is locked, so that a second call of the same batch waits for the first.
    let row = import::ActiveModel { import_id: Set(import), campaign_id: Set(campaign.clone()), last_batch: NotSet };
    let lock = OnConflict::column(import::Column::ImportId).update_column(import::Column::ImportId).to_owned();
    let row = import::Entity::insert(row).on_conflict(lock).exec_with_returning(db).await.map_err(failure)?;
    let last = row.last_batch.clone().map(from_value).transpose();
    if let Some(outcomes) = batch.replay(last.map_err(StoreError::failed)?.as_ref())? {
        return Ok(outcomes);
    }
    let (mut outcomes, mut written, mut joined) = (vec![], vec![], vec![]);
    let (leads, before) = (batch.leads(), read(db, batch, false).await?);
    let absent = leads.iter().zip(&before).filter(|(_, presence)| **presence == Presence::absent());
    let mut email = OnConflict::column(lead::Column::Email);
    let created = write(db, absent.map(|(lead, _)| lead).collect(), email.do_nothing()).await?;
    // Another import may have created or changed some of the leads in between. Those that exist are locked now.
    for (lead, stored) in leads.iter().zip(read(db, batch, true).await?) {
        let is_new = created.contains(lead.email().as_str());
        let presence = if is_new { Presence::absent() } else { stored };
        let Decision { outcome, write, join, .. } = batch.decide(lead, &presence);
        match write {
            Write::Create(new) if !is_new => written.push(new.clone()),
            Write::Nothing | Write::Create(_) => {}
            Write::Update(changed) => written.push(changed),
            _ => return Err(StoreError::failed("this version of the store cannot write this")),
        }
        joined.extend(join.then(|| lead.email().as_str().to_owned()));
        outcomes.push(outcome);
    }
    // All columns but the two addresses.
    write(db, written.iter().collect(), email.update_columns(lead::Column::iter().skip(2))).await?;
    let member = |email| campaign_lead::ActiveModel { campaign_id: Set(campaign.clone()), email: Set(email) };
    let join = campaign_lead::Entity::insert_many(joined.into_iter().map(member)).on_conflict_do_nothing();
    join.exec_without_returning(db).await.map_err(failure)?;
    let last_batch = Set(Some(to_value(AppliedBatch::new(batch, &outcomes)).map_err(StoreError::failed)?));
    import::ActiveModel { last_batch, ..row.into_active_model() }.update(db).await.map_err(failure)?;
    Ok(outcomes)
}

/// Writes leads in the order of their addresses, so that two imports do not wait for each other. Returns the addresses.
async fn write(db: &impl ConnectionTrait, leads: Vec<&Lead>, conflict: &OnConflict) -> Result<HashSet<String>> {
    let mut models: Vec<lead::Model> = to_value(leads).and_then(from_value).map_err(StoreError::failed)?;
    models.sort_by(|a, b| a.email.cmp(&b.email));
    let insert = lead::Entity::insert_many(models.into_iter().map(IntoActiveModel::into_active_model));
    insert.on_conflict(conflict.clone()).exec_with_returning_keys(db).await.map(HashSet::from_iter).map_err(failure)
}

async fn read(db: &impl ConnectionTrait, batch: &Batch, lock: bool) -> Result<Vec<Presence>> {
    let (campaign, emails) = (batch.campaign().as_str(), || batch.leads().iter().map(|lead| lead.email().as_str()));
    let leads = lead::Entity::find().filter(lead::Column::Email.is_in(emails())).order_by_asc(lead::Column::Email);
    let leads = if lock { leads.lock(LockType::NoKeyUpdate) } else { leads };
    let rows = leads.all(db).await.map_err(failure)?;
    let leads: Vec<Lead> = to_value(rows).and_then(from_value).map_err(StoreError::failed)?;
    let mut leads: HashMap<_, _> = leads.into_iter().map(|lead| (lead.email().as_str().to_owned(), lead)).collect();
    let members = campaign_lead::Entity::find().filter(campaign_lead::Column::CampaignId.eq(campaign));
    let members = members.filter(campaign_lead::Column::Email.is_in(emails())).all(db).await.map_err(failure)?;
    let members: HashSet<_> = members.into_iter().map(|member| member.email).collect();
    let rows = suppression::Entity::find().filter(suppression::Column::Email.is_in(emails())).all(db).await;
    let mut reasons: HashMap<_, _> = rows.map_err(failure)?.into_iter().map(|row| (row.email, row.reason)).collect();
    let presence = |email| match (reasons.remove(email), leads.remove(email)) {
        (Some(reason), _) => Presence::rejected(reason),
        (None, Some(lead)) => Presence::stored(lead).in_campaign(members.contains(email)),
        (None, None) => Presence::absent(),
    };
    Ok(emails().map(presence).collect())
}

fn failure(error: DbErr) -> StoreError {
    code(&error).before_commit(message(error))
}

fn code(error: &DbErr) -> DatabaseCode {
    match (error, sqlx_error(error)) {
        (DbErr::ConnectionAcquire(_), _) | (_, Some(SqlxError::Io(_))) => DatabaseCode::no_connection(),
        (_, Some(SqlxError::Database(error))) => DatabaseCode::sqlstate(&error.code().unwrap_or_default()),
        _ => DatabaseCode::none(),
    }
}

fn sqlx_error(error: &DbErr) -> Option<&SqlxError> {
    let (DbErr::Conn(cause) | DbErr::Exec(cause) | DbErr::Query(cause)) = error else { return None };
    if let RuntimeErr::SqlxError(error) = cause { Some(error) } else { None }
}

/// The message of the server alone, because it may become the reason of a rejected row.
fn message(error: DbErr) -> Box<dyn std::error::Error + Send + Sync> {
    let message = sqlx_error(&error).and_then(|error| Some(error.as_database_error()?.message().to_owned()));
    message.map(Into::into).unwrap_or(error.into())
}

// ---- What the product needs in addition ----

impl SeaOrmStore {
    /// Connects to the server.
    ///
    /// # Errors
    /// If the server cannot be reached.
    pub async fn connect(url: &str) -> std::result::Result<Self, DbErr> {
        let mut options = ConnectOptions::new(url);
        options.max_connections(8).sqlx_logging(false);
        sea_orm::Database::connect(options).await.map(Self)
    }

    /// Creates the tables that do not exist.
    ///
    /// # Errors
    /// If the server cannot be reached, or the user may not create tables.
    pub async fn migrate(&self) -> std::result::Result<(), DbErr> {
        self.0.execute_unprepared(include_str!("../schema.sql")).await.map(drop)
    }

    /// Creates a campaign, unless it exists.
    ///
    /// # Errors
    /// If the server cannot be reached.
    pub async fn create_campaign(&self, campaign: &CampaignId) -> std::result::Result<(), DbErr> {
        let campaign = campaign::ActiveModel { campaign_id: Set(campaign.as_str().to_owned()) };
        let create = campaign::Entity::insert(campaign).on_conflict(OnConflict::new().do_nothing().to_owned());
        create.exec_without_returning(&self.0).await.map(drop)
    }
}
