//! Imports a file into a database: `sqlx-store FILE.csv URL`.

use std::{error::Error, fs::File};

use lead_import::{Importer, store::FieldPolicy};
use sqlx::PgPool;
use sqlx_store::SqlxStore;
use uuid::Uuid;

/// A product has these from its session and its request.
const TENANT: Uuid = Uuid::from_u128(1);
const CAMPAIGN: Uuid = Uuid::from_u128(2);

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [file, url] = &arguments[..] else { return Err("usage: sqlx-store FILE.csv URL".into()) };
    let store = SqlxStore { pool: PgPool::connect(url).await?, tenant: TENANT };
    store.migrate().await?;
    let campaign = store.create_campaign(CAMPAIGN).await?;
    let importer = Importer::new().existing(FieldPolicy::FillEmpty);
    println!("{}", importer.import(&store, &campaign, File::open(file)?).await?);
    Ok(())
}
