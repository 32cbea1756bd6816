//! A store over a service: whatever happens to a request, the batch that is sent again has the outcomes of an undisturbed one.

mod cases;
mod properties;
mod scripted;
