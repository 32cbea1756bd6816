//! From a multipart body (RFC 7578) to a file that can be read twice.

use std::path::PathBuf;

use axum::{
    body::Bytes,
    http::{
        HeaderMap,
        header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE},
    },
};
use futures_core::Stream;
use multer::{Field, Multipart};
use tempfile::SpooledTempFile;

use super::{
    body::{BodyBudget, BoxError, BudgetSpent, MeteredBody},
    mapping::Mapping,
    reply::ErrorReply,
    spool::Spool,
};
use crate::{
    import::ImportErrorKind,
    source::{ReadError, ReadErrorKind},
};

/// The header of one part; more than a browser or a library ever sends.
const HEAD_BYTES: u64 = 64 * 1024;
/// All parts beside the file.
const BESIDE_BYTES: u64 = 1024 * 1024;
const PARTS: usize = 1_000;
/// RFC 2046, section 5.1.1.
const BOUNDARY_BYTES: usize = 70;

/// Where uploads wait, and how large they may be.
#[derive(Clone, Debug)]
pub(super) struct UploadLimits {
    pub(super) file_bytes: u64,
    pub(super) memory_bytes: usize,
    pub(super) folder: Option<PathBuf>,
}

/// What a request brought. The file is removed when this is dropped.
#[derive(Debug)]
pub(super) struct Upload {
    pub(super) file: SpooledTempFile,
    pub(super) mapping: Mapping,
}

impl Upload {
    /// Reads the whole body.
    pub(super) async fn receive(
        headers: &HeaderMap,
        body: &mut MeteredBody,
        limits: &UploadLimits,
    ) -> Result<Self, ErrorReply> {
        check_coding(headers)?;
        let boundary = boundary(headers)?;
        check_length(headers, limits)?;
        let (pieces, gauge) = body.pieces();
        let (file, mapping) = Parts::new(pieces, gauge, boundary).read(limits).await?;
        body.finish(HEAD_BYTES).await?;
        let file = file.ok_or_else(ErrorReply::file_required)?;
        let mapping = mapping.map_or_else(|| Ok(Mapping::default()), |text| Mapping::parse(&text))?;
        Ok(Self { file, mapping })
    }
}

fn check_coding(headers: &HeaderMap) -> Result<(), ErrorReply> {
    let coded =
        headers.get_all(CONTENT_ENCODING).iter().any(|coding| !coding.as_bytes().eq_ignore_ascii_case(b"identity"));
    if coded {
        Err(ErrorReply::unsupported("Content-Encoding is not supported: send the body as it is"))
    } else {
        Ok(())
    }
}

/// The boundary between the parts; a body of another type has no file in it.
fn boundary(headers: &HeaderMap) -> Result<String, ErrorReply> {
    let content_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    match multer::parse_boundary(content_type) {
        Ok(boundary) if (1..=BOUNDARY_BYTES).contains(&boundary.len()) => Ok(boundary),
        Ok(_) | Err(multer::Error::NoBoundary) => {
            Err(ErrorReply::invalid("The multipart boundary must have 1 to 70 characters"))
        }
        Err(_) => Err(ErrorReply::file_required()),
    }
}

/// A body that announces more than can be right is refused before it is sent.
fn check_length(headers: &HeaderMap, limits: &UploadLimits) -> Result<(), ErrorReply> {
    let length = headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    match length {
        Some(length) if length > limits.file_bytes.saturating_add(BESIDE_BYTES) => Err(too_large(limits)),
        _ => Ok(()),
    }
}

fn too_large(limits: &UploadLimits) -> ErrorReply {
    ImportErrorKind::Read(ReadError::new(ReadErrorKind::TooLarge { limit: limits.file_bytes })).into()
}

/// The parts of the body, one after the other.
struct Parts<'a> {
    multipart: Multipart<'a>,
    gauge: BodyBudget<'a>,
    /// What the parts beside the file may still hold.
    beside: u64,
}

impl<'a> Parts<'a> {
    fn new(
        pieces: impl Stream<Item = Result<Bytes, BoxError>> + Send + 'a,
        gauge: BodyBudget<'a>,
        boundary: String,
    ) -> Self {
        Self { multipart: Multipart::new(pieces, boundary), gauge, beside: BESIDE_BYTES }
    }

    /// Keeps the file and the mapping, and skips the rest.
    async fn read(mut self, limits: &UploadLimits) -> Result<(Option<SpooledTempFile>, Option<Vec<u8>>), ErrorReply> {
        let (mut file, mut mapping) = (None, None);
        for _ in 0..PARTS {
            let Some(mut field) = self.next().await? else { return Ok((file, mapping)) };
            match field.name() {
                Some("file") if file.is_some() => return Err(ErrorReply::invalid("Only one CSV file is allowed")),
                Some("file") => file = Some(self.spool(&mut field, limits).await?),
                Some("mapping") if mapping.is_some() => return Err(ErrorReply::invalid("Only one mapping is allowed")),
                Some("mapping") => mapping = Some(self.gather(&mut field).await?),
                _ => drop(self.gather(&mut field).await?),
            }
        }
        Err(ErrorReply::invalid("The multipart body has too many parts"))
    }

    async fn next(&mut self) -> Result<Option<Field<'a>>, ErrorReply> {
        self.gauge.grant(HEAD_BYTES);
        self.gauge.within(self.multipart.next_field()).await?.map_err(|error| broken(&error))
    }

    async fn chunk(&self, field: &mut Field<'a>) -> Result<Option<Bytes>, ErrorReply> {
        self.gauge.within(field.chunk()).await?.map_err(|error| broken(&error))
    }

    async fn spool(&self, field: &mut Field<'a>, limits: &UploadLimits) -> Result<SpooledTempFile, ErrorReply> {
        self.gauge.grant(u64::MAX);
        let mut spool = Spool::new(limits);
        while let Some(chunk) = self.chunk(field).await? {
            if spool.bytes + chunk.len() as u64 > limits.file_bytes {
                return Err(too_large(limits));
            }
            spool.write(&chunk).await?;
        }
        Ok(spool.finish().await?)
    }

    async fn gather(&mut self, field: &mut Field<'a>) -> Result<Vec<u8>, ErrorReply> {
        self.gauge.grant(u64::MAX);
        let mut content = Vec::new();
        while let Some(chunk) = self.chunk(field).await? {
            let left = self.beside.checked_sub(chunk.len() as u64);
            self.beside =
                left.ok_or_else(|| ErrorReply::too_large("The fields beside the file are larger than 1 MB"))?;
            content.extend_from_slice(&chunk);
        }
        Ok(content)
    }
}

/// What a body that is not multipart as it should be is called.
fn broken(error: &multer::Error) -> ErrorReply {
    use multer::Error::{IncompleteFieldData, IncompleteHeaders, IncompleteStream, StreamReadFailed};
    match error {
        StreamReadFailed(source) if source.is::<BudgetSpent>() => {
            ErrorReply::invalid("The multipart body is malformed: a part does not begin where it should")
        }
        StreamReadFailed(_) | IncompleteFieldData { .. } | IncompleteHeaders | IncompleteStream => {
            ErrorReply::invalid("The multipart body is incomplete")
        }
        _ => ErrorReply::invalid("The multipart body is malformed"),
    }
}
