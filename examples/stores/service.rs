//! A store over the HTTP API of a service without transactions, beside a mock of that service.
//!
//!     cargo run --example service_store -- serve 7                                       prints its URL; 7 is the seed of its faults
//!     cargo run --example service_store -- import URL examples/data/leads.csv [keys] [FOLDER]
//!     cargo run --example service_store -- list URL
//!     cargo test --example service_store --features conformance
//!
//! With `keys` the client sends idempotency keys. With a folder the journal is a file there, otherwise it is in the checkpoint.

mod import_file;
pub(crate) mod mock;

use std::{
    error::Error,
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use lead_import::{
    CampaignId, Email, Importer, Lead, StoreError, async_trait,
    store::{
        Batch, CheckpointJournal, FieldPolicy, ItemResult, Itemwise, Journal, JournalRecord, LeadService, Presence,
        Retrying, StoreLimits, Write,
    },
};
use mock::{CampaignEmails, Contacts, Faults, ItemReply, MAX_ITEMS, PresenceReply};
use reqwest::{Client, Method, Response, StatusCode, header::RETRY_AFTER};
use serde::{Serialize, de::DeserializeOwned};
use tokio::{
    net::TcpListener,
    time::{Sleep, sleep},
};

// ---- The product's part: the requests of the service ----

/// A client of the service.
#[derive(Clone, Debug)]
pub(crate) struct ContactsApi {
    client: Client,
    url: String,
    sends_keys: bool,
}

/// The error of a request whose reply was lost. A request that only reads has no effect.
type Lost = fn(Box<dyn Error + Send + Sync>) -> StoreError;

#[async_trait]
impl LeadService for ContactsApi {
    fn limits(&self) -> StoreLimits {
        StoreLimits::completing().with_max_batch(MAX_ITEMS)
    }

    fn has_idempotency_keys(&self) -> bool {
        self.sends_keys
    }

    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
        self.send(Method::POST, "campaign", campaign, None, StoreError::unavailable).await
    }

    async fn read(&self, campaign: &CampaignId, emails: &[&Email]) -> Result<Vec<Presence>, StoreError> {
        let body = campaign_emails(campaign, emails);
        let lost: Lost = StoreError::unavailable;
        let replies: Vec<PresenceReply> = self.send(Method::POST, "read", &body, None, lost).await?;
        Ok(replies.into_iter().map(presence).collect())
    }

    async fn write(&self, writes: &[Write<'_>], key: &str) -> Result<Vec<ItemResult>, StoreError> {
        let creates = matches!(writes.first(), Some(Write::Create(_)));
        let contacts: Option<Vec<&Lead>> = writes.iter().map(contact).collect();
        let contacts = contacts.ok_or_else(|| StoreError::failed("this version of the client cannot write this"))?;
        let method = if creates { Method::POST } else { Method::PUT };
        let replies = self.send(method, "contacts", &contacts, Some(key), StoreError::unknown).await?;
        Ok(results(replies))
    }

    async fn join(&self, campaign: &CampaignId, emails: &[&Email], key: &str) -> Result<Vec<ItemResult>, StoreError> {
        let (body, lost): (_, Lost) = (campaign_emails(campaign, emails), StoreError::unknown);
        Ok(results(self.send(Method::POST, "members", &body, Some(key), lost).await?))
    }
}

impl ContactsApi {
    pub(crate) fn new(url: &str, sends_keys: bool) -> Result<Self, reqwest::Error> {
        // The service answers within milliseconds. A real one has a time limit of its own, and this one is longer.
        let client = Client::builder().timeout(Duration::from_millis(500)).build()?;
        Ok(Self { client, url: url.to_owned(), sends_keys })
    }

    /// Sends a request and reads the reply. The errors are those of the table of [`LeadService`].
    async fn send<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        body: &(impl Serialize + Sync),
        key: Option<&str>,
        lost: Lost,
    ) -> Result<T, StoreError> {
        let mut request = self.client.request(method, format!("{}/{path}", self.url)).json(body);
        if let Some(key) = key.filter(|_| self.sends_keys) {
            request = request.header("Idempotency-Key", key);
        }
        let response = match request.send().await {
            Ok(response) => response,
            Err(error) if error.is_connect() => return Err(StoreError::unavailable(error)),
            Err(error) => return Err(lost(error.into())),
        };
        match response.status() {
            status if status.is_success() => response.json().await.map_err(|error| lost(error.into())),
            StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => Err(busy(&response)),
            StatusCode::BAD_REQUEST | StatusCode::CONFLICT | StatusCode::UNPROCESSABLE_ENTITY => {
                Err(StoreError::refused(response.text().await.unwrap_or_default()))
            }
            status if status.is_server_error() => Err(lost(status.to_string().into())),
            status => Err(StoreError::failed(status.to_string())),
        }
    }
}

