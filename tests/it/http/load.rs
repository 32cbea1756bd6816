//! Twenty uploads at once against a server in a process of its own: what they cost, and what they leave behind.
//!
//! Built for release, each upload has 50 MB; otherwise 2 MB, so that the tests stay quick.

use std::{
    env, fs,
    io::{self, BufRead, BufReader, BufWriter, Read, Write},
    net::{TcpListener, TcpStream},
    num::NonZeroUsize,
    path::Path,
    process::{Child, Command, ExitCode, Stdio},
    sync::{Arc, Barrier},
    thread,
};

use lead_import::{
    CampaignId, SqliteStore,
    http::{ApiKey, HashedKeys, ImportApi, KeyHash},
    sqlx::sqlite::SqlitePoolOptions,
};
use libtest_mimic::{Failed, Trial};
use serde_json::Value;

const UPLOADS: usize = 20;
const ROWS: usize = if cfg!(debug_assertions) { 1_960 } else { 49_000 };
/// With the address and the line end, 1,069 bytes a row: 50 MB in 49,000 rows.
const NOTE_BYTES: usize = 1_040;
const RESIDENT_MB: u64 = 300;
/// Set to the path of the database in the process that is the server.
const SERVE: &str = "LEAD_IMPORT_SERVE";

/// Runs the server where this process was started for it.
pub(crate) fn started_by_a_test() -> Option<ExitCode> {
    let database = env::var(SERVE).ok()?;
    serve_until_stdin_ends(&database).expect("the server runs");
    Some(ExitCode::SUCCESS)
}

pub(crate) fn trial() -> Trial {
    let name = format!("twenty_uploads_of_{}_mb_at_once_stay_small_leave_no_file_and_add_up", size().div_ceil(1 << 20));
    Trial::test(name, twenty_uploads)
}

/// The server: prints its address, and stops when its parent closes the pipe.
#[tokio::main(worker_threads = 2)]
async fn serve_until_stdin_ends(database: &str) -> Result<(), Box<dyn std::error::Error>> {
    let pool = SqlitePoolOptions::new().connect_with(SqliteStore::connect_options(database)).await?;
    let store = SqliteStore::new(pool, "acme");
    store.migrate().await?;
    store.create_campaign(&CampaignId::from("spring")).await?;
    let keys =
        HashedKeys::new().workspace("acme", Arc::new(store)).workspace_key(KeyHash::of(ApiKey::new("sk_load")), "acme");
    let at_once = NonZeroUsize::new(UPLOADS).ok_or("no upload")?;
    let router = ImportApi::new(keys).max_imports(at_once).uploads_per_workspace(at_once).router();
    let listener = TcpListener::bind("127.0.0.1:0")?;
    listener.set_nonblocking(true)?;
    println!("{}", listener.local_addr()?);
    let handle = axum_server::Handle::new();
    let server = axum_server::from_tcp(listener)?.http1_only().handle(handle.clone());
    thread::spawn(move || {
        let _ = io::copy(&mut io::stdin(), &mut io::sink());
        handle.graceful_shutdown(None);
    });
    server.serve(router.into_make_service()).await?;
    Ok(())
}

fn twenty_uploads() -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let temporary = folder.path().join("temporary");
    fs::create_dir(&temporary)?;
    let database = folder.path().join("leads.sqlite");
    let mut server = Command::new(env::current_exe()?)
        .env(SERVE, &database)
        .env("TMPDIR", &temporary)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let result = load(&mut server, &temporary);
    drop(server.stdin.take());
    let ended = server.wait()?;
    result?;
    if ended.success() { Ok(()) } else { Err(format!("the server ended with {ended}").into()) }
}

fn load(server: &mut Child, temporary: &Path) -> Result<(), Failed> {
    let mut lines = BufReader::new(server.stdout.take().ok_or("no output")?).lines();
    let address = lines.next().ok_or("no address")??;
    let start = Arc::new(Barrier::new(UPLOADS));
    let uploads: Vec<_> = (0..UPLOADS)
        .map(|number| {
            let (start, address) = (start.clone(), address.clone());
            thread::spawn(move || {
                start.wait();
                upload(&address, number)
            })
        })
        .collect();
    let mut created = 0;
    for upload in uploads {
        let reply = upload.join().map_err(|_| "an upload panicked")??;
        let rows = reply["data"]["totalRows"].as_u64();
        if rows != Some(ROWS as u64) {
            return Err(format!("an upload got {reply}").into());
        }
        created += reply["data"]["leads"]["created"].as_u64().unwrap_or(0);
    }
    let peak = peak_resident_mb(server.id())?;
    println!("{UPLOADS} uploads of {} MB: {created} leads, at most {peak} MB resident", size().div_ceil(1 << 20));
    // Each address is in two of the files.
    let expected = (UPLOADS / 2 * ROWS) as u64;
    let left = fs::read_dir(temporary)?.count();
    let checks = [
        (created == expected, format!("{created} leads were created, not {expected}")),
        (peak < RESIDENT_MB, format!("{peak} MB were resident")),
        (left == 0, format!("{left} files are left")),
    ];
    checks.into_iter().try_for_each(|(holds, fault)| if holds { Ok(()) } else { Err(fault.into()) })
}

/// The highest resident memory that the process ever had.
fn peak_resident_mb(process: u32) -> Result<u64, Failed> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM")?;
    let kilobytes: u64 = line.trim().trim_end_matches(" kB").parse()?;
    Ok(kilobytes / 1024)
}

fn size() -> usize {
    "email,note\n".len() + ROWS * row(0, 0, "").len() + ROWS * NOTE_BYTES
}

fn row(file: usize, number: usize, note: &str) -> String {
    format!("lead{:08}@example.com,{note}\n", file / 2 * ROWS + number)
}

/// Sends a file that is made as it is sent. Every other one has its large column stored, the rest have it ignored.
fn upload(address: &str, number: usize) -> io::Result<Value> {
    let boundary = "0123456789abcdef";
    let part = |name: &str| format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
    let target = if number.is_multiple_of(2) { "custom" } else { "ignored" };
    let opening = format!("{}{{\"note\":\"{target}\"}}\r\n{}email,note\n", part("mapping"), part("file"));
    let closing = format!("\r\n--{boundary}--\r\n");
    let length = opening.len() + size() - "email,note\n".len() + closing.len();
    let mut stream = TcpStream::connect(address)?;
    let mut out = BufWriter::with_capacity(64 * 1024, &stream);
    write!(
        out,
        "POST /v1/campaigns/spring/leads/import/csv HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: sk_load\r\nConnection: close\r\n\
         Content-Type: multipart/form-data; boundary={boundary}\r\nContent-Length: {length}\r\n\r\n{opening}"
    )?;
    let note = "x".repeat(NOTE_BYTES);
    for index in 0..ROWS {
        out.write_all(row(number, index, &note).as_bytes())?;
    }
    out.write_all(closing.as_bytes())?;
    out.flush()?;
    drop(out);
    let mut reply = String::new();
    stream.read_to_string(&mut reply)?;
    let (_, body) = reply.split_once("\r\n\r\n").ok_or_else(|| io::Error::other("no reply"))?;
    Ok(serde_json::from_str(body)?)
}
