//! What the OpenAPI document says beside the routes: the info, the keys, the form and the failures.
//!
//! In: the limits of an endpoint. Out: an OpenAPI 3.1 document, to which `routes.rs` adds each route with the types of its replies. The
//! document is made of the types that serialise the replies, so a changed reply changes it too.

use std::collections::BTreeMap;

use utoipa::{
    IntoResponses, OpenApi as _, PartialSchema,
    openapi::{
        Content, Header, OpenApi, Ref, RefOr, Response, Schema,
        schema::AdditionalProperties,
        security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme},
    },
};

use super::error_reply::Code;
use crate::{report::FailureReply, source::Limits};

#[derive(utoipa::OpenApi)]
#[openapi(
    info(title = "Lead import", license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")),
    components(schemas(FailureReply<Code>))
)]
struct Document;

/// The document without routes, for an endpoint with these limits. Either of the two ways to send a key is enough.
pub(super) fn document(limits: &Limits) -> OpenApi {
    let mut document = Document::openapi();
    let most = format!("{} bytes and {} rows", limits.bytes(), limits.rows());
    let description = format!("Imports the leads of a CSV file into a campaign. A file has at most {most}.");
    document.info.description = Some(description);
    let components = document.components.get_or_insert_default();
    components.add_security_scheme("key", SecurityScheme::ApiKey(ApiKey::Header(ApiKeyValue::new("X-Api-Key"))));
    components.add_security_scheme("bearer", SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
    document
}

/// Describes that the form has no other fields than its own and those that the product ignores.
pub(super) fn close_form<'a>(document: &mut OpenApi, ignored: impl Iterator<Item = &'a String>) {
    let components = document.components.get_or_insert_default();
    let Some(RefOr::T(Schema::Object(form))) = components.schemas.get_mut("ImportForm") else { return };
    form.additional_properties = Some(Box::new(AdditionalProperties::FreeForm(false)));
    for name in ignored {
        form.properties.entry(name.clone()).or_insert_with(String::schema);
    }
}

/// The failures that both routes share. A 405 is not among them, because OpenAPI describes the methods that a route has.
pub(super) struct FailureReplies;

impl IntoResponses for FailureReplies {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let content = Content::new(Some(Ref::from_schema_name("FailureReply_Code")));
        let failures = [
            ("400", "The file, a field or the multipart body is invalid, or `X-Workspace-Id` is missing"),
            ("401", "The key is missing or unknown"),
            ("404", "There is no such campaign, or the key does not open it"),
            ("408", "The upload paused or lasted too long"),
            ("413", "The file, or the other fields together, are too large"),
            ("415", "`Content-Encoding` is not supported"),
            ("431", "The header fields are too many or too large"),
            ("500", "The store or the server failed"),
            ("501", "`Transfer-Encoding` is not supported"),
            ("503", "Too many imports at once, or the server is stopping; `Retry-After` is in seconds"),
        ];
        let response =
            |text| Response::builder().description(text).content("application/json", content.clone()).build();
        let mut replies = failures.map(|(status, description)| (status.to_owned(), response(description)));
        let [_, (_, unauthorized), .., (_, unavailable)] = &mut replies;
        unauthorized.headers.insert("WWW-Authenticate".to_owned(), Header::new(String::schema()).into());
        unavailable.headers.insert("Retry-After".to_owned(), Header::new(u64::schema()).into());
        replies.map(|(status, reply)| (status, reply.into())).into()
    }
}