/// The service asks to come back later. `Retry-After` has a number of seconds here (RFC 9110, section 10.2.3).
fn busy(response: &Response) -> StoreError {
    let error = StoreError::unavailable(response.status().to_string());
    let seconds = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.parse().ok());
    match seconds {
        Some(seconds) => error.retry_after(Duration::from_secs(seconds)),
        None => error,
    }
}

fn campaign_emails(campaign: &CampaignId, emails: &[&Email]) -> CampaignEmails {
    let emails = emails.iter().map(|email| (*email).clone()).collect();
    CampaignEmails { campaign: campaign.as_str().to_owned(), emails }
}

fn contact<'w>(write: &'w Write<'_>) -> Option<&'w Lead> {
    match write {
        Write::Create(lead) => Some(lead),
        Write::Update(lead) => Some(lead),
        _ => None,
    }
}

fn presence(reply: PresenceReply) -> Presence {
    match (reply.refused, reply.contact) {
        (Some(reason), _) => Presence::rejected(reason),
        (None, Some(contact)) => Presence::stored(contact).in_campaign(reply.is_member),
        (None, None) => Presence::absent(),
    }
}

fn results(replies: Vec<ItemReply>) -> Vec<ItemResult> {
    let result = |reply| match reply {
        ItemReply::Done => ItemResult::Done,
        ItemReply::Existed => ItemResult::Existed,
        ItemReply::Refused(reason) => ItemResult::Refused(reason),
    };
    replies.into_iter().map(result).collect()
}

// ---- The product's part: the journal ----

/// A journal with one file per import. A product that has a database uses a table instead, and one that stores its checkpoints needs
/// neither: see [`CheckpointJournal`].
#[derive(Clone, Debug)]
pub(crate) struct FolderJournal(pub(crate) PathBuf);

#[async_trait]
impl Journal for FolderJournal {
    async fn load(&self, batch: &Batch) -> Result<Option<JournalRecord>, StoreError> {
        match fs::read(self.file(batch)) {
            Ok(json) => serde_json::from_slice(&json).map(Some).map_err(StoreError::failed),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(StoreError::unavailable(error)),
        }
    }

    async fn save(&self, batch: &Batch, record: &JournalRecord) -> Result<(), StoreError> {
        let json = serde_json::to_vec(record).map_err(StoreError::failed)?;
        import_file::replace(&self.file(batch), &json).map_err(StoreError::unavailable)
    }
}

impl FolderJournal {
    fn file(&self, batch: &Batch) -> PathBuf {
        self.0.join(batch.key().import())
    }
}

type Store<J> = Retrying<Itemwise<ContactsApi, J>, fn(Duration) -> Sleep>;

/// The store. A batch that fails is sent again; the pauses are short because the mock recovers at once.
fn store<J: Journal>(api: ContactsApi, journal: J) -> Store<J> {
    Retrying::new(Itemwise::new(api, journal), sleep as fn(Duration) -> Sleep)
        .attempts(12)
        .min_delay(Duration::from_millis(5))
}

// ---- The program ----

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["serve"] => run_service(Faults::none()).await?,
        ["serve", seed] => run_service(Faults::usual(seed.parse()?)).await?,
        ["import", url, file] => import(url, file, false, CheckpointJournal).await?,
        ["import", url, file, "keys"] => import(url, file, true, CheckpointJournal).await?,
        ["import", url, file, folder] => import(url, file, false, FolderJournal(folder.into())).await?,
        ["import", url, file, "keys", folder] => import(url, file, true, FolderJournal(folder.into())).await?,
        ["list", url] => {
            let lines: Vec<String> = reqwest::get(format!("{url}/list")).await?.json().await?;
            println!("{}", lines.join("\n"));
        }
        _ => return Err("usage: service_store serve [SEED] | import URL FILE.csv [keys] [FOLDER] | list URL".into()),
    }
    Ok(())
}

/// Serves until the process is killed.
async fn run_service(faults: Faults) -> Result<(), Box<dyn Error>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("http://{}", listener.local_addr()?);
    mock::serve(listener, Arc::new(Contacts::default()), faults).await;
    Ok(())
}

async fn import<J: Journal>(url: &str, file: &str, sends_keys: bool, journal: J) -> Result<(), Box<dyn Error>> {
    let api = ContactsApi::new(url, sends_keys)?;
    let campaign = CampaignId::from("spring");
    api.client.put(format!("{url}/campaign")).json(&campaign).send().await?.error_for_status()?;
    let importer = Importer::new().batch_size(250).existing(FieldPolicy::FillEmpty);
    import_file::import(importer, store(api, journal), &campaign, Path::new(file)).await
}

#[cfg(all(test, feature = "conformance"))]
#[path = "service_tests.rs"]
mod tests;
