//! The whole request against the library call on the same file: 50,000 rows, 24 MB, SQLite.
//!
//! `cargo bench --features http,sqlite --bench http` prints both and their ratio. Runs alternate, each into a new database.

use std::{
    io::{self, Cursor, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use lead_import::{
    CampaignId, Importer, SqliteStore,
    http::{ApiKey, HashedKeys, ImportApi, KeyHash},
    sqlx::sqlite::SqlitePoolOptions,
};
use tokio::runtime::Runtime;

const ROWS: usize = 50_000;
const RUNS: usize = 7;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let file = file()?;
    let runtime = Runtime::new()?;
    let (mut library, mut request) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        library.push(time_library(&runtime, &file)?);
        request.push(time_request(&runtime, &file)?);
    }
    library.sort();
    request.sort();
    println!("{ROWS} rows, {} KB, {RUNS} runs each", file.len() / 1_000);
    println!("         library call  whole request  ratio");
    show("fastest", library[0], request[0]);
    show("median", library[RUNS / 2], request[RUNS / 2]);
    Ok(())
}

/// The fastest run is the one that other programs on the machine disturbed least.
fn show(name: &str, library: Duration, request: Duration) {
    let [library, request] = [library, request].map(|time| time.as_secs_f64() * 1e3);
    println!("{name:8} {library:>9.1} ms {request:>11.1} ms {:>6.2}", request / library);
}

/// Rows as a person exports them: the five fields and a dozen custom ones, some in quotes.
fn file() -> io::Result<Vec<u8>> {
    let mut file = b"Email,First Name,Last Name,Company,Job Title".to_vec();
    for column in 0..12 {
        write!(file, ",Custom {column}")?;
    }
    for row in 0..ROWS {
        write!(file, "\r\nlead{row}@company{}.example,Ada,Lovelace,\"Company {row}, Ltd\",Engineer", row % 997)?;
        for column in 0..12 {
            write!(file, ",value {column} of row {row} is as long")?;
        }
    }
    Ok(file)
}

async fn store(folder: &Path) -> Outcome<SqliteStore> {
    let options = SqliteStore::connect_options(folder.join("leads.sqlite"));
    let store = SqliteStore::new(SqlitePoolOptions::new().connect_with(options).await?, "acme");
    store.migrate().await?;
    store.create_campaign(&CampaignId::from("spring")).await?;
    Ok(store)
}

fn time_library(runtime: &Runtime, file: &[u8]) -> Outcome<Duration> {
    let folder = tempfile::tempdir()?;
    let store = runtime.block_on(store(folder.path()))?;
    let began = Instant::now();
    let campaign = CampaignId::from("spring");
    let report = runtime.block_on(Importer::new().import(&store, &campaign, Cursor::new(file)))?;
    let took = began.elapsed();
    assert_eq!(report.created(), ROWS as u64);
    Ok(took)
}

fn time_request(runtime: &Runtime, file: &[u8]) -> Outcome<Duration> {
    let folder = tempfile::tempdir()?;
    let store = runtime.block_on(store(folder.path()))?;
    let keys = HashedKeys::new()
        .workspace("acme", Arc::new(store))
        .workspace_key(KeyHash::of(ApiKey::new("sk_bench")), "acme");
    let router = ImportApi::new(keys).router();
    let listener = TcpListener::bind("127.0.0.1:0")?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    let handle = axum_server::Handle::new();
    let server = axum_server::from_tcp(listener)?.http1_only().handle(handle.clone());
    let server = runtime.spawn(server.serve(router.into_make_service()));
    let began = Instant::now();
    let reply = post(address, file)?;
    let took = began.elapsed();
    assert!(reply.contains(&format!("\"created\":{ROWS}")), "{reply}");
    handle.graceful_shutdown(None);
    runtime.block_on(server)??;
    Ok(took)
}

fn post(address: SocketAddr, file: &[u8]) -> io::Result<String> {
    let opening = "--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"leads.csv\"\r\nContent-Type: text/csv\r\n\r\n";
    let closing = "\r\n--X--\r\n";
    let length = opening.len() + file.len() + closing.len();
    let mut stream = TcpStream::connect(address)?;
    write!(
        stream,
        "POST /v1/campaigns/spring/leads/import/csv HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: sk_bench\r\nConnection: close\r\n\
         Content-Type: multipart/form-data; boundary=X\r\nContent-Length: {length}\r\n\r\n{opening}"
    )?;
    stream.write_all(file)?;
    stream.write_all(closing.as_bytes())?;
    let mut reply = String::new();
    stream.read_to_string(&mut reply)?;
    Ok(reply)
}
