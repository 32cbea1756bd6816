//! The checks of a request in their documented order, and the work that it asks for: [`AuthorizedRequest`].
//!
//! In: a request for one of the two `POST` routes. Out: its reply, always as JSON.
//!
//! The checks go from cheap to expensive: header sizes, key, a free place, campaign, then the upload. A client with an invalid key
//! therefore costs the server one look-up of the key, and little of its body is read. The import runs on a blocking thread, because
//! parsing a file would keep a thread of the runtime busy and delay all other requests.

use std::{sync::Arc, time::Duration};

use axum::Json;
use axum::extract::{RawPathParams, Request, rejection::RawPathParamsRejection};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts};
use axum::response::{IntoResponse, Response};
use scopeguard::guard;
use serde::Serialize;
use tokio::{runtime::Handle, sync::OwnedSemaphorePermit, task::spawn_blocking, time::timeout};

use super::{
    access::{AccessDenied, Workspace},
    api::ImportApi,
    body::MeteredBody,
    credentials::{self, ApiKey},
    error_reply::ErrorReply,
    form::ImportForm,
    upload,
};
use crate::{
    import::{CancelHandle, ImportError, ImportErrorKind, Importer, Inspection},
    lead::CampaignId,
    report::{Reply, ReportData},
    store::LeadStore,
};

/// How long a request whose upload is complete waits for a place among the imports.
const PLACE_TIMEOUT: Duration = Duration::from_secs(30);

/// A request that passed all checks except those of the import, with its places among the uploads and the running imports.
pub(super) struct AuthorizedRequest {
    store: Arc<dyn LeadStore>,
    campaign: CampaignId,
    form: ImportForm,
    places: [OwnedSemaphorePermit; 3],
}

/// The parameters in the path of a request. They are extracted without a type, because a product may nest the router under a path
/// with parameters of its own; an error is not yet a reply, because the key is checked first.
pub(super) type Path = Result<RawPathParams, RawPathParamsRejection>;

/// What to do with a request, on a blocking thread: [`AuthorizedRequest::import`] or [`AuthorizedRequest::inspect`].
type Work<T> = fn(AuthorizedRequest, Importer, &CancelHandle) -> Result<T, ErrorReply>;

impl ImportApi {
    /// Checks a request, does the work on a blocking thread, and replies.
    pub(super) async fn answer<T>(&self, path: Path, request: Request, work: Work<T>) -> Response
    where
        T: Serialize + Send + 'static,
    {
        let (head, body) = request.into_parts();
        let mut body = MeteredBody::new(body, &head.headers, self.timeouts);
        let result = match self.check(&head, path, &mut body).await {
            Ok(request) => self.run(request, work).await,
            Err(error) => Err(error),
        };
        self.finish(result.map(|data| Json(Reply::success(data))).into_response(), body)
    }

    /// Adds the headers that depend on the reply and on how much of the request was read.
    ///
    /// Every 503 says when to come back (RFC 9110, section 10.2.3), and every 401 that a key can be a bearer token (RFC 6750, section 3).
    /// After an unread rest of the body the connection cannot be used again, so the reply has `Connection: close` (RFC 9112, section
    /// 9.6), and the rest is discarded.
    fn finish(&self, mut response: Response, body: MeteredBody) -> Response {
        let wait = HeaderValue::from(self.retry_after.as_secs().max(1));
        let challenge = HeaderValue::from_static("Bearer realm=\"leads\"");
        match response.status() {
            StatusCode::SERVICE_UNAVAILABLE => response.headers_mut().insert(header::RETRY_AFTER, wait),
            StatusCode::UNAUTHORIZED => response.headers_mut().insert(header::WWW_AUTHENTICATE, challenge),
            _ => None,
        };
        if !body.ended {
            response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
            body.discard_later(self.max_bytes());
        }
        response
    }

