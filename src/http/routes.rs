//! The routes with their descriptions: [`ImportApi::router`] and [`ImportApi::openapi`].
//!
//! In: an [`ImportApi`] with its settings. Out: an [`axum::Router`]. A route and its description are one item, so neither
//! can be forgotten. The work of both `POST` routes is in `endpoint.rs`.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Router};
use tower_http::catch_panic::CatchPanicLayer;
use utoipa::openapi::OpenApi;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    api::ImportApi,
    endpoint::{AuthorizedRequest, Path},
    error_reply::ErrorReply,
    form::ImportForm,
    openapi::{self, FailureReplies},
};
use crate::{
    import::InspectionData,
    report::{ReportData, SuccessReply},
};

impl ImportApi {
    /// The OpenAPI document that the router serves at `/openapi.json`, to be merged into the product's own.
    ///
    /// The paths are those without the prefix under which a product nests the router.
    ///
    /// ```
    /// use lead_import::http::{HashedKeys, ImportApi};
    ///
    /// let document = ImportApi::new(HashedKeys::new()).openapi();
    /// assert!(document.paths.paths.contains_key("/v1/campaigns/{campaignId}/leads/import/csv/inspect"));
    /// ```
    pub fn openapi(&self) -> OpenApi {
        self.routes().into_openapi()
    }

    /// The routes, to be merged or nested into an application with any state.
    ///
    /// A panic in a handler, in the [`KeyLookup`](super::KeyLookup) or in a store is a 500 for that request only. The layers of the
    /// application apply as to any other route. axum's `DefaultBodyLimit` does not, because the endpoint reads the body itself.
    ///
    /// ```
    /// use axum::{Router, routing::get};
    /// use lead_import::http::{HashedKeys, ImportApi};
    ///
    /// let imports = ImportApi::new(HashedKeys::new()).router();
    /// let app: Router = Router::new().route("/health", get(async || "ok")).nest("/api", imports);
    /// ```
    pub fn router<S: Clone + Send + Sync + 'static>(self) -> Router<S> {
        let (router, document) = self.routes().split_for_parts();
        // Once, because it has 30 KB and a request for it needs no key.
        let document = Bytes::from(document.to_json().expect("texts and numbers can be written as JSON"));
        router
            .method_not_allowed_fallback(async || ErrorReply::WRONG_METHOD)
            .route_layer(Extension(document))
            .route_layer(CatchPanicLayer::custom(|_| ErrorReply::INTERNAL.into_response()))
            .with_state(Arc::new(self))
    }

    fn routes(&self) -> OpenApiRouter<Arc<Self>> {
        let mut router = OpenApiRouter::with_openapi(openapi::document(self.importer.limits_in_force()))
            .routes(routes!(import))
            .routes(routes!(inspect))
            .routes(routes!(describe));
        openapi::close_form(router.get_openapi_mut(), self.ignored_fields.iter());
        router
    }
}

/// Imports a file of leads into a campaign.
#[utoipa::path(
    post, path = "/v1/campaigns/{campaignId}/leads/import/csv", tag = "leads",
    params(
        ("campaignId" = String, Path, description = "The campaign that the leads join"),
        ("X-Workspace-Id" = Option<String>, Header, description = "The workspace; required with a platform key"),
    ),
    request_body(content = ImportForm, content_type = "multipart/form-data"),
    responses((status = 200, description = "The complete file was imported", body = SuccessReply<ReportData>), FailureReplies),
    security(("key" = []), ("bearer" = []))
)]
async fn import(State(api): State<Arc<ImportApi>>, path: Path, request: Request) -> Response {
    api.answer(path, request, AuthorizedRequest::import).await
}

/// Returns what an import would make of a file. Writes nothing.
#[utoipa::path(
    post, path = "/v1/campaigns/{campaignId}/leads/import/csv/inspect", tag = "leads",
    params(
        ("campaignId" = String, Path, description = "The campaign that the leads join"),
        ("X-Workspace-Id" = Option<String>, Header, description = "The workspace; required with a platform key"),
    ),
    request_body(content = ImportForm, content_type = "multipart/form-data"),
    responses((status = 200, description = "What was found", body = SuccessReply<InspectionData>), FailureReplies),
    security(("key" = []), ("bearer" = []))
)]
async fn inspect(State(api): State<Arc<ImportApi>>, path: Path, request: Request) -> Response {
    api.answer(path, request, AuthorizedRequest::inspect).await
}

/// Returns this description.
#[utoipa::path(
    get, path = "/openapi.json", tag = "description", responses((status = 200, description = "OpenAPI 3.1", body = Object))
)]
async fn describe(Extension(document): Extension<Bytes>) -> Response {
    ([(CONTENT_TYPE, "application/json")], document).into_response()
}
