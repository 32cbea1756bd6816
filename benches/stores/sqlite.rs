//! SQLite: the floor is hand-written, with statements prepared once, row by row, in transactions of as many rows.

use std::{path::Path, time::Instant};

use lead_import::{Field, Lead, LeadStore, SqliteStore};

use super::{
    leads::{CAMPAIGN, LEADS, Shape, batch_size, batches, custom_json, import, leads},
    timing::Timing,
};
use crate::floor::sqlite::Database;

pub(crate) async fn store(file: &Path) -> SqliteStore {
    let store = SqliteStore::open(file, "acme").await.expect("the file opens");
    store.create_campaign(&CAMPAIGN.into()).await.expect("the tables are there");
    store
}

pub(crate) fn floor(file: &Path, leads: &[Lead], size: usize) {
    let mut database = Database::open(file);
    for chunk in leads.chunks(size) {
        database.transaction(|statements| {
            for lead in chunk {
                let fields = [Field::FirstName, Field::LastName, Field::CompanyName, Field::JobTitle];
                let fields = fields.map(|field| lead.get(field));
                statements.insert(lead.email().as_str(), lead.email().as_written(), fields, &custom_json(lead));
            }
        });
    }
}

pub(crate) async fn run() {
    for shape in [Shape::Lean, Shape::Wide] {
        compare(shape).await;
    }
}

async fn compare(shape: Shape) {
    let leads = leads(shape, 0, LEADS);
    let mut timing =
        Timing::new(&["floor: prepared statements, row by row", "SqliteStore, new leads", "SqliteStore, all there"]);
    for _ in 0..15 {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("floor.sqlite");
        let size = batch_size(&store(&file).await, shape);
        let start = Instant::now();
        floor(&file, &leads, size);
        let floor = start.elapsed();

        let store = store(&folder.path().join("store.sqlite")).await;
        let (first, second) = (batches(&leads, size), batches(&leads, size));
        let start = Instant::now();
        import(&store, &first).await;
        let new = start.elapsed();
        assert_eq!(store.lead_count().await.expect("it answers"), LEADS as u64);

        let start = Instant::now();
        import(&store, &second).await;
        timing.add(vec![floor, new, start.elapsed()]);
        assert!(store.campaign_exists(&CAMPAIGN.into()).await.expect("it answers"));
    }
    timing.report(&format!("SQLite, 50,000 {shape:?} leads"));
}
