//! The body of a request while it arrives: how much, how fast, and what becomes of the rest.

use std::{
    pin::pin,
    sync::atomic::{AtomicU64, Ordering},
    task::Poll,
    time::Duration,
};

use axum::{
    body::{Body, BodyDataStream, Bytes, HttpBody},
    http::{HeaderMap, header::EXPECT},
};
use futures_core::Stream;
use futures_lite::{StreamExt, stream};
use tokio::time::{Instant, timeout_at};

use super::reply::ErrorReply;

/// How long to read on after a reply that did not wait for the body, in all and without news.
const LINGER: Duration = Duration::from_secs(30);
const LINGER_PAUSE: Duration = Duration::from_secs(5);

/// How long a client may take for an upload.
#[derive(Clone, Copy, Debug)]
pub(super) struct UploadTimeouts {
    /// The longest pause between two pieces of the body.
    pub(super) pause: Duration,
    /// The longest time for all of the body.
    pub(super) upload: Duration,
}

/// A body that is read under a budget of bytes and time.
#[derive(Debug)]
pub(super) struct MeteredBody {
    data: BodyDataStream,
    /// Bytes that came.
    arrived: AtomicU64,
    /// No more is asked for once this many bytes came.
    budget: AtomicU64,
    ended: bool,
    /// The client holds the body back until it is asked for (RFC 9110, section 10.1.1), and nobody has asked yet.
    held_back: bool,
    pause: Duration,
    deadline: Instant,
}

/// More came than the budget allows.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the budget of bytes is spent")]
pub(super) struct BudgetSpent;

pub(super) type BoxError = Box<dyn std::error::Error + Send + Sync>;

impl MeteredBody {
    pub(super) fn new(body: Body, headers: &HeaderMap, patience: UploadTimeouts) -> Self {
        Self {
            ended: body.is_end_stream(),
            data: body.into_data_stream(),
            arrived: AtomicU64::new(0),
            budget: AtomicU64::new(u64::MAX),
            held_back: headers.contains_key(EXPECT),
            pause: patience.pause,
            deadline: Instant::now() + patience.upload,
        }
    }

    /// Whether all of the body was read.
    pub(super) fn has_ended(&self) -> bool {
        self.ended
    }

    /// The body's pieces, and the gauge that meters them.
    ///
    /// After each piece the stream is pending once, because the parser would take in all that there is before it looks at it.
    pub(super) fn pieces(&mut self) -> (impl Stream<Item = Result<Bytes, BoxError>> + Send + '_, BodyBudget<'_>) {
        self.held_back = false;
        let Self { data, arrived, budget, ended, pause, deadline, .. } = self;
        let gauge = BodyBudget { arrived, budget, pause: *pause, deadline: *deadline };
        let (arrived, budget) = (&*arrived, &*budget);
        let mut rests = false;
        let pieces = stream::poll_fn(move |context| {
            if std::mem::take(&mut rests) {
                context.waker().wake_by_ref();
                return Poll::Pending;
            }
            if arrived.load(Ordering::Relaxed) >= budget.load(Ordering::Relaxed) {
                return Poll::Ready(Some(Err(BudgetSpent.into())));
            }
            let piece = pin!(&mut *data).poll_next(context).map_err(BoxError::from);
            match &piece {
                Poll::Ready(Some(Ok(bytes))) => {
                    arrived.fetch_add(bytes.len() as u64, Ordering::Relaxed);
                    rests = true;
                }
                Poll::Ready(None) => *ended = true,
                _ => {}
            }
            piece
        });
        (pieces, gauge)
    }

    /// Reads what follows the last part, which is of no meaning (RFC 2046, section 5.1.1), so that the body is known to
    /// be whole and the connection can be used again.
    pub(super) async fn finish(&mut self, most: u64) -> Result<(), ErrorReply> {
        if self.ended {
            return Ok(());
        }
        let (pieces, gauge) = self.pieces();
        gauge.grant(most);
        let mut pieces = pin!(pieces);
        while let Some(piece) = gauge.within(pieces.next()).await? {
            piece.map_err(|_| ErrorReply::invalid("The multipart body is incomplete"))?;
        }
        Ok(())
    }

    /// After a reply that did not wait for the body: reads on for a while, up to `most` bytes, and throws away.
    ///
    /// Many clients send all before they read anything. If the connection closed under them, they would see an error
    /// in place of the reply (RFC 9112, section 9.6).
    pub(super) fn linger(mut self, most: u64) {
        if self.ended || self.held_back {
            return;
        }
        self.pause = LINGER_PAUSE;
        self.deadline = Instant::now() + LINGER;
        tokio::spawn(async move {
            let (pieces, gauge) = self.pieces();
            gauge.grant(most);
            let mut pieces = pin!(pieces);
            while let Ok(Some(Ok(_))) = gauge.within(pieces.next()).await {}
        });
    }
}

/// Says how much may still come, and until when.
#[derive(Clone, Copy, Debug)]
pub(super) struct BodyBudget<'a> {
    arrived: &'a AtomicU64,
    budget: &'a AtomicU64,
    pause: Duration,
    deadline: Instant,
}

impl BodyBudget<'_> {
    /// Allows `more` bytes from now on; what is allowed may be exceeded by one piece.
    pub(super) fn grant(&self, more: u64) {
        self.budget.store(self.arrived.load(Ordering::Relaxed).saturating_add(more), Ordering::Relaxed);
    }

    /// Waits for a future that waits for the client.
    pub(super) async fn within<F: Future>(&self, future: F) -> Result<F::Output, ErrorReply> {
        let until = self.deadline.min(Instant::now() + self.pause);
        timeout_at(until, future).await.map_err(|_| ErrorReply::timed_out())
    }
}
