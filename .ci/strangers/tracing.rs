//! Imports a file with the feature `tracing`, and prints each event with its level and the names of its fields.

use lead_import::{CampaignId, Importer, MemoryStore};
use tracing::{Event, Level, Metadata, Subscriber, field::Field, span};

struct Printer;

impl Subscriber for Printer {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        *metadata.level() <= Level::INFO
    }

    fn new_span(&self, attributes: &span::Attributes<'_>) -> span::Id {
        print(attributes.metadata(), attributes.metadata().name());
        span::Id::from_u64(1)
    }

    fn event(&self, event: &Event<'_>) {
        let mut message = String::new();
        event.record(&mut |field: &Field, value: &dyn std::fmt::Debug| {
            if field.name() == "message" {
                message = format!("{value:?}");
            }
        });
        print(event.metadata(), &message);
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}
    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}
    fn enter(&self, _: &span::Id) {}
    fn exit(&self, _: &span::Id) {}
}

fn print(metadata: &Metadata<'_>, name: &str) {
    let fields: Vec<_> = metadata.fields().iter().map(|field| field.name()).filter(|name| *name != "message").collect();
    println!("{} {name}: {}", metadata.level(), fields.join(" "));
}

fn main() {
    tracing::subscriber::with_default(Printer, || {
        let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
        store.create_campaign(&campaign);
        let file = std::io::Cursor::new("email\nada@example.com\n");
        futures_lite::future::block_on(Importer::new().import(&store, &campaign, file)).unwrap();
    });
}
