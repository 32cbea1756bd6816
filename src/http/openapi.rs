//! The routes as OpenAPI 3.1 describes them.

use utoipa::{
    Modify, OpenApi as _, ToSchema,
    openapi::{
        OpenApi,
        security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme},
    },
};

use crate::source::Limits;

pub(super) const IMPORT: &str = "/v1/campaigns/{campaignId}/leads/import/csv";
pub(super) const INSPECT: &str = "/v1/campaigns/{campaignId}/leads/import/csv/inspect";
pub(super) const DOCUMENT: &str = "/openapi.json";

/// The document for an endpoint with these limits.
pub(super) fn document(limits: &Limits) -> OpenApi {
    let mut document = Document::openapi();
    document.info.description = Some(format!(
        "Imports the leads of a CSV file into a campaign. A file has at most {} bytes and {} rows.",
        limits.bytes(),
        limits.rows()
    ));
    document
}

#[derive(utoipa::OpenApi)]
#[openapi(
    info(title = "Lead import", license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")),
    paths(super::endpoint::import, super::endpoint::inspect, super::api::describe),
    components(schemas(ImportReply, InspectReply, FailureReply)),
    modifiers(&Security)
)]
struct Document;

struct Security;

impl Modify for Security {
    fn modify(&self, document: &mut OpenApi) {
        let header = ApiKey::Header(ApiKeyValue::new("X-Api-Key"));
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("key", SecurityScheme::ApiKey(header));
        components.add_security_scheme("bearer", SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
    }
}

/// What the form of both routes holds.
#[derive(ToSchema)]
#[allow(dead_code, reason = "it describes what the handlers read piece by piece")]
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

/// The reply of an import that went to the end of the file.
#[derive(ToSchema)]
#[allow(dead_code, reason = "it describes how a report serialises")]
pub(super) struct ImportReply {
    #[schema(example = true)]
    success: bool,
    data: ImportData,
}

/// What became of every row: `created + existing + failed = totalRows` and `added + skipped = created + existing`.
#[derive(ToSchema)]
#[allow(dead_code, reason = "it describes how a report serialises")]
#[schema(rename_all = "camelCase")]
struct ImportData {
    leads: LeadCounts,
    campaign: CampaignCounts,
    /// Data rows in the file.
    total_rows: u64,
    /// The first rows that did not become a lead; absent when there is none.
    #[schema(max_items = 50, nullable = false)]
    errors: Option<Vec<RowError>>,
}

#[derive(ToSchema)]
#[allow(dead_code, reason = "it describes how a report serialises")]
struct LeadCounts {
    /// New leads.
    created: u64,
    /// Rows whose lead existed, repeated rows of the file included.
    existing: u64,
    /// Rows that did not become a lead.
    failed: u64,
    /// Existing leads in which a value changed; only under a policy that changes them.
    #[schema(nullable = false)]
    updated: Option<u64>,
}

#[derive(ToSchema)]
#[allow(dead_code, reason = "it describes how a report serialises")]
struct CampaignCounts {
    /// Leads that joined the campaign.
    added: u64,
    /// Leads that were in it already.
    skipped: u64,
}

#[derive(ToSchema)]
#[allow(dead_code, reason = "it describes how a report serialises")]
struct RowError {
    /// What stands in the email column.
    email: String,
    /// What is wrong with the row.
    error: String,
}

/// What an import would make of the file.
#[derive(ToSchema)]
#[allow(dead_code, reason = "it describes how an inspection serialises")]
pub(super) struct InspectReply {
    success: bool,
    data: InspectData,
}

#[derive(ToSchema)]
#[allow(dead_code, reason = "it describes how an inspection serialises")]
#[schema(rename_all = "camelCase")]
struct InspectData {
    /// The encoding's name, `UTF-8` for example.
    encoding: String,
    /// How sure that is, from 0 to 1.
    #[schema(minimum = 0, maximum = 1)]
    encoding_confidence: f32,
    /// Places at which the bytes are not text in that encoding.
    replaced_characters: u64,
    /// The character between cells.
    #[schema(min_length = 1, max_length = 1)]
    delimiter: String,
    /// The line of the header, from 1.
    #[schema(minimum = 1)]
    header_line: u64,
    /// Data rows in the file.
    total_rows: u64,
    columns: Vec<InspectedColumn>,
}

#[derive(ToSchema)]
#[allow(dead_code, reason = "it describes how an inspection serialises")]
#[schema(rename_all = "camelCase")]
struct InspectedColumn {
    /// The column's place, from 0.
    index: usize,
    /// The header as the file has it.
    header: String,
    /// The name as a custom field.
    name: String,
    target: ColumnTarget,
    rule: ColumnRule,
    /// The spelling or the word of the header that decided.
    #[schema(nullable = false)]
    alias: Option<String>,
    /// The language of that word, as an ISO 639-1 code.
    #[schema(nullable = false)]
    language: Option<String>,
    /// How sure the choice is, from 0 to 1.
    #[schema(minimum = 0, maximum = 1)]
    confidence: f32,
    /// The field that this column could have been and another is.
    #[schema(nullable = false)]
    rival_for: Option<ColumnTarget>,
    /// The columns that could have been this one's field.
    #[schema(nullable = false)]
    rivals: Option<Vec<RivalColumn>>,
    /// The first values that are not empty, each cut to 80 characters.
    samples: Vec<String>,
    /// The share of the rows in which the column is not empty, from 0 to 1.
    #[schema(minimum = 0, maximum = 1)]
    fill_rate: f64,
}

/// A column that could have been the same field.
#[derive(ToSchema)]
#[allow(dead_code, reason = "it describes how a rival serialises")]
#[schema(rename_all = "camelCase")]
struct RivalColumn {
    index: usize,
    header: String,
    reason: LostReason,
}

/// Why a rival did not get the field.
#[derive(ToSchema)]
#[allow(dead_code, reason = "it describes how a reason serialises")]
#[schema(rename_all = "camelCase")]
enum LostReason {
    Decision,
    Qualifier,
    WeakerWord,
    Empty,
    Place,
}

/// What becomes of the column.
#[derive(ToSchema)]
#[allow(dead_code, reason = "it describes how a target serialises")]
#[schema(rename_all = "camelCase")]
enum ColumnTarget {
    Email,
    FirstName,
    LastName,
    CompanyName,
    JobTitle,
    FullName,
    Custom,
    Ignored,
}

/// Why: `override` is a mapping of the request or the server.
#[derive(ToSchema)]
#[allow(dead_code, reason = "it describes how a rule serialises")]
#[schema(rename_all = "camelCase")]
enum ColumnRule {
    Override,
    Mapping,
    CustomAlias,
    Alias,
    Neighbours,
    Values,
    Rival,
    Contradicted,
    NearMiss,
    Unmatched,
}

/// Why a request was refused or failed.
#[derive(ToSchema)]
#[allow(dead_code, reason = "it describes how a failure serialises")]
pub(super) struct FailureReply {
    #[schema(example = false)]
    success: bool,
    error: FailureDetail,
}

#[derive(ToSchema)]
#[allow(dead_code, reason = "it describes how a failure serialises")]
struct FailureDetail {
    code: FailureCode,
    /// What it is, for a person.
    message: String,
}

#[derive(ToSchema)]
#[allow(dead_code, clippy::enum_variant_names, reason = "it describes how an error code serialises")]
#[schema(rename_all = "SCREAMING_SNAKE_CASE")]
enum FailureCode {
    ValidationError,
    NotFound,
    Unauthorized,
    InternalError,
    MethodNotAllowed,
    RequestTimeout,
    ServiceUnavailable,
}

/// The replies that both routes share.
#[derive(utoipa::IntoResponses)]
#[allow(dead_code, reason = "it describes what `ErrorReply` sends")]
pub(super) enum FailureReplies {
    /// No file, an empty one, one with too many rows or without an email column, broken multipart, or an unusable mapping; or a
    /// platform key without `X-Workspace-Id`.
    #[response(status = 400)]
    Invalid(FailureReply),
    /// The key is missing or unknown.
    #[response(status = 401)]
    Unauthorised(FailureReply),
    /// There is no such campaign, or it is not the key's.
    #[response(status = 404)]
    NotFound(FailureReply),
    /// The upload paused or lasted too long.
    #[response(status = 408)]
    TimedOut(FailureReply),
    /// The file, or what stands beside it, is too large.
    #[response(status = 413)]
    TooLarge(FailureReply),
    /// The body has a content coding.
    #[response(status = 415)]
    Unsupported(FailureReply),
    /// The head of the request is too large.
    #[response(status = 431)]
    HeadTooLarge(FailureReply),
    /// The store or the server failed.
    #[response(status = 500)]
    Failed(FailureReply),
    /// Too many imports at once, or the server is stopping.
    #[response(status = 503, headers(("Retry-After" = u64, description = "Seconds to wait")))]
    Unavailable(FailureReply),
}
