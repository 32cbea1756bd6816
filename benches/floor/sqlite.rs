//! What a program does that writes leads with prepared statements, without a pool, a runtime or a thread in between: the same
//! tables, settings and rows as `SqliteStore`, in transactions of as many rows.

use std::path::Path;

use csv::{ReaderBuilder, StringRecord};
use rusqlite::{CachedStatement, Connection, params};
use serde_json::{Map, Value};
use support::lead_file::HEADER;
use tempfile::TempDir;

use super::memory::is_lead;
use crate::file::ROWS;

const TABLES: &str = include_str!("../../migrations/sqlite.sql");

const LEAD: &str = "INSERT INTO leads (workspace_id, email, email_written, first_name, last_name, company_name, job_title, \
                    custom) VALUES ('acme', ?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING";
const MEMBER: &str = "INSERT INTO campaign_leads (workspace_id, campaign_id, lead_id) \
                      SELECT 'acme', 'spring', lead_id FROM leads WHERE workspace_id = 'acme' AND email = ?1 \
                      ON CONFLICT DO NOTHING";

const SETTINGS: &str = "PRAGMA page_size = 2048; PRAGMA journal_mode = wal; PRAGMA synchronous = full; PRAGMA foreign_keys = on; \
                        PRAGMA cache_size = -12288; PRAGMA wal_autocheckpoint = 393216; PRAGMA temp_store = memory;";

/// The rows of a transaction: the batch that `SqliteStore` prefers.
const TRANSACTION: usize = 4_000;

/// A database with the store's tables and the campaign `spring`.
pub(crate) struct Database {
    connection: Connection,
}

/// A transaction's two statements.
pub(crate) struct Statements<'c> {
    lead: CachedStatement<'c>,
    member: CachedStatement<'c>,
}

impl Statements<'_> {
    /// Writes one lead and its membership; returns how many leads are new. The fields are first and last name, company and title.
    pub(crate) fn insert(&mut self, email: &str, written: &str, fields: [Option<&str>; 4], custom: &str) -> usize {
        let [first, last, company, title] = fields;
        let new = self.lead.execute(params![email, written, first, last, company, title, custom]);
        self.member.execute([email]).expect("the row is right");
        new.expect("the row is right")
    }
}

impl Database {
    /// Opens a file that has the tables.
    pub(crate) fn open(file: &Path) -> Self {
        let connection = Connection::open(file).expect("the file opens");
        connection.execute_batch(SETTINGS).expect("SQLite has these settings");
        Self { connection }
    }

    /// Writes in one transaction.
    pub(crate) fn transaction<T>(&mut self, write: impl FnOnce(&mut Statements<'_>) -> T) -> T {
        let transaction = self.connection.transaction().expect("nobody else writes");
        let result = write(&mut Statements {
            lead: transaction.prepare_cached(LEAD).expect("the statement is right"),
            member: transaction.prepare_cached(MEMBER).expect("the statement is right"),
        });
        transaction.commit().expect("the disk has room");
        result
    }
}

/// A database in a folder of its own, and the import of a file into it.
pub(crate) struct FileImport {
    database: Database,
    _folder: TempDir,
}

impl FileImport {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("there is room for a file");
        let database = Database::open(&folder.path().join("leads.sqlite"));
        database.connection.execute_batch(TABLES).expect("the tables are the store's");
        let campaign = "INSERT INTO campaigns VALUES ('acme', 'spring')";
        database.connection.execute_batch(campaign).expect("the table is empty");
        Self { database, _folder: folder }
    }

    pub(crate) fn import(&mut self, bytes: &[u8]) {
        let mut reader = ReaderBuilder::new().flexible(true).from_reader(bytes);
        let mut record = StringRecord::new();
        let (mut created, mut more) = (0, true);
        while more {
            more = self.database.transaction(|statements| {
                (0..TRANSACTION).all(|_| {
                    let read = reader.read_record(&mut record).expect("the file is clean");
                    if read && is_lead(&record) {
                        created += insert(statements, &record);
                    }
                    read
                })
            });
        }
        assert_eq!(created as u64, ROWS);
    }
}

fn insert(statements: &mut Statements<'_>, record: &StringRecord) -> usize {
    let email = record[0].trim().to_lowercase();
    let fields = [1, 2, 3, 4].map(|index| Some(&record[index]));
    statements.insert(&email, &record[0], fields, &custom(record))
}

/// The cells that are none of the five fields.
fn custom(record: &StringRecord) -> String {
    let cells = HEADER.iter().zip(record).skip(5);
    let map: Map<String, Value> = cells.map(|(name, cell)| ((*name).to_owned(), cell.into())).collect();
    Value::from(map).to_string()
}
