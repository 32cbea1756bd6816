//! A store in Redis: the shape of a store for a database that has scripts in place of transactions.
//!
//!     cargo run --example redis_store -- import examples/data/leads.csv redis://localhost
//!     cargo run --example redis_store -- list redis://localhost       or `delete`, the campaign
//!     cargo test --example redis_store --features conformance         needs `redis-server` on the PATH
//!
//! The server needs `appendonly yes`, `appendfsync always` and `maxmemory-policy noeviction`. With other settings Redis can lose
//! data that it confirmed (clause 1).

mod import_file;

use std::{error::Error, path::Path, time::Duration};

use lead_import::{
    CampaignId, Importer, LeadStore, StoreError, async_trait,
    store::{AppliedBatch, Batch, Decision, FieldPolicy, LeadOutcome, Presence, StoreLimits, Write},
};
use redis::{
    AsyncCommands, Client, Cmd, RedisError, RedisResult,
    aio::{ConnectionManager, ConnectionManagerConfig},
};
use serde::{Serialize, de::DeserializeOwned};

/// `KEYS` of all scripts: those of `RedisStore::keys`. `ARGV`: the campaign, the import, and the emails. Returns what is stored, with an
/// empty text for what is not.
const READ: &str = r"
    local leads = {}
    for i = 3, #ARGV do
        local lead = redis.call('HGET', KEYS[2], ARGV[i]) or ''
        leads[i - 2] = {lead, redis.call('SISMEMBER', KEYS[3], ARGV[i])}
    end
    local last = redis.call('HGET', KEYS[4], ARGV[2]) or ''
    return {redis.call('SISMEMBER', KEYS[1], ARGV[1]), last, leads}";

/// Writes a batch if all that it was decided from is unchanged, and returns whether it is. `ARGV`: the campaign, the import and its last
/// batch as read; for each lead its email, the lead and the membership as read, the lead to write or an empty text, and whether it joins
/// the campaign; then the record of this batch.
///
/// Redis does not undo the writes of a script that fails. So the reads come first: they fail if a key has the wrong type.
const WRITE: &str = r"
    local last = redis.call('HGET', KEYS[4], ARGV[2]) or ''
    redis.call('SISMEMBER', KEYS[5], ARGV[2])
    if redis.call('SISMEMBER', KEYS[1], ARGV[1]) == 0 or last ~= ARGV[3] then return 0 end
    for i = 4, #ARGV - 1, 5 do
        local lead = redis.call('HGET', KEYS[2], ARGV[i]) or ''
        local member = redis.call('SISMEMBER', KEYS[3], ARGV[i])
        if lead ~= ARGV[i + 1] or member ~= tonumber(ARGV[i + 2]) then return 0 end
    end
    for i = 4, #ARGV - 1, 5 do
        if ARGV[i + 3] ~= '' then redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 3]) end
        if ARGV[i + 4] == '1' then redis.call('SADD', KEYS[3], ARGV[i]) end
    end
    redis.call('SADD', KEYS[5], ARGV[2])
    redis.call('HSET', KEYS[4], ARGV[2], ARGV[#ARGV])
    return 1";

/// Deletes a campaign with its memberships and the records of its imports. `ARGV`: the campaign.
const DELETE: &str = r"
    for _, import in ipairs(redis.call('SMEMBERS', KEYS[5])) do redis.call('HDEL', KEYS[4], import) end
    redis.call('SREM', KEYS[1], ARGV[1])
    redis.call('DEL', KEYS[3], KEYS[5])";

/// Redis accepts 1,048,576 arguments in one command. `WRITE` has five for each lead.
const MAX_BATCH: usize = 200_000;
/// The server is busy, starts, has no master, is a replica, cannot write to its disk or has no memory left.
const TRANSIENT: [&str; 9] =
    ["BUSY", "LOADING", "MASTERDOWN", "CLUSTERDOWN", "TRYAGAIN", "READONLY", "NOREPLICAS", "MISCONF", "OOM"];
/// Each further attempt means that another call has changed what the batch was decided from.
const MAX_ATTEMPTS: usize = 100;

/// A store in the keys that begin with `prefix`. Clones share one connection, which reconnects by itself.
#[derive(Clone, Debug)]
struct RedisStore {
    prefix: String,
    connection: ConnectionManager,
}

// ---- The store ----

/// What Redis holds for a batch: whether the campaign exists, the last batch of the import as JSON, and the leads. A text is empty for what
/// Redis does not hold.
type Stored = (bool, String, Vec<StoredLead>);

/// A lead as JSON, and whether it is in the campaign.
type StoredLead = (String, bool);

#[async_trait]
impl LeadStore for RedisStore {
    fn limits(&self) -> StoreLimits {
        StoreLimits::transactional().with_max_batch(MAX_BATCH)
    }

    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
        let [campaigns, ..] = self.keys(campaign);
        self.connection.clone().sismember(campaigns, campaign.as_str()).await.map_err(read_error)
    }

    async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
        let (_, _, leads) = self.read(batch).await?;
        leads.iter().map(presence).collect()
    }

    /// Redis runs one script at a time, so no other import writes between the checks and the writes of `WRITE`. A call that was dropped may
    /// still arrive; the check of the last batch then lets only one of the two write.
    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        for _ in 0..MAX_ATTEMPTS {
            let (campaign_exists, last, leads) = self.read(batch).await?;
            if !campaign_exists {
                return Err(StoreError::failed(format!("campaign {} does not exist", batch.campaign().as_str())));
            }
            if let Some(outcomes) = replay(batch, &last)? {
                return Ok(outcomes);
            }
            let (outcomes, write) = self.decide(batch, &last, &leads)?;
            if write.query_async(&mut self.connection.clone()).await.map_err(write_error)? {
                return Ok(outcomes);
            }
        }
        Err(StoreError::unavailable("other imports change the same leads again and again"))
    }
}

