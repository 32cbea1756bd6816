//! Imports a file into a database: `rusqlite-store FILE.csv LEADS.sqlite`.

use std::{error::Error, fs::File, path::Path};

use lead_import::{CampaignId, Importer, store::FieldPolicy};
use rusqlite_store::RusqliteStore;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [file, database] = &arguments[..] else { return Err("usage: rusqlite-store FILE.csv LEADS.sqlite".into()) };
    let (store, campaign) = (RusqliteStore::open(Path::new(database))?, CampaignId::from("spring"));
    store.create_campaign(&campaign)?;
    let importer = Importer::new().existing(FieldPolicy::FillEmpty);
    println!("{}", importer.import(&store, &campaign, File::open(file)?).await?);
    Ok(())
}
