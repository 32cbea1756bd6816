//! Which requests fail, and how: [`Faults`].

use std::sync::{Mutex, PoisonError};

/// Of 1,000 requests, how many fail in each way.
const TOO_MANY: u32 = 50;
const BROKEN: u32 = 50;
const LOST: u32 = 10;

/// Draws a fault for each request.
#[derive(Debug)]
pub(crate) struct Faults(Option<Mutex<fastrand::Rng>>);

/// What happens to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It is answered.
    None,
    /// 429 with `Retry-After`; nothing is applied.
    TooManyRequests,
    /// 500; nothing is applied.
    BrokenBefore,
    /// 500; all is applied.
    BrokenAfter,
    /// All is applied, and the connection is closed without a reply.
    LostReply,
    /// All is applied, and the reply comes later than any client waits.
    LateReply,
}

impl Faults {
    /// No request fails.
    pub(crate) const fn none() -> Self {
        Self(None)
    }

    /// 5 % of the requests are turned away, 5 % break before or after they are applied, and 1 % of the replies are lost or late. The same
    /// seed draws the same faults.
    pub(crate) fn usual(seed: u64) -> Self {
        Self(Some(Mutex::new(fastrand::Rng::with_seed(seed))))
    }

    /// The fault of the next request.
    pub(crate) fn draw(&self) -> Fault {
        let Some(random) = &self.0 else { return Fault::None };
        let mut random = random.lock().unwrap_or_else(PoisonError::into_inner);
        let (number, first_kind) = (random.u32(..1_000), random.bool());
        match number {
            0..TOO_MANY => Fault::TooManyRequests,
            TOO_MANY.. if number < TOO_MANY + BROKEN => {
                if first_kind {
                    Fault::BrokenBefore
                } else {
                    Fault::BrokenAfter
                }
            }
            _ if number < TOO_MANY + BROKEN + LOST => {
                if first_kind {
                    Fault::LostReply
                } else {
                    Fault::LateReply
                }
            }
            _ => Fault::None,
        }
    }
}
