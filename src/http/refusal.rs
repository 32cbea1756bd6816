//! The documented form for requests that the protocol layer refuses before any handler sees them.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll, ready},
};

use axum::http::StatusCode;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use super::reply::ErrorReply;

/// A connection on which a bare refusal of hyper becomes one with a body.
///
/// Hyper answers a head that it cannot read, or that is too large, by itself: a status without a body, and no setting
/// changes that. It writes such a reply in one piece and then closes, so it can be told from all others.
#[derive(Debug)]
pub(super) struct Spoken<S> {
    stream: S,
    /// What is still to be written in place of a refusal.
    instead: Vec<u8>,
    written: usize,
}

impl<S> Spoken<S> {
    pub(super) fn new(stream: S) -> Self {
        Self { stream, instead: Vec::new(), written: 0 }
    }
}

/// The failure for a bare refusal, if this is one.
fn refusal(written: &[u8]) -> Option<ErrorReply> {
    let head = std::str::from_utf8(written).ok()?.strip_suffix("\r\n\r\n")?;
    let status = head.strip_prefix("HTTP/1.1 ")?.get(..3)?;
    let bare = head.contains("\r\nconnection: close") && head.contains("\r\ncontent-length: 0");
    if !bare || head.contains("\r\ncontent-type:") {
        return None;
    }
    match StatusCode::from_bytes(status.as_bytes()).ok()? {
        StatusCode::BAD_REQUEST => Some(ErrorReply::invalid("The request is not valid HTTP/1.1")),
        StatusCode::URI_TOO_LONG => Some(ErrorReply::path_too_long()),
        StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE => Some(ErrorReply::head_too_large()),
        _ => None,
    }
}

/// The reply in bytes.
fn spell(failure: ErrorReply) -> Vec<u8> {
    let (status, content) = failure.into_content();
    let length = content.len();
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n"
    );
    [head.into_bytes(), content].concat()
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Spoken<S> {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        if this.instead.is_empty() {
            match refusal(bytes) {
                None => return Pin::new(&mut this.stream).poll_write(context, bytes),
                Some(failure) => this.instead = spell(failure),
            }
        }
        while this.written < this.instead.len() {
            let left = &this.instead[this.written..];
            match ready!(Pin::new(&mut this.stream).poll_write(context, left))? {
                0 => return Poll::Ready(Err(io::ErrorKind::WriteZero.into())),
                count => this.written += count,
            }
        }
        this.instead.clear();
        this.written = 0;
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(context)
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Spoken<S> {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_read(context, into)
    }
}
