//! Imports a file into a database: `diesel-store FILE.csv LEADS.sqlite`.

use std::{error::Error, fs::File};

use diesel_store::DieselStore;
use lead_import::{CampaignId, Importer, store::FieldPolicy};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [file, database] = &arguments[..] else { return Err("usage: diesel-store FILE.csv LEADS.sqlite".into()) };
    let (store, campaign) = (DieselStore::open(database)?, CampaignId::from("spring"));
    store.create_campaign(&campaign)?;
    let importer = Importer::new().existing(FieldPolicy::FillEmpty);
    println!("{}", importer.import(&store, &campaign, File::open(file)?).await?);
    Ok(())
}