impl RedisStore {
    async fn read(&self, batch: &Batch) -> Result<Stored, StoreError> {
        let mut read = self.script(READ, batch.campaign());
        read.arg(batch.key().import());
        for lead in batch.leads() {
            read.arg(lead.email().as_str());
        }
        read.query_async(&mut self.connection.clone()).await.map_err(read_error)
    }

    /// The outcomes of the batch, and the command that writes them.
    fn decide(&self, batch: &Batch, last: &str, leads: &[StoredLead]) -> Result<(Vec<LeadOutcome>, Cmd), StoreError> {
        let mut outcomes = Vec::with_capacity(batch.leads().len());
        let mut script = self.script(WRITE, batch.campaign());
        script.arg(batch.key().import()).arg(last);
        for (lead, stored) in batch.leads().iter().zip(leads) {
            let Decision { outcome, write, join, .. } = batch.decide(lead, &presence(stored)?);
            let written = match &write {
                Write::Nothing => String::new(),
                Write::Create(new) => to_json(new)?,
                Write::Update(changed) => to_json(changed)?,
                _ => return Err(StoreError::failed("this version of the store cannot write this")),
            };
            script.arg(lead.email().as_str()).arg(&stored.0).arg(stored.1).arg(written).arg(join);
            outcomes.push(outcome);
        }
        script.arg(to_json(&AppliedBatch::new(batch, &outcomes))?);
        Ok((outcomes, script))
    }

    /// A call of the script, with the keys and the campaign. Further arguments follow.
    fn script(&self, script: &str, campaign: &CampaignId) -> Cmd {
        let (mut command, keys) = (redis::cmd("EVAL"), self.keys(campaign));
        command.arg(script).arg(keys.len()).arg(&keys).arg(campaign.as_str());
        command
    }

