//! The way of a request through the checks, in their documented order, to the import.

use std::{sync::Arc, time::Duration};

use axum::{
    body::Body,
    extract::{RawPathParams, Request, State, rejection::RawPathParamsRejection},
    http::{HeaderMap, Response},
};
use serde::Serialize;
use tokio::{
    runtime::Handle,
    sync::{OwnedSemaphorePermit, Semaphore},
    task::spawn_blocking,
};

use super::{
    access::KeyLookup,
    body::{MeteredBody, UploadTimeouts},
    credentials::{self, ApiKey},
    openapi::{self, FailureReplies, ImportForm, ImportReply, InspectReply},
    reply::{ErrorReply, closing, success},
    shutdown::Shutdown,
    upload::{Upload, UploadLimits},
};
use crate::{
    import::{CancelHandle, ImportErrorKind, Importer, Inspection},
    lead::CampaignId,
    report::{ImportReport, ReportData},
    store::LeadStore,
};

const HEADER_FIELDS: usize = 100;
const HEADER_BYTES: usize = 32 * 1024;

/// What all requests share.
#[derive(Debug)]
pub(super) struct Endpoint {
    pub(super) importer: Importer,
    pub(super) keys: Arc<dyn KeyLookup>,
    pub(super) permits: Arc<Semaphore>,
    pub(super) retry_after: Duration,
    pub(super) upload: UploadLimits,
    pub(super) patience: UploadTimeouts,
    pub(super) shutdown: Shutdown,
}

type Path = Result<RawPathParams, RawPathParamsRejection>;

/// Imports a file of leads into a campaign.
#[utoipa::path(
    post,
    path = openapi::IMPORT,
    tag = "leads",
    params(
        ("campaignId" = String, Path, description = "The campaign that the leads join"),
        ("X-Workspace-Id" = Option<String>, Header, description = "The workspace; required with a platform key"),
    ),
    request_body(content = ImportForm, content_type = "multipart/form-data"),
    responses((status = 200, description = "The whole file was imported", body = ImportReply), FailureReplies),
    security(("key" = []), ("bearer" = []))
)]
pub(super) async fn import(State(endpoint): State<Arc<Endpoint>>, path: Path, request: Request) -> Response<Body> {
    let ReceivedUpload { visit, whole } = endpoint.receive(path, request).await;
    let report = match visit {
        Ok(visit) => endpoint.import(visit).await,
        Err(failure) => Err(failure),
    };
    reply(report.map(|report| ReportData::from(&report)), whole)
}

/// Says what an import would make of a file; nothing is written.
#[utoipa::path(
    post,
    path = openapi::INSPECT,
    tag = "leads",
    params(
        ("campaignId" = String, Path, description = "The campaign that the leads join"),
        ("X-Workspace-Id" = Option<String>, Header, description = "The workspace; required with a platform key"),
    ),
    request_body(content = ImportForm, content_type = "multipart/form-data"),
    responses((status = 200, description = "What was found", body = InspectReply), FailureReplies),
    security(("key" = []), ("bearer" = []))
)]
pub(super) async fn inspect(State(endpoint): State<Arc<Endpoint>>, path: Path, request: Request) -> Response<Body> {
    let ReceivedUpload { visit, whole } = endpoint.receive(path, request).await;
    let inspection = match visit {
        Ok(visit) => endpoint.inspect(visit).await,
        Err(failure) => Err(failure),
    };
    reply(inspection, whole)
}

pub(super) async fn wrong_method() -> Response<Body> {
    ErrorReply::wrong_method().into_response()
}

fn reply(result: Result<impl Serialize, ErrorReply>, whole: bool) -> Response<Body> {
    let response = result.map_or_else(ErrorReply::into_response, |data| success(&data));
    if whole { response } else { closing(response) }
}

/// The campaign in the path. What is not text, or holds control characters, is the name of none; not every store could look it up.
fn campaign(path: Path) -> Option<CampaignId> {
    let path = path.ok()?;
    let (_, id) = path.iter().find(|(name, _)| *name == "campaignId")?;
    (!id.contains(char::is_control)).then(|| CampaignId::from(id))
}

