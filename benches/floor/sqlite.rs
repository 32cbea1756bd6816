//! What a program does that reads leads with the crate `csv` and writes them with prepared statements: the same tables, settings and
//! rows as `SqliteStore`, in transactions of 1,000 rows.

use csv::{ReaderBuilder, StringRecord};
use rusqlite::{Connection, params};
use serde_json::{Map, Value};
use tempfile::TempDir;

use super::memory::is_lead;
use crate::data::{HEADER, ROWS};

const TABLES: &str = include_str!("../../migrations/sqlite.sql");

const LEAD: &str = "INSERT INTO leads (workspace_id, email, email_written, first_name, last_name, company_name, job_title, \
                    custom) VALUES ('acme', ?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING";
const MEMBER: &str = "INSERT INTO campaign_leads (workspace_id, campaign_id, lead_id) \
                      SELECT 'acme', 'spring', lead_id FROM leads WHERE workspace_id = 'acme' AND email = ?1 \
                      ON CONFLICT DO NOTHING";

/// An empty database.
pub(crate) struct Database {
    connection: Connection,
    _folder: TempDir,
}

impl Database {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("there is room for a file");
        let connection = Connection::open(folder.path().join("leads.sqlite")).expect("SQLite makes a file");
        let settings = "PRAGMA journal_mode = wal; PRAGMA synchronous = full; PRAGMA foreign_keys = on; \
                        PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 8000;";
        connection.execute_batch(settings).expect("SQLite has these settings");
        connection.execute_batch(TABLES).expect("the tables are the store's");
        connection.execute_batch("INSERT INTO campaigns VALUES ('acme', 'spring')").expect("the table is empty");
        Self { connection, _folder: folder }
    }

    pub(crate) fn import(&mut self, bytes: &[u8]) {
        let mut reader = ReaderBuilder::new().flexible(true).from_reader(bytes);
        let mut record = StringRecord::new();
        let (mut created, mut more) = (0, true);
        while more {
            let transaction = self.connection.transaction().expect("nobody else writes");
            {
                let mut lead = transaction.prepare_cached(LEAD).expect("the statement is right");
                let mut member = transaction.prepare_cached(MEMBER).expect("the statement is right");
                for _ in 0..1_000 {
                    more = reader.read_record(&mut record).expect("the file is clean");
                    if !more {
                        break;
                    }
                    if is_lead(&record) {
                        let email = record[0].trim().to_lowercase();
                        let custom = custom(&record);
                        let row = params![email, &record[0], &record[1], &record[2], &record[3], &record[4], custom];
                        created += lead.execute(row).expect("the row is right");
                        member.execute([&email]).expect("the row is right");
                    }
                }
            }
            transaction.commit().expect("the disk has room");
        }
        assert_eq!(created, ROWS);
    }
}

/// The cells that are none of the five fields.
fn custom(record: &StringRecord) -> String {
    let cells = HEADER.iter().zip(record).skip(5);
    let map: Map<String, Value> = cells.map(|(name, cell)| ((*name).to_owned(), cell.into())).collect();
    Value::from(map).to_string()
}
