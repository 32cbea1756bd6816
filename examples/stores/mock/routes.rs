//! The requests of the service: [`serve`].

use std::{any::Any, panic::resume_unwind, sync::Arc, time::Duration};

use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, State},
    http::{HeaderMap, StatusCode, header::RETRY_AFTER},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use lead_import::Lead;
use serde::Serialize;
use tokio::{net::TcpListener, time::sleep};

use super::{
    contacts::{CampaignEmails, Contacts, Tables},
    faults::{Fault, Faults},
};

/// The most items of a request.
pub(crate) const MAX_ITEMS: usize = 100;

/// Longer than any client waits.
const LATE: Duration = Duration::from_secs(60);

#[derive(Debug)]
struct Service {
    contacts: Arc<Contacts>,
    faults: Faults,
}

/// Answers requests for as long as the future is polled.
pub(crate) async fn serve(listener: TcpListener, contacts: Arc<Contacts>, faults: Faults) {
    let routes = Router::new()
        .route("/campaign", post(campaign_exists).put(create_campaign))
        .route("/read", post(read))
        .route("/contacts", post(create).put(update))
        .route("/members", post(join))
        .route("/list", get(list))
        .layer(DefaultBodyLimit::disable())
        .with_state(Arc::new(Service { contacts, faults }));
    axum::serve(listener, routes).await.expect("the listener accepts connections");
}

type Shared = State<Arc<Service>>;

async fn campaign_exists(State(service): Shared, Json(name): Json<String>) -> Response {
    service.reply(0, || service.contacts.tables().campaigns.contains_key(&name)).await
}

async fn create_campaign(State(service): Shared, Json(name): Json<String>) {
    service.contacts.tables().campaigns.entry(name).or_default();
}

async fn list(State(service): Shared) -> Json<Vec<String>> {
    Json(service.contacts.list())
}

async fn read(State(service): Shared, Json(request): Json<CampaignEmails>) -> Response {
    service.reply(request.emails.len(), || service.contacts.tables().read(&request)).await
}

async fn create(State(service): Shared, headers: HeaderMap, Json(contacts): Json<Vec<Lead>>) -> Response {
    let apply = |tables: &mut Tables| tables.create(contacts.clone());
    service.reply(contacts.len(), || service.contacts.apply(key(&headers), apply)).await
}

async fn update(State(service): Shared, headers: HeaderMap, Json(contacts): Json<Vec<Lead>>) -> Response {
    let apply = |tables: &mut Tables| tables.update(contacts.clone());
    service.reply(contacts.len(), || service.contacts.apply(key(&headers), apply)).await
}

async fn join(State(service): Shared, headers: HeaderMap, Json(request): Json<CampaignEmails>) -> Response {
    if !service.contacts.tables().campaigns.contains_key(&request.campaign) {
        return (StatusCode::NOT_FOUND, "there is no such campaign").into_response();
    }
    let count = request.emails.len();
    let apply = |tables: &mut Tables| tables.join(request).unwrap_or_default();
    service.reply(count, || service.contacts.apply(key(&headers), apply)).await
}

fn key(headers: &HeaderMap) -> Option<&str> {
    headers.get("Idempotency-Key")?.to_str().ok()
}

impl Service {
    /// The reply to a request with this number of items, or a fault.
    async fn reply<T: Serialize>(&self, items: usize, apply: impl FnOnce() -> T) -> Response {
        if items > MAX_ITEMS {
            return (StatusCode::PAYLOAD_TOO_LARGE, "a request has at most 100 items").into_response();
        }
        match self.faults.draw() {
            Fault::TooManyRequests => (StatusCode::TOO_MANY_REQUESTS, [(RETRY_AFTER, "0")]).into_response(),
            Fault::BrokenBefore => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
            fault => Self::reply_after(fault, apply()).await,
        }
    }

    /// The reply to a request that was applied.
    async fn reply_after<T: Serialize>(fault: Fault, reply: T) -> Response {
        match fault {
            Fault::BrokenAfter => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
            // Ends the task of the connection, without the message of a panic.
            Fault::LostReply => resume_unwind(Box::new("the connection is closed") as Box<dyn Any + Send>),
            Fault::LateReply => sleep(LATE).await,
            _ => {}
        }
        Json(reply).into_response()
    }
}
