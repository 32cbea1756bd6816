//! The body of a request while it is read: [`MeteredBody`].
//!
//! In: the body as axum passes it on, of any length and speed. Out: its pieces, as a stream that ends with an error when the client
//! is too slow, or sends more bytes than the parser has a use for. `upload.rs` sets the budget part by part.

use std::pin::pin;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::http::{HeaderMap, header::EXPECT};
use futures_lite::{Stream, StreamExt, stream};
use http_body_util::BodyExt;
use tokio::{
    task::yield_now,
    time::{Instant, timeout},
};

use super::error_reply::ErrorReply;

/// How long the rest of a body is discarded after an early reply, and how long the client may pause meanwhile. The time-outs of the
/// endpoint would let a refused client hold its connection for minutes.
const DISCARD_TIMEOUT: Duration = Duration::from_secs(30);
const DISCARD_PAUSE: Duration = Duration::from_secs(5);
/// How much is discarded without a valid key, and for how long: as much as a client may send before it can have seen the reply.
const UNTRUSTED: (u64, Duration) = (64 * 1024, Duration::from_secs(1));

/// How slow a client may be.
#[derive(Clone, Copy, Debug)]
pub(super) struct UploadTimeouts {
    pub(super) pause: Duration,
    pub(super) upload: Duration,
    /// In bytes per second; 0 for none.
    pub(super) rate: u64,
}

impl UploadTimeouts {
    /// How long to wait for the next piece of an upload of which so much has arrived in this time.
    fn left(self, elapsed: Duration, received: u64) -> Duration {
        let earned = received.checked_div(self.rate).map_or(Duration::MAX, Duration::from_secs);
        let allowed = self.upload.min(self.pause.saturating_add(earned));
        self.pause.min(allowed.saturating_sub(elapsed))
    }
}

/// A body that is read within time-outs and a budget of bytes.
#[derive(Debug)]
pub(super) struct MeteredBody {
    body: Body,
    /// The size that the client announced by `Content-Length`, in bytes; 0 if it announced none. A client that announces too much
    /// is refused before any of the body is read. One that announces nothing is stopped at the limit.
    pub(super) announced: u64,
    /// Whether the complete body was read. Only then can the connection be used for another request.
    pub(super) ended: bool,
    /// Whether the client waits for `100 Continue` before it sends the body (RFC 9110, section 10.1.1). The server sends that
    /// when the body is first read, so a request that is refused before then transfers no body.
    waits: bool,
    /// Whether the key is valid.
    pub(super) trusted: bool,
    timeouts: UploadTimeouts,
    started: Instant,
    received: u64,
    /// The number of bytes that may still arrive. The piece that spends the budget is delivered whole, and the next one is an error.
    budget: AtomicU64,
}

impl MeteredBody {
    /// Creates a body whose time begins now.
    pub(super) fn new(body: Body, headers: &HeaderMap, timeouts: UploadTimeouts) -> Self {
        Self {
            announced: body.size_hint().lower(),
            ended: body.is_end_stream(),
            body,
            waits: headers.contains_key(EXPECT),
            trusted: false,
            timeouts,
            started: Instant::now(),
            received: 0,
            budget: AtomicU64::new(u64::MAX),
        }
    }

    /// The pieces of the body, and the budget that they use up.
    ///
    /// `multer` limits the content of parts, but neither their headers nor what precedes the first part. The budget limits both: an
    /// endless preamble would otherwise fill the memory. `multer` also buffers everything that is ready before it parses, which
    /// would be the complete upload of a fast client. So this stream yields before each piece. The layers of tower-http have a pause
    /// and a deadline, but no lowest rate, so the time-out of each piece is tokio's.
    pub(super) fn pieces(&mut self) -> (impl Stream<Item = Result<Bytes, ErrorReply>> + Send, &AtomicU64) {
        self.waits = false;
        let Self { body, ended, timeouts, started, received, budget, .. } = self;
        let (timeouts, started, budget) = (*timeouts, *started, &*budget);
        let pieces = stream::try_unfold((body, ended, received), move |(body, ended, received)| async move {
            yield_now().await;
            if budget.load(Relaxed) == 0 {
                return Err(ErrorReply::MISPLACED);
            }
            let left = timeouts.left(started.elapsed(), *received);
            let frame = timeout(left, body.frame()).await.map_err(|_| ErrorReply::TIMED_OUT)?;
            let Some(frame) = frame.transpose().map_err(|_| ErrorReply::INCOMPLETE)? else {
                *ended = true;
                return Ok(None);
            };
            let piece = frame.into_data().unwrap_or_default();
            let bytes = piece.len() as u64;
            *received += bytes;
            budget.store(budget.load(Relaxed).saturating_sub(bytes), Relaxed);
            Ok(Some((piece, (body, ended, received))))
        });
        (pieces, budget)
    }

    /// Reads the rest of the body, up to `most` bytes, and discards it.
    ///
    /// # Errors
    /// The reply if the rest is longer, or the client has left or exceeds the time-outs.
    pub(super) async fn discard(&mut self, most: u64) -> Result<(), ErrorReply> {
        let (pieces, budget) = self.pieces();
        budget.store(most, Relaxed);
        pin!(pieces).try_for_each(|piece| piece.map(drop)).await
    }

    /// Discards up to `most` bytes of the rest of the body in the background, after a reply that did not wait for it.
    ///
    /// Many clients send everything before they read. If the server closed the connection first, they would see a connection
    /// that was reset instead of the reply (RFC 9112, section 9.6). No layer of axum or tower reads on after the reply.
    pub(super) fn discard_later(mut self, most: u64) {
        if self.ended || self.waits {
            return;
        }
        let (most, timeout) = if self.trusted { (most, DISCARD_TIMEOUT) } else { UNTRUSTED };
        (self.timeouts.pause, self.timeouts.upload) = (DISCARD_PAUSE, timeout);
        (self.started, self.received) = (Instant::now(), 0);
        tokio::spawn(async move { self.discard(most).await });
    }
}
