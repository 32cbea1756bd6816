//! What the OpenAPI document says beside the routes: the info, the keys, the form and the failures.
//!
//! In: the limits of an endpoint. Out: an OpenAPI 3.1 document, to which `routes.rs` adds each route with the types of its replies. The
//! document is made of the types that serialise the replies, so a changed reply changes it too.

use std::collections::BTreeMap;

use utoipa::{
    IntoResponses, OpenApi as _, PartialSchema, ToSchema,
    openapi::{
        Content, Header, OpenApi, Ref, RefOr, Response,
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

// The docs of the fields are descriptions in the document. The type exists for these only: `upload.rs` reads a form piece by piece.
/// The form of both routes.
#[derive(ToSchema)]
#[allow(dead_code, reason = "it describes what the upload reads piece by piece")]
pub(super) struct ImportForm {
    /// The CSV file, with or without a file name.
    #[schema(
        value_type = String,
        format = Binary,
        content_media_type = "text/csv",
        example = "Email,First Name,City\nada@example.com,Ada,London\n"
    )]
    file: Vec<u8>,
    /// What columns become: a JSON object from header to `email`, `firstName`, `lastName`, `companyName`, `jobTitle`, `fullName`,
    /// `custom` or `ignored`. A column that it does not name is detected.
    #[schema(content_media_type = "application/json", example = r#"{"City":"ignored"}"#)]
    mapping: Option<String>,
}

/// The failures that both routes share. A 405 is not among them, because OpenAPI describes the methods that a route has.
pub(super) struct FailureReplies;

impl IntoResponses for FailureReplies {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let content = Content::new(Some(Ref::from_schema_name("FailureReply_Code")));
        let failures = [
            ("400", "The file, the mapping or the multipart body is invalid, or `X-Workspace-Id` is missing"),
            ("401", "The key is missing or unknown"),
            ("404", "There is no such campaign, or the key does not open it"),
            ("408", "The upload paused or lasted too long"),
            ("413", "The file, or the other fields together, are too large"),
            ("415", "`Content-Encoding` is not supported"),
            ("431", "The header fields are too many or too large"),
            ("500", "The store or the server failed"),
            ("503", "Too many imports at once, or the server is stopping; `Retry-After` is in seconds"),
        ];
        let response =
            |text| Response::builder().description(text).content("application/json", content.clone()).build();
        let mut replies = failures.map(|(status, description)| (status.to_owned(), response(description)));
        let [.., (_, unavailable)] = &mut replies;
        unavailable.headers.insert("Retry-After".to_owned(), Header::new(u64::schema()).into());
        replies.map(|(status, reply)| (status, reply.into())).into()
    }
}
