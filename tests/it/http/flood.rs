//! The example server under 1,100 connections that send requests and never read, and 1,100 that send a body byte by byte.
//!
//! Built for release, another client is answered within a second; otherwise within half a minute.

use std::{
    env, fs,
    io::{self, Read, Write},
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use libtest_mimic::{Failed, Trial};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpSocket, TcpStream},
    task::JoinSet,
    time::{sleep, timeout},
};

use super::example_server::{DEMO_KEY, ExampleServer, TRIAL_KEY};

/// The connections of each kind.
const EACH: usize = 1_100;
/// What the server and this process each need: their connections, and some files.
const FILES: u64 = 2 * EACH as u64 + 200;
/// Without optimisation the server and the attack keep two cores busy, and each request waits for its turn a dozen times.
const MOST_WAIT: Duration = Duration::from_secs(if cfg!(debug_assertions) { 30 } else { 1 });
const MOST_TO_END: Duration = Duration::from_secs(35);
const MOST_RESIDENT_MB: u64 = 300;
/// How long a client waits before it connects again.
const RECONNECT: Duration = Duration::from_secs(5);
const ATTACK: Duration = Duration::from_secs(30);

pub(crate) fn trial() -> Trial {
    let name = "2200_hostile_connections_hold_up_neither_another_client_nor_the_end_of_the_server";
    let most = getrlimit(Resource::Nofile).maximum;
    if most.is_some_and(|most| most < FILES) {
        let reason = format!("NOT RUN: it needs {FILES} open files, and the system allows {most:?} (ulimit -Hn)");
        println!("{reason}");
        let in_ci = env::var("CI").is_ok_and(|ci| ci == "true");
        return Trial::test(format!("{name}::{reason}"), move || Err(reason.into())).with_ignored_flag(!in_ci);
    }
    Trial::test(name, move || {
        setrlimit(Resource::Nofile, Rlimit { current: most, maximum: most })?;
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?.block_on(flood())
    })
}

async fn flood() -> Result<(), Failed> {
    let server = ExampleServer::start(&[]);
    let attack = Attack::start(server.address);
    let began = Instant::now();
    let (mut longest, mut requests, mut connections) = (Duration::ZERO, 0, 0);
    while attack.connected.load(Relaxed) < 2 * EACH || began.elapsed() < ATTACK {
        for request in [import(DEMO_KEY, "/inspect"), import(TRIAL_KEY, ""), get("/health")] {
            let asked = Instant::now();
            let reply = exchange(server.address, &request)?;
            longest = longest.max(asked.elapsed());
            // The workspace `demo` is under attack, so its places are taken most of the time.
            let busy = request.contains(DEMO_KEY) && reply.starts_with("HTTP/1.1 503");
            if !busy && !reply.starts_with("HTTP/1.1 200") {
                return Err(format!("after {:?}: {reply:?}", began.elapsed()).into());
            }
            requests += 1;
        }
        connections = connections.max(server.open_files());
        sleep(Duration::from_millis(200)).await;
    }
    let peak = peak_resident_mb(&server)?;
    let refused = attack.refused.load(Relaxed);
    let (status, took) = server.terminate(Duration::from_secs(120)).await;
    println!(
        "{requests} requests waited at most {longest:?} beside up to {connections} open files ({refused} connections were not \
         accepted); {peak} MB were resident; the process ended {took:?} after SIGTERM"
    );
    let checks = [
        (longest < MOST_WAIT, format!("a client waited for {longest:?}")),
        (connections > 1_024, format!("there were at most {connections} connections")),
        (peak < MOST_RESIDENT_MB, format!("{peak} MB were resident")),
        (took < MOST_TO_END, format!("the process ended after {took:?}")),
        (status.success(), format!("the server ended with {status}")),
    ];
    checks.into_iter().try_for_each(|(holds, fault)| if holds { Ok(()) } else { Err(fault.into()) })
}

/// Clients that connect again whenever the server ends their connection. They stop when this is dropped.
struct Attack {
    /// How many have connected so far.
    connected: Arc<AtomicUsize>,
    /// How often the server accepted no connection.
    refused: Arc<AtomicUsize>,
    _clients: JoinSet<()>,
}

impl Attack {
    fn start(server: SocketAddr) -> Self {
        let (connected, refused) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let mut clients = JoinSet::new();
        for number in 0..2 * EACH {
            let (connected, refused) = (connected.clone(), refused.clone());
            clients.spawn(async move {
                let mut first = true;
                loop {
                    let Ok(stream) = connect(server).await else {
                        refused.fetch_add(1, Relaxed);
                        sleep(Duration::from_secs(1)).await;
                        continue;
                    };
                    connected.fetch_add(usize::from(std::mem::take(&mut first)), Relaxed);
                    if number < EACH {
                        pipeline(stream, number).await;
                    } else {
                        drip(stream).await;
                    }
                    sleep(RECONNECT).await;
                }
            });
        }
        Self { connected, refused, _clients: clients }
    }
}

/// Connects with a small buffer for replies.
async fn connect(server: SocketAddr) -> io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    socket.set_recv_buffer_size(4_096)?;
    timeout(Duration::from_secs(10), socket.connect(server)).await?
}

/// Sends requests for as long as the server takes them, and reads nothing. Inspections, because SQLite imports one file at a time.
async fn pipeline(mut stream: TcpStream, number: usize) {
    let request = if number.is_multiple_of(2) { get("/openapi.json") } else { import(DEMO_KEY, "/inspect") };
    let requests = request.repeat(200);
    while stream.write_all(requests.as_bytes()).await.is_ok() {}
}

/// Sends the body of an upload byte by byte, until the server ends the connection.
async fn drip(stream: TcpStream) {
    let (mut read, mut write) = stream.into_split();
    let head = head(DEMO_KEY, "", 1_000_000) + "--X\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n";
    let sends = async {
        write.write_all(head.as_bytes()).await?;
        loop {
            write.write_all(b"x").await?;
            sleep(Duration::from_secs(1)).await;
        }
    };
    let mut replies = Vec::new();
    tokio::select! {
        result = sends => { let _: io::Result<()> = result; }
        _ = read.read_to_end(&mut replies) => {}
    }
}

fn get(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: x\r\n\r\n")
}

fn import(key: &str, route: &str) -> String {
    let body = "--X\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nemail\nada@example.com\n\r\n--X--\r\n";
    head(key, route, body.len()) + body
}

fn head(key: &str, route: &str, length: usize) -> String {
    format!(
        "POST /v1/campaigns/spring/leads/import/csv{route} HTTP/1.1\r\nHost: x\r\n{key}\
         Content-Type: multipart/form-data; boundary=X\r\nContent-Length: {length}\r\n\r\n"
    )
}

/// Sends a request on a new connection, and returns the start of the reply. Blocks, so that it does not wait for the clients of the
/// attack, which share a runtime.
fn exchange(server: SocketAddr, request: &str) -> io::Result<String> {
    let limit = Duration::from_secs(30);
    let mut stream = std::net::TcpStream::connect_timeout(&server, limit)?;
    stream.set_read_timeout(Some(limit))?;
    stream.write_all(request.as_bytes())?;
    let mut reply = vec![0; 4_096];
    let bytes = stream.read(&mut reply)?;
    Ok(String::from_utf8_lossy(&reply[..bytes]).into_owned())
}

/// The highest resident memory that the server ever had.
fn peak_resident_mb(server: &ExampleServer) -> Result<u64, Failed> {
    let status = fs::read_to_string(server.proc("status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM")?;
    let kilobytes: u64 = line.trim().trim_end_matches(" kB").parse()?;
    Ok(kilobytes / 1024)
}
