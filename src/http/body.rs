//! The body of a request while it is read: [`MeteredBody`].
//!
//! In: the body as axum passes it on, of any length and speed. Out: its pieces, as a stream that ends with an error when the client
//! pauses or takes too long, or sends more bytes than the parser has a use for. `upload.rs` sets the budget part by part.

use std::{
    mem,
    pin::pin,
    sync::atomic::{AtomicU64, Ordering::Relaxed},
    task::{Poll, ready},
    time::Duration,
};

use axum::BoxError;
use axum::body::{Body, Bytes, HttpBody};
use axum::http::{HeaderMap, header::EXPECT};
use futures_core::Stream;
use futures_lite::{StreamExt, stream};
use http_body_util::BodyDataStream;
use tokio::time::Instant;
use tower_http::timeout::{DeadlineBody, TimeoutBody};

/// How long the rest of a body is discarded after an early reply, and how long the client may pause meanwhile. The time-outs of the
/// endpoint would let a refused client hold its connection for minutes.
const DISCARD_TIMEOUT: Duration = Duration::from_secs(30);
const DISCARD_PAUSE: Duration = Duration::from_secs(5);

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
    pause: Duration,
    deadline: Instant,
    /// The number of bytes that may still arrive. The piece that spends the budget is delivered whole, and the next one is an error.
    budget: AtomicU64,
}

impl MeteredBody {
    /// Creates a body that must be read within `timeout` from now, and in which the client may pause for `pause`.
    pub(super) fn new(body: Body, headers: &HeaderMap, pause: Duration, timeout: Duration) -> Self {
        Self {
            announced: body.size_hint().lower(),
            ended: body.is_end_stream(),
            body,
            waits: headers.contains_key(EXPECT),
            pause,
            deadline: Instant::now() + timeout,
            budget: AtomicU64::new(u64::MAX),
        }
    }

    /// The pieces of the body, and the budget that they use up.
    ///
    /// `multer` limits the content of parts, but neither their headers nor what precedes the first part. The budget limits both: an
    /// endless preamble would otherwise fill the memory. `multer` also buffers everything that is ready before it parses, which
    /// would be the complete upload of a fast client. So this stream is pending once after each piece.
    pub(super) fn pieces(&mut self) -> (impl Stream<Item = Result<Bytes, BoxError>> + Send, &AtomicU64) {
        self.waits = false;
        let Self { body, ended, budget, pause, deadline, .. } = self;
        let budget = &*budget;
        let left = deadline.saturating_duration_since(Instant::now());
        let mut data = Box::pin(BodyDataStream::new(DeadlineBody::new(left, TimeoutBody::new(*pause, body))));
        let mut rests = false;
        let pieces = stream::poll_fn(move |context| {
            if mem::take(&mut rests) {
                context.waker().wake_by_ref();
                return Poll::Pending;
            }
            if budget.load(Relaxed) == 0 {
                return Poll::Ready(Some(Err(BudgetSpent.into())));
            }
            let piece = ready!(data.as_mut().poll_next(context));
            rests = piece.is_some();
            *ended |= piece.is_none();
            let bytes: usize = piece.iter().flatten().map(Bytes::len).sum();
            budget.store(budget.load(Relaxed).saturating_sub(bytes as u64), Relaxed);
            Poll::Ready(piece)
        });
        (pieces, budget)
    }

    /// Reads the rest of the body, up to `most` bytes, and discards it.
    ///
    /// # Errors
    /// [`BudgetSpent`] if the rest is longer, or the error of a client that has left or exceeds the time-outs.
    pub(super) async fn discard(&mut self, most: u64) -> Result<(), BoxError> {
        if self.ended {
            return Ok(());
        }
        let (pieces, budget) = self.pieces();
        budget.store(most, Relaxed);
        pin!(pieces).try_for_each(|piece| piece.map(drop)).await
    }

    /// Discards up to `most` bytes of the rest of the body in the background, after a reply that did not wait for it.
    ///
    /// Many clients send everything before they read. If the server closed the connection first, they would see a connection
    /// that was reset instead of the reply (RFC 9112, section 9.6). A client that waits for `100 Continue` sends nothing, so
    /// nothing is discarded. No layer of axum or tower reads on after the reply.
    pub(super) fn discard_later(mut self, most: u64) {
        if self.ended || self.waits {
            return;
        }
        self.pause = DISCARD_PAUSE;
        self.deadline = Instant::now() + DISCARD_TIMEOUT;
        tokio::spawn(async move { self.discard(most).await });
    }
}

/// More bytes arrived than the budget allows. The endpoint replies 400: no client sends so much between the parts of a form.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the budget of bytes is spent")]
pub(super) struct BudgetSpent;
