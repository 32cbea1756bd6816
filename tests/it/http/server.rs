//! What the example server does beside the routes of the library.

use std::{fs, time::Duration};

use serde_json::json;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpSocket, TcpStream},
    time::{Instant, sleep, timeout},
};

use super::{
    example_server::{DEMO_KEY, ExampleServer},
    wire::{self, BOUNDARY, IMPORT, Reply, multipart, part},
};

/// A request to import a file into the workspace `demo`.
fn import(file: &str) -> Vec<u8> {
    let body = multipart(&[part("file", file)]);
    let head = format!(
        "POST {IMPORT} HTTP/1.1\r\nHost: localhost\r\n{DEMO_KEY}Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n\
         Content-Length: {}\r\n\r\n",
        body.len()
    );
    [head.into_bytes(), body].concat()
}

async fn send(server: &ExampleServer, request: &str) -> Reply {
    wire::send(server.address, request.as_bytes()).await
}

#[tokio::test]
async fn the_server_replies_to_health_checks_and_unknown_paths_and_demands_a_host() {
    let server = ExampleServer::start(&[]);
    let mut health = TcpStream::connect(server.address).await.expect("the server listens");
    let request = "GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    health.write_all(request.as_bytes()).await.expect("the server reads");
    let mut reply = String::new();
    health.read_to_string(&mut reply).await.expect("the server replies");
    assert!(reply.starts_with("HTTP/1.1 200") && reply.ends_with("ok\n"), "{reply}");

    let unknown = json!({"success": false, "error": {"code": "NOT_FOUND", "message": "There is no such route"}});
    for request in ["GET /", "GET /v1", "POST /v1/campaigns/spring/leads", "GET /health/more", "DELETE /%ff"] {
        let reply = send(&server, &format!("{request} HTTP/1.1\r\nHost: x\r\n\r\n")).await;
        assert_eq!((reply.status, &reply.body), (404, &unknown), "{request}");
        assert!(reply.head.contains("content-type: application/json"), "{}", reply.head);
    }

    let message = "The request must have one Host header";
    for path in ["/health", "/openapi.json", "/", IMPORT] {
        for hosts in ["", "Host: a\r\nHost: b\r\n"] {
            let reply = send(&server, &format!("GET {path} HTTP/1.1\r\n{hosts}\r\n")).await;
            assert_eq!(reply.failure(), (400, "VALIDATION_ERROR", message), "{path} {hosts}");
        }
    }
    let old = send(&server, "GET /openapi.json HTTP/1.0\r\n\r\n").await;
    assert_eq!(old.status, 200, "HTTP/1.0 has no Host");
    let (status, _) = server.terminate(Duration::from_secs(10)).await;
    assert!(status.success(), "{status}");
}

#[tokio::test]
async fn a_client_that_closes_its_side_gets_its_reply() {
    let server = ExampleServer::start(&[]);
    let rows = (0..20_000).fold("email\n".to_owned(), |rows, row| rows + &format!("lead{row}@example.com\n"));
    let mut stream = TcpStream::connect(server.address).await.expect("the server listens");
    stream.write_all(&import(&rows)).await.expect("the server reads");
    stream.shutdown().await.expect("the socket is open");
    let reply = wire::read_reply(&mut stream).await;
    assert_eq!((reply.status, &reply.body["data"]["leads"]["created"]), (200, &json!(20_000)), "{reply:?}");
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn the_server_allows_itself_as_many_connections_as_the_system_does() {
    let server = ExampleServer::start(&[]);
    let limits = fs::read_to_string(server.proc("limits")).expect("Linux shows the limits of a process");
    let files: Vec<_> =
        limits.lines().find(|line| line.starts_with("Max open files")).unwrap_or_default().split(' ').collect();
    let numbers: Vec<_> = files.into_iter().filter(|word| word.parse::<u64>().is_ok()).collect();
    assert_eq!(numbers[0], numbers[1], "it was started with 1024: {numbers:?}");
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_client_that_never_reads_is_disconnected() {
    let server = ExampleServer::start(&[]);
    let (files, began) = (server.open_files(), Instant::now());
    let socket = TcpSocket::new_v4().expect("there are sockets");
    socket.set_recv_buffer_size(4_096).expect("a socket has a buffer");
    let mut stream = socket.connect(server.address).await.expect("the server listens");
    let requests = "GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n".repeat(100);
    let sends = async { while stream.write_all(requests.as_bytes()).await.is_ok() {} };
    timeout(Duration::from_secs(20), sends).await.expect_err("the server waits for the client for a while");
    assert_eq!(server.open_files(), files + 1);
    // The client may notice later: its own system asks the server ever more rarely.
    while server.open_files() > files {
        assert!(began.elapsed() < Duration::from_secs(45), "the server waits longer than its 30 seconds");
        sleep(Duration::from_millis(100)).await;
    }
}

#[tokio::test]
async fn the_process_ends_although_an_import_hangs() {
    let server = ExampleServer::start(&["--drain-timeout", "2"]);
    let lock = rusqlite::Connection::open(server.database()).expect("it is a SQLite file");
    lock.execute_batch("BEGIN IMMEDIATE").expect("nobody else writes");
    let mut stream = TcpStream::connect(server.address).await.expect("the server listens");
    stream.write_all(&import("email\nada@example.com\n")).await.expect("the server reads");
    sleep(Duration::from_secs(1)).await;
    let (_, took) = server.terminate(Duration::from_secs(20)).await;
    assert!(took < Duration::from_secs(5), "SQLite waits for 30 s for the lock, and the process waited for {took:?}");
}
