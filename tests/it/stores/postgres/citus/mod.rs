//! `PostgresStore` on a real Citus: the contract, distributing the tables, and workers that crash.

mod crash;
mod schema;

use std::sync::Arc;

use support::citus::{self, SharedCluster};

use super::{GivenTestBed, LazyBed, Missing, TestBed, lazy};
use crate::Trials;

/// The cluster, which starts with the first test that needs it.
pub(super) fn bed() -> GivenTestBed {
    match citus::missing() {
        None => Ok(distributing()),
        Some(reason) => Err(ignored(reason)),
    }
}

/// Citus is built from source, so a test without it is never a failure.
fn ignored(reason: String) -> Missing {
    Missing { reason, is_failure: false }
}

fn distributing() -> Arc<LazyBed> {
    lazy(|| {
        let cluster = SharedCluster::start().expect("the cluster starts");
        let mut bed = TestBed::new(cluster.url(), cluster.is_private());
        // Each test makes and drops all shards of its tables.
        bed.options = bed.options.clone().options([("citus.shard_count", "4")]);
        bed.citus = Some(cluster);
        bed
    })
}

pub(super) fn list(bed: &GivenTestBed, trials: &mut Trials) {
    #[cfg(feature = "conformance")]
    super::contract::list(bed, &[("citus", &[])], &mut trials.together);
    schema::list(bed, &mut trials.together);
    trials.alone.extend(crash::trials());
}