    /// The set of the campaigns; the leads as JSON, by their email in normal form; the members of the campaign; the last batch of each
    /// import as JSON; and the imports of the campaign.
    fn keys(&self, campaign: &CampaignId) -> [String; 5] {
        let (prefix, campaign) = (&self.prefix, campaign.as_str());
        [
            format!("{prefix}:campaigns"),
            format!("{prefix}:leads"),
            format!("{prefix}:members:{campaign}"),
            format!("{prefix}:batches"),
            format!("{prefix}:imports:{campaign}"),
        ]
    }
}

/// The outcomes of the batch, if it was applied before.
fn replay(batch: &Batch, last: &str) -> Result<Option<Vec<LeadOutcome>>, StoreError> {
    if last.is_empty() {
        return batch.replay(None);
    }
    batch.replay(Some(&from_json(last)?))
}

fn presence((lead, is_member): &StoredLead) -> Result<Presence, StoreError> {
    if lead.is_empty() {
        return Ok(Presence::absent());
    }
    Ok(Presence::stored(from_json(lead)?).in_campaign(*is_member))
}

fn read_error(error: RedisError) -> StoreError {
    let is_transient = error.is_io_error() || error.code().is_some_and(|code| TRANSIENT.contains(&code));
    if is_transient { StoreError::unavailable(error) } else { StoreError::failed(error) }
}

/// Redis checks for the transient causes before a script's first write. Without an answer, the script may have run.
fn write_error(error: RedisError) -> StoreError {
    match error.code() {
        Some(code) if TRANSIENT.contains(&code) => StoreError::unavailable(error),
        _ => StoreError::unknown(error),
    }
}

fn to_json(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(StoreError::failed)
}

fn from_json<T: DeserializeOwned>(json: &str) -> Result<T, StoreError> {
    serde_json::from_str(json).map_err(StoreError::failed)
}

// ---- What the product needs in addition ----

impl RedisStore {
    /// Connects to the server at `url`. The client's own limit of half a second for an answer is too short for a large batch.
    async fn open(url: &str, prefix: &str) -> RedisResult<Self> {
        let config = ConnectionManagerConfig::new().set_response_timeout(Some(Duration::from_secs(30)));
        let connection = ConnectionManager::new_with_config(Client::open(url)?, config).await?;
        Ok(Self { prefix: prefix.to_owned(), connection })
    }

    async fn create_campaign(&self, campaign: &CampaignId) -> RedisResult<()> {
        let [campaigns, ..] = self.keys(campaign);
        self.connection.clone().sadd(campaigns, campaign.as_str()).await
    }

    async fn delete_campaign(&self, campaign: &CampaignId) -> RedisResult<()> {
        self.script(DELETE, campaign).exec_async(&mut self.connection.clone()).await
    }

    /// Every lead as one line of JSON, then the members of the campaign, each in alphabetical order.
    async fn list(&self, campaign: &CampaignId) -> RedisResult<Vec<String>> {
        let ([_, leads, members, ..], mut connection) = (self.keys(campaign), self.connection.clone());
        let mut leads: Vec<String> = connection.hvals(leads).await?;
        let mut members: Vec<String> = connection.smembers(members).await?;
        leads.sort_unstable();
        members.sort_unstable();
        leads.extend(members.iter().map(|email| format!("{}: {email}", campaign.as_str())));
        Ok(leads)
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let (arguments, campaign) = (std::env::args().skip(1).collect::<Vec<_>>(), CampaignId::from("spring"));
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["import", file, url] => {
            let store = RedisStore::open(url, "example").await?;
            store.create_campaign(&campaign).await?;
            let importer = Importer::new().batch_size(100).existing(FieldPolicy::FillEmpty);
            import_file::import(importer, &store, &campaign, Path::new(file)).await?;
        }
        ["list", url] => println!("{}", RedisStore::open(url, "example").await?.list(&campaign).await?.join("\n")),
        ["delete", url] => RedisStore::open(url, "example").await?.delete_campaign(&campaign).await?,
        _ => return Err("usage: redis_store import FILE.csv URL, or: redis_store list|delete URL".into()),
    }
    Ok(())
}

#[cfg(all(test, unix, feature = "conformance"))]
#[path = "redis_tests.rs"]
mod tests;
