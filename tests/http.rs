//! The endpoint against raw bytes: its replies, its limits, and what hostile clients do.

#[path = "http/hostile.rs"]
mod hostile;
#[path = "http/openapi.rs"]
mod openapi;
#[path = "http/replies.rs"]
mod replies;
#[path = "http/site.rs"]
mod site;
#[path = "http/stopping.rs"]
mod stopping;
#[path = "http/wire.rs"]
mod wire;
