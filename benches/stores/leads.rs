//! The leads of a file of 50,000 rows, in batches.

use lead_import::{
    CampaignId, Email, Field, Lead, LeadStore,
    store::{Batch, BatchKey},
};

pub(crate) const LEADS: usize = 50_000;
pub(crate) const CAMPAIGN: &str = "spring";

/// How much is known of each lead.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shape {
    /// The five fields and two columns more: a file of 6 MB.
    Lean,
    /// Twelve columns more, with a sentence in each: a file of 50 MB.
    Wide,
}

/// Leads whose addresses come in no order.
pub(crate) fn leads(shape: Shape, from: usize, count: usize) -> Vec<Lead> {
    (from..from + count).map(|n| lead(shape, n)).collect()
}

fn lead(shape: Shape, n: usize) -> Lead {
    let (columns, notes) = match shape {
        Shape::Lean => (2, "London"),
        Shape::Wide => (12, "A note that somebody typed in, with commas, \"quotes\" and ümlauts. "),
    };
    let custom: Vec<_> = (0..columns).map(|at| (format!("Column {at}"), format!("{n} {notes}"))).collect();
    Lead::new(Email::parse(&address(n)).expect("an address"))
        .with(Field::FirstName, "Ada")
        .with(Field::LastName, &format!("Lovelace {n}"))
        .with(Field::CompanyName, "Analytical Engines Ltd.")
        .with(Field::JobTitle, "Countess")
        .with_custom(custom)
}

/// The multiplier is that of Knuth's multiplicative hashing: neighbours end up far apart.
pub(crate) fn address(n: usize) -> String {
    format!("{:016x}@example.com", (n as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

/// The rows of a batch that the engine makes for this store. A batch of more than 1,000 rows has 2 MiB of them at most.
pub(crate) fn batch_size(store: &impl LeadStore, shape: Shape) -> usize {
    let preferred = store.limits().preferred_batch().map_or(1_000, usize::from);
    match shape {
        Shape::Lean => preferred,
        Shape::Wide => preferred.min(1_800),
    }
}

/// As the engine makes them: each with its key.
pub(crate) fn batches(leads: &[Lead], size: usize) -> Vec<Batch> {
    let import = format!("{:032x}", std::time::UNIX_EPOCH.elapsed().expect("after 1970").as_nanos());
    numbered_batches(leads, size, &import, 0)
}

/// The batches of an import after its first `before` full batches.
pub(crate) fn numbered_batches(leads: &[Lead], size: usize, import: &str, before: usize) -> Vec<Batch> {
    let chunks = leads.chunks(size).enumerate();
    let batch = |(at, chunk): (usize, &[Lead])| {
        let first = ((before + at) * size + 1) as u64;
        let batch = Batch::new(CampaignId::from(CAMPAIGN), chunk.to_vec()).expect("distinct emails");
        let previous = (first > 1).then(|| BatchKey::new(import, first - size as u64, first - 1));
        batch.with_key(BatchKey::new(import, first, first + chunk.len() as u64 - 1)).with_previous(previous)
    };
    chunks.map(batch).collect()
}

pub(crate) async fn import(store: &impl LeadStore, batches: &[Batch]) {
    for batch in batches {
        store.import_batch(batch).await.expect("the batch is good");
    }
}

pub(crate) fn custom_json(lead: &Lead) -> String {
    serde_json::to_string(lead.custom()).expect("text is JSON")
}
