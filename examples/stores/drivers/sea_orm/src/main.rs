//! Imports a file into a database: `sea-orm-store FILE.csv URL`.

use std::{error::Error, fs::File};

use lead_import::{CampaignId, Importer, store::FieldPolicy};
use sea_orm_store::SeaOrmStore;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [file, url] = &arguments[..] else { return Err("usage: sea-orm-store FILE.csv URL".into()) };
    let (store, campaign) = (SeaOrmStore::connect(url).await?, CampaignId::from("spring"));
    store.migrate().await?;
    store.create_campaign(&campaign).await?;
    let importer = Importer::new().existing(FieldPolicy::FillEmpty);
    println!("{}", importer.import(&store, &campaign, File::open(file)?).await?);
    Ok(())
}
