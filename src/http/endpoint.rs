//! The checks of a request in their documented order, and the work that it asks for: [`AuthorizedRequest`].

use std::sync::Arc;

use axum::Json;
use axum::extract::{RawPathParams, Request, rejection::RawPathParamsRejection};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use tokio::{runtime::Handle, sync::OwnedSemaphorePermit, task::spawn_blocking};

use super::{
    api::ImportApi,
    body::MeteredBody,
    credentials::{self, ApiKey},
    error_reply::ErrorReply,
    upload::Upload,
};
use crate::{
    import::{CancelHandle, ImportError, ImportErrorKind, Importer, Inspection},
    lead::CampaignId,
    report::{Reply, ReportData},
    store::LeadStore,
};

/// A request that passed all checks except those of the import.
pub(super) struct AuthorizedRequest {
    store: Arc<dyn LeadStore>,
    campaign: CampaignId,
    upload: Upload,
    permit: OwnedSemaphorePermit,
}

/// The parameters in the path of a request.
pub(super) type Path = Result<RawPathParams, RawPathParamsRejection>;

/// What to do with a request, on a blocking thread.
type Work<T> = fn(AuthorizedRequest, Importer, &CancelHandle) -> Result<T, ErrorReply>;

/// Cancels an import when its future is dropped because the client has left.
struct CancelOnDrop(CancelHandle);

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

impl ImportApi {
    /// Checks a request, does the work on a blocking thread, and replies.
    pub(super) async fn answer<T>(&self, path: Path, request: Request, work: Work<T>) -> Response
    where
        T: Serialize + Send + 'static,
    {
        let (head, body) = request.into_parts();
        let mut body = MeteredBody::new(body, &head.headers, self.pause_timeout, self.upload_timeout);
        let result = match self.check(&head, path, &mut body).await {
            Ok(request) => self.run(request, work).await,
            Err(error) => Err(error),
        };
        self.finish(result.map(|data| Json(Reply::success(data))).into_response(), body)
    }

    /// Adds the headers that depend on the reply and on how much of the request was read.
    fn finish(&self, mut response: Response, body: MeteredBody) -> Response {
        if response.status() == StatusCode::SERVICE_UNAVAILABLE {
            let seconds = self.retry_after.as_secs().max(1);
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if !body.ended {
            response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
            body.discard_later(self.max_bytes());
        }
        response
    }

    async fn check(&self, head: &Parts, path: Path, body: &mut MeteredBody) -> Result<AuthorizedRequest, ErrorReply> {
        check_headers(&head.headers)?;
        let key = ApiKey::of(&head.headers).ok_or(ErrorReply::UNAUTHORIZED)?;
        let store = self.keys.authorize(key, credentials::workspace(&head.headers)).await?;
        let not_found = || ImportError::new(ImportErrorKind::CampaignNotFound);
        let campaign = campaign(path).ok_or_else(not_found)?;
        if !store.campaign_exists(&campaign).await.map_err(ImportError::store)? {
            return Err(not_found().into());
        }
        // A concurrency limit of `tower` would come first, and refuse before the key and the campaign are checked.
        let permit = self.permits.clone().try_acquire_owned().map_err(|_| ErrorReply::BUSY)?;
        let upload = tokio::select! {
            biased;
            () = self.shutdown.cancelled() => Err(ErrorReply::STOPPING),
            upload = Upload::read(&head.headers, body, self) => upload,
        }?;
        Ok(AuthorizedRequest { store, campaign, upload, permit })
    }

    /// A shutdown, or a client that leaves, stops an import after its current batch.
    async fn run<T: Send + 'static>(&self, request: AuthorizedRequest, work: Work<T>) -> Result<T, ErrorReply> {
        let cancel = CancelOnDrop(CancelHandle::new());
        let (importer, handle) = (self.importer.clone(), cancel.0.clone());
        let mut running = spawn_blocking(move || work(request, importer, &handle));
        let result = tokio::select! {
            result = &mut running => result,
            () = self.shutdown.cancelled() => {
                cancel.0.cancel();
                running.await
            }
        };
        result.map_err(|panic| ErrorReply::internal(&panic))?
    }
}

impl AuthorizedRequest {
    pub(super) fn import(self, importer: Importer, cancel: &CancelHandle) -> Result<ReportData, ErrorReply> {
        let Self { store, campaign, upload: Upload { mut file, mapping }, permit: _permit } = self;
        let importer = mapping.apply(importer);
        if !mapping.0.is_empty() {
            mapping.check(&importer.inspect(&mut file)?)?;
        }
        let import = importer.job(file).cancel_handle(cancel).import(&store, &campaign);
        Ok(ReportData::from(&Handle::current().block_on(import)?))
    }

    pub(super) fn inspect(self, importer: Importer, _: &CancelHandle) -> Result<Inspection, ErrorReply> {
        let Self { upload: Upload { file, mapping }, permit: _permit, .. } = self;
        let inspection = mapping.apply(importer).inspect(file)?;
        mapping.check(&inspection)?;
        Ok(inspection)
    }
}

/// The campaign in the path. A name that is not text, or has control characters, names none: not every store could look it up.
fn campaign(path: Path) -> Option<CampaignId> {
    let path = path.ok()?;
    let (_, id) = path.iter().find(|(name, _)| *name == "campaignId")?;
    (!id.contains(char::is_control)).then(|| CampaignId::from(id))
}

fn check_headers(headers: &HeaderMap) -> Result<(), ErrorReply> {
    let bytes: usize = headers.iter().map(|(name, value)| name.as_str().len() + value.len()).sum();
    if headers.len() > 100 || bytes > 32 * 1024 { Err(ErrorReply::HEADERS_TOO_LARGE) } else { Ok(()) }
}