/// A request that passed all checks before the import's own.
struct AuthorizedRequest {
    store: Arc<dyn LeadStore>,
    campaign: CampaignId,
    upload: Upload,
    permit: OwnedSemaphorePermit,
}

/// A request, and whether all of it was read.
struct ReceivedUpload {
    visit: Result<AuthorizedRequest, ErrorReply>,
    whole: bool,
}

/// Stops an import when nobody waits for it any more.
struct CancelOnDrop(CancelHandle);

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

impl Endpoint {
    async fn receive(&self, path: Path, request: Request) -> ReceivedUpload {
        let (head, body) = request.into_parts();
        let mut body = MeteredBody::new(body, &head.headers, self.patience);
        let visit = self.admit(&head.headers, campaign(path), &mut body).await;
        let whole = body.has_ended();
        body.linger(self.upload.file_bytes);
        ReceivedUpload { visit, whole }
    }

    async fn admit(
        &self,
        headers: &HeaderMap,
        campaign: Option<CampaignId>,
        body: &mut MeteredBody,
    ) -> Result<AuthorizedRequest, ErrorReply> {
        check_head(headers)?;
        let key = ApiKey::of(headers).ok_or_else(ErrorReply::unauthorised)?;
        let store = self.keys.authorise(key, credentials::workspace(headers)).await?;
        let campaign = campaign.ok_or(ImportErrorKind::CampaignNotFound)?;
        if !store.campaign_exists(&campaign).await.map_err(ImportErrorKind::Store)? {
            return Err(ImportErrorKind::CampaignNotFound.into());
        }
        let permit = self.permits.clone().try_acquire_owned().map_err(|_| ErrorReply::busy(self.retry_after))?;
        let upload = tokio::select! {
            biased;
            () = self.shutdown.begun() => Err(ErrorReply::stopping(self.retry_after)),
            upload = Upload::receive(headers, body, &self.upload) => upload,
        }?;
        Ok(AuthorizedRequest { store, campaign, upload, permit })
    }

    /// Imports on a blocking thread. Where the client goes away, this future is dropped, and the import stops after the
    /// batch at hand.
    async fn import(&self, visit: AuthorizedRequest) -> Result<ImportReport, ErrorReply> {
        let cancel = CancelOnDrop(CancelHandle::new());
        let (importer, runtime) = (self.importer.clone(), Handle::current());
        let (handle, retry_after) = (cancel.0.clone(), self.retry_after);
        let mut import = spawn_blocking(move || {
            let AuthorizedRequest { store, campaign, upload: Upload { mut file, mapping }, permit: _permit } = visit;
            let importer = mapping.apply(importer);
            if !mapping.is_empty() {
                mapping.check(&importer.inspect(&mut file)?)?;
            }
            let import = importer.job(file).cancel_on(&handle).import(&store, &campaign);
            runtime.block_on(import).map_err(|error| {
                if error.is_cancelled() { ErrorReply::stopping(retry_after).after(&error) } else { error.into() }
            })
        });
        let result = tokio::select! {
            result = &mut import => result,
            () = self.shutdown.begun() => {
                cancel.0.cancel();
                import.await
            }
        };
        result.map_err(|panic| ErrorReply::internal(&panic))?
    }

    async fn inspect(&self, visit: AuthorizedRequest) -> Result<Inspection, ErrorReply> {
        let importer = self.importer.clone();
        let inspection = spawn_blocking(move || {
            let AuthorizedRequest { upload: Upload { file, mapping }, permit: _permit, .. } = visit;
            let inspection = mapping.apply(importer).inspect(file)?;
            mapping.check(&inspection)?;
            Ok(inspection)
        });
        inspection.await.map_err(|panic| ErrorReply::internal(&panic))?
    }
}

/// The server reads a larger head than this, so that the refusal has the documented form.
fn check_head(headers: &HeaderMap) -> Result<(), ErrorReply> {
    let bytes: usize = headers.iter().map(|(name, value)| name.as_str().len() + value.len()).sum();
    if headers.len() > HEADER_FIELDS || bytes > HEADER_BYTES { Err(ErrorReply::head_too_large()) } else { Ok(()) }
}
