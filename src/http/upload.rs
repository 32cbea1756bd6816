//! From a multipart body (RFC 7578) to a file that can be read twice: [`read`].
//!
//! In: the body of a request whose key and campaign are valid. Out: an [`ImportForm`], with the part `file` as a temporary file. An import
//! reads its file twice, and a body can be read once, so the file is stored first. Only the names of the parts and their content count:
//! the name and the media type of a file depend on the client's computer.
//!
//! The memory of an upload is bounded by two write buffers of 256 KiB, the fields beside the file of 1 MiB together, and what `multer`
//! buffers of one part header, 64 KiB.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::{fs::File, io};

use axum::http::{HeaderMap, header};
use multer::{Field, Multipart};
use tempfile::tempfile_in;
use tokio::io::{AsyncSeekExt, AsyncWriteExt, BufWriter};
use tokio::task::spawn_blocking;

use super::{
    api::ImportApi,
    body::MeteredBody,
    error_reply::ErrorReply,
    form::{ImportForm, RawField},
};
use crate::{
    import::ImportError,
    source::{ReadError, ReadErrorKind},
};

/// The largest header of one part, in bytes. Browsers and libraries send less than 1 KB.
const MAX_PART_HEADER: u64 = 64 * 1024;
/// The largest size of all parts beside the file together, in bytes. `multer` can limit each part, but not several together.
const MAX_FIELD_BYTES: u64 = 1024 * 1024;
/// The largest number of parts. Each costs a search for the boundary, even if it is empty.
const MAX_PARTS: usize = 1_000;
/// The number of bytes that are collected before they are written. Each write moves to a blocking thread, so there should be few.
const BUFFER_BYTES: usize = 256 * 1024;

/// The field `file`, if the body has it, and the other fields.
type Fields = (Option<File>, Vec<RawField>);

/// Reads the complete body, within the limits and time-outs of `api`.
///
/// This uses `multer` itself. axum's `Multipart`, which wraps it, takes the body away, so that nothing could read on after an
/// early reply, and hides the error that tells a time-out from a malformed body.
pub(super) async fn read(head: &HeaderMap, body: &mut MeteredBody, api: &ImportApi) -> Result<ImportForm, ErrorReply> {
    let boundary = boundary(head)?;
    if body.announced > api.max_bytes().saturating_add(MAX_FIELD_BYTES) {
        return Err(too_large(api));
    }
    let (pieces, budget) = body.pieces();
    let (file, fields) = read_fields(Multipart::new(pieces, boundary), budget, api).await?;
    // What follows the last part has no meaning (RFC 2046, section 5.1.1), but the connection is reused after it.
    body.discard(MAX_PART_HEADER).await?;
    ImportForm::parse(file.ok_or(ErrorReply::FILE_REQUIRED)?, &fields)
}

/// The boundary between the parts, of 1 to 70 characters (RFC 2046, section 5.1.1).
///
/// A body of a different type has no file in it, so the reply is the same as for a form without one. `Content-Encoding: identity` means
/// no encoding (RFC 9110, section 12.5.3); each other coding is refused (section 15.5.16), and so is each transfer coding that the
/// server leaves in place (RFC 9112, section 6.1).
fn boundary(headers: &HeaderMap) -> Result<String, ErrorReply> {
    let has_coding =
        |name, plain: &[u8]| headers.get_all(name).iter().any(|it| !it.as_bytes().eq_ignore_ascii_case(plain));
    if has_coding(header::CONTENT_ENCODING, b"identity") {
        return Err(ErrorReply::COMPRESSED);
    }
    if has_coding(header::TRANSFER_ENCODING, b"chunked") {
        return Err(ErrorReply::TRANSFER_CODING);
    }
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    match multer::parse_boundary(content_type) {
        Ok(boundary) if (1..=70).contains(&boundary.len()) => Ok(boundary),
        Err(error) if !matches!(error, multer::Error::NoBoundary) => Err(ErrorReply::FILE_REQUIRED),
        _ => Err(ErrorReply::invalid("The multipart boundary must have 1 to 70 characters")),
    }
}

/// Reads all parts, and keeps those that the product does not ignore. Fields that are wrong are refused later: that a form lacks its file
/// is reported first.
///
/// A form may repeat a name (RFC 7578, section 4.3, for several files). Two files would be two imports with one reply, so the second is
/// refused. The budget is in force between the parts only: their content has limits of its own.
async fn read_fields(mut parts: Multipart<'_>, budget: &AtomicU64, api: &ImportApi) -> Result<Fields, ErrorReply> {
    let (mut file, mut fields, mut left) = (None, Vec::new(), MAX_FIELD_BYTES);
    for _ in 0..MAX_PARTS {
        budget.store(MAX_PART_HEADER, Relaxed);
        let Some(mut part) = parts.next_field().await? else { return Ok((file, fields)) };
        budget.store(u64::MAX, Relaxed);
        if part.name() == Some("file") {
            if file.is_some() {
                return Err(ErrorReply::invalid("Only one CSV file is allowed"));
            }
            file = Some(store(&mut part, api).await?);
            continue;
        }
        let name = part.name().unwrap_or_default().to_owned();
        let content = read_field(&mut part, &mut left).await?;
        if !api.ignored_fields.contains(&name) {
            fields.push((name, content));
        }
    }
    Err(ErrorReply::invalid("The multipart body has too many parts"))
}

/// The content of a part beside the file, counted against what is `left` for all of them.
async fn read_field(part: &mut Field<'_>, left: &mut u64) -> Result<Vec<u8>, ErrorReply> {
    let mut content = Vec::new();
    while let Some(piece) = part.chunk().await? {
        *left = left.checked_sub(piece.len() as u64).ok_or(ErrorReply::FIELDS_TOO_LARGE)?;
        content.extend_from_slice(&piece);
    }
    Ok(content)
}

/// Stores the part `file` on disk without a name, so that dropping it removes it.
async fn store(part: &mut Field<'_>, api: &ImportApi) -> Result<File, ErrorReply> {
    let folder = api.upload_folder.clone();
    let file = spawn_blocking(move || tempfile_in(folder)).await.map_err(io::Error::from)??;
    let mut file = BufWriter::with_capacity(BUFFER_BYTES, tokio::fs::File::from_std(file));
    let mut left = api.max_bytes();
    while let Some(piece) = part.chunk().await? {
        left = left.checked_sub(piece.len() as u64).ok_or_else(|| too_large(api))?;
        file.write_all(&piece).await?;
    }
    file.rewind().await?;
    Ok(file.into_inner().into_std().await)
}

/// The reply of an import that finds a file too large, so that the message does not depend on who finds it.
fn too_large(api: &ImportApi) -> ErrorReply {
    ImportError::read(ReadError::new(ReadErrorKind::TooLarge { limit: api.max_bytes() })).into()
}

impl From<multer::Error> for ErrorReply {
    fn from(error: multer::Error) -> Self {
        use multer::Error::{IncompleteFieldData, IncompleteHeaders, IncompleteStream, StreamReadFailed};
        match error {
            StreamReadFailed(error) => error.downcast().map_or(Self::INCOMPLETE, |reply| *reply),
            IncompleteFieldData { .. } | IncompleteHeaders | IncompleteStream => Self::INCOMPLETE,
            _ => Self::invalid("The multipart body is malformed"),
        }
    }
}