    /// Makes the checks in the order that the [module](super) documents, and reads the upload.
    async fn check(&self, head: &Parts, path: Path, body: &mut MeteredBody) -> Result<AuthorizedRequest, ErrorReply> {
        check_headers(&head.headers)?;
        let key = ApiKey::of(&head.headers).ok_or(ErrorReply::UNAUTHORIZED)?;
        let access = self.keys.authorize(key, credentials::workspace(&head.headers)).await;
        body.trusted = !matches!(access, Err(AccessDenied::UnknownKey | AccessDenied::Failed(_)));
        let Workspace { id, store } = access?;
        // A concurrency limit of `tower` would refuse before the key is checked. The look-up of the campaign needs a place too, so that
        // those who are refused do not queue for the connections of the database.
        let [workspace, all] = self.upload_places(&id).ok_or(ErrorReply::BUSY)?;
        let not_found = || ImportError::new(ImportErrorKind::CampaignNotFound);
        let campaign = campaign(path).ok_or_else(not_found)?;
        if !store.campaign_exists(&campaign).await.map_err(ImportError::store)? {
            return Err(not_found().into());
        }
        let received = async {
            let form = upload::read(&head.headers, body, self).await?;
            let import = timeout(PLACE_TIMEOUT, self.imports.clone().acquire_owned()).await;
            let import = import.ok().and_then(Result::ok).ok_or(ErrorReply::BUSY)?;
            Ok(AuthorizedRequest { store, campaign, form, places: [workspace, all, import] })
        };
        tokio::select! {
            biased;
            () = self.shutdown.cancelled() => Err(ErrorReply::STOPPING),
            received = received => received,
        }
    }

    /// Does the work on a blocking thread. A shutdown, or a client that leaves, stops an import after its current batch.
    ///
    /// After a shutdown this waits for that batch, so that the reply can say how many rows are settled.
    async fn run<T: Send + 'static>(&self, request: AuthorizedRequest, work: Work<T>) -> Result<T, ErrorReply> {
        // The server drops the future of a request when the client disconnects.
        let cancel = guard(CancelHandle::new(), |handle| handle.cancel());
        let (importer, handle) = (self.importer.clone(), cancel.clone());
        let mut running = spawn_blocking(move || work(request, importer, &handle));
        let result = tokio::select! {
            result = &mut running => result,
            () = self.shutdown.cancelled() => {
                cancel.cancel();
                running.await
            }
        };
        result.map_err(|panic| ErrorReply::internal(&panic))?
    }
}

impl AuthorizedRequest {
    /// Imports the file, or predicts the import with `dryRun`.
    pub(super) fn import(self, importer: Importer, cancel: &CancelHandle) -> Result<ReportData, ErrorReply> {
        let Self { store, campaign, form, places: _places } = self;
        form.check(store.limits())?;
        let job = form.apply(importer).job(form.file).cancel_handle(cancel);
        let runtime = Handle::current();
        let report = if form.dry_run {
            runtime.block_on(job.dry_run(&store, &campaign))
        } else {
            runtime.block_on(job.import(&store, &campaign))
        };
        Ok(ReportData::from(&report?))
    }

    /// Inspects the file. The campaign exists, but neither it nor the store is used. A file without an email column is no error, and
    /// neither is a mapping that cannot be used: the client shows both to a person, who chooses the columns.
    pub(super) fn inspect(self, importer: Importer, _: &CancelHandle) -> Result<Inspection, ErrorReply> {
        let Self { form, places: _places, .. } = self;
        Ok(form.apply(importer).inspect(form.file)?)
    }
}

/// The campaign in the path, percent-decoded.
///
/// A name that is not UTF-8 (`%ff`) or has control characters (`spring%00`) names none: not every store could look it up. All other
/// text, `../spring` included, is a value that the store looks up.
fn campaign(path: Path) -> Option<CampaignId> {
    let path = path.ok()?;
    let (_, id) = path.iter().find(|(name, _)| *name == "campaignId")?;
    (!id.contains(char::is_control)).then(|| CampaignId::from(id))
}

/// Refuses more than 100 header fields, or more than 32 KiB of them (RFC 6585, section 5). The server's own limits should be
/// larger, because it replies without a body; `examples/server.rs` sets them.
fn check_headers(headers: &HeaderMap) -> Result<(), ErrorReply> {
    let bytes: usize = headers.iter().map(|(name, value)| name.as_str().len() + value.len()).sum();
    if headers.len() > 100 || bytes > 32 * 1024 { Err(ErrorReply::HEADERS_TOO_LARGE) } else { Ok(()) }
}
