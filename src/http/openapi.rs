//! What the OpenAPI document says beside the routes: the info, the keys, the form and the failures.
//!
//! In: the limits of an endpoint. Out: an OpenAPI 3.1 document, to which `routes.rs` adds each route with the types of its replies. The
//! document is made of the types that serialise the replies, so a changed reply changes it too.

use std::collections::BTreeMap;

use utoipa::{
    IntoResponses, OpenApi as _, PartialSchema, ToSchema,
    openapi::{
        Content, Header, OpenApi, Ref, RefOr, Response, Schema,
        schema::AdditionalProperties,
        security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme},
    },
};

use super::{error_reply::Code, form::MAX_BATCH};
use crate::{
    columns::FullNames,
    import::{DuplicatePolicy, ExtraCells, OptedOut},
    report::FailureReply,
    source::{HeaderRow, Limits},
    store::FieldPolicy,
};

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

// The docs of the fields are descriptions in the document. The type exists for these only: `upload.rs` reads a form piece by piece.
/// The form of both routes. An inspection checks the fields of an import and does not use them.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
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
    /// Whether the first row has the names of the columns. Without one, the columns are named `Column 1`, `Column 2` and so on.
    #[schema(nullable = false)]
    header: Option<HeaderRow>,
    /// What columns become: a JSON object from header to `email`, `firstName`, `lastName`, `companyName`, `jobTitle`, `fullName`,
    /// `custom` or `ignored`. A column that it does not name is detected. An import is refused if the file lacks a column of the mapping.
    #[schema(nullable = false, content_media_type = "application/json", example = r#"{"City":"ignored"}"#)]
    mapping: Option<String>,
    /// Whether a column of full names is split into first and last name. An inspection shows the column with examples.
    #[schema(nullable = false)]
    full_names: Option<FullNames>,
    /// Whether to reply as the import would at this moment, and write nothing. An inspection never writes.
    #[schema(nullable = false, example = true)]
    dry_run: Option<bool>,
    /// The policy for leads that exist already.
    #[schema(nullable = false)]
    existing: Option<FieldPolicy>,
    /// The policy for rows with the email of an earlier row.
    #[schema(nullable = false)]
    duplicates: Option<DuplicatePolicy>,
    /// The policy for people who opted out, as far as the file says so.
    #[schema(nullable = false)]
    opted_out: Option<OptedOut>,
    /// The policy for rows with more cells than the header.
    #[schema(nullable = false)]
    extra_cells: Option<ExtraCells>,
    /// The largest number of rows in one transaction.
    #[schema(nullable = false, minimum = 1, maximum = 10_000, example = 1_000)]
    batch_size: Option<usize>,
}

const _: () = assert!(MAX_BATCH == 10_000, "the description of `batch_size` has the limit");

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
