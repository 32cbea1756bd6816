//! Clients that break off, dawdle, lie or attack: a 4xx in the documented form, nothing written, and the server keeps serving.

use std::{
    num::NonZeroUsize,
    time::{Duration, Instant},
};

use lead_import::Importer;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpStream, tcp::OwnedReadHalf},
    time::{sleep, timeout},
};

use super::{
    site::{KEY, OTHER_KEY, PLATFORM_KEY, Site},
    wire::{self, BOUNDARY, IMPORT, head, multipart, part},
};

const FILE: &str = "email\nada@example.com\n";
/// A second way into the workspace `acme`.
const PLATFORM_KEY_OF_ACME: &str = "sk_user_platform\r\nX-Workspace-Id: acme";

/// The server still serves, and what was sent before has left nothing.
async fn assert_unharmed(site: &Site) {
    assert_eq!(site.leads(), 0, "nothing was written");
    let reply = wire::upload(site.address, &multipart(&[part("file", FILE)])).await;
    assert_eq!(reply.status, 200, "the server keeps serving");
}

/// A client error in the documented form.
fn assert_refused(reply: &wire::Reply, case: &str) {
    let (status, code, message) = reply.failure();
    assert!((400..500).contains(&status) && code != "(none)" && message != "(none)", "{case}: {reply:?}");
}

#[tokio::test]
async fn a_multipart_body_cut_anywhere_is_refused() {
    let site = Site::with(|api| api.ignored_fields(["note"]));
    let body = multipart(&[part("note", "hello"), part("file", FILE)]);
    let closed = body.len() - "\r\n".len();
    for end in 0..closed {
        let reply = wire::upload(site.address, &body[..end]).await;
        assert_refused(&reply, &format!("the first {end} bytes"));
    }
    assert_unharmed(&site).await;
}

#[tokio::test]
async fn a_boundary_that_is_wrong_or_missing_or_endless_is_refused() {
    let site = Site::open();
    let body = String::from_utf8(multipart(&[part("file", FILE)])).expect("the body is text");
    let long = "b".repeat(5_000);
    let types = [
        "multipart/form-data; boundary=other".to_owned(),
        "multipart/form-data".to_owned(),
        "multipart/form-data; boundary=".to_owned(),
        "multipart/form-data; boundary=\"\"".to_owned(),
        format!("multipart/form-data; boundary={long}"),
        "application/json".to_owned(),
        "text/csv".to_owned(),
        ";;;===".to_owned(),
    ];
    for content_type in types {
        let request = format!(
            "POST {IMPORT} HTTP/1.1\r\nHost: x\r\nX-Api-Key: {KEY}\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        assert_refused(&wire::send(site.address, request.as_bytes()).await, &content_type);
    }
    assert_unharmed(&site).await;
}

#[tokio::test]
async fn parts_of_odd_forms_are_refused_or_skipped() {
    let site = Site::open();
    let bodies = [
        format!("--{BOUNDARY}\r\n\r\nno header\r\n--{BOUNDARY}--\r\n"),
        format!("--{BOUNDARY}\r\nContent-Disposition: form-data\r\n\r\nno name\r\n--{BOUNDARY}--\r\n"),
        format!("--{BOUNDARY}\r\nContent-Disposition: attachment; filename=file\r\n\r\n{FILE}\r\n--{BOUNDARY}--\r\n"),
        format!("--{BOUNDARY}\r\nno colon\r\n\r\n{FILE}\r\n--{BOUNDARY}--\r\n"),
        format!("--{BOUNDARY}\nContent-Disposition: form-data; name=\"file\"\n\n{FILE}\n--{BOUNDARY}--\n"),
        format!("--{BOUNDARY}--\r\n"),
        "\0".repeat(3_000),
    ];
    for body in bodies {
        assert_refused(&wire::upload(site.address, body.as_bytes()).await, &body);
    }
    assert_unharmed(&site).await;
}

#[tokio::test]
async fn a_body_far_over_the_limit_is_stopped_at_the_limit() {
    let limit = 1 << 20;
    let site = Site::with(|api| api.importer(Importer::new().max_bytes(limit)));
    let mut stream = TcpStream::connect(site.address).await.expect("the server listens");
    let head = head(IMPORT, 0, "").replace("Content-Length: 0", "Transfer-Encoding: chunked");
    stream.write_all(head.as_bytes()).await.expect("the head is read");
    let (mut read, mut write) = stream.into_split();
    let endless = tokio::spawn(async move {
        let piece = format!("10000\r\n{}\r\n", "x".repeat(0x10000)).into_bytes();
        let opening = part("file", "");
        let opening = opening.trim_end();
        let mut sent = 0_u64;
        let first = format!("{:x}\r\n{opening}\r\n\r\n\r\n", opening.len() + 4);
        let mut result = write.write_all(first.as_bytes()).await;
        while result.is_ok() {
            result = write.write_all(&piece).await;
            sent += 0x10000;
        }
        sent
    });
    let reply = wire::read_reply(&mut read).await;
    assert_eq!(reply.failure(), (413, "VALIDATION_ERROR", "Maximum file size is 1 MB"));
    let sent = timeout(Duration::from_secs(60), endless).await.expect("the server hangs up").expect("no panic");
    // What the limit allows, as much again so that the reply is seen, and what fits in the sockets' buffers.
    assert!(sent < 2 * limit + 16 * (1 << 20), "{sent} bytes were taken");
    assert_unharmed(&site).await;
}

#[tokio::test]
async fn a_body_that_announces_too_much_is_refused_before_it_is_sent() {
    let site = Site::open();
    let request = head(IMPORT, 60_000_000, "Expect: 100-continue\r\n");
    let reply = wire::send(site.address, request.as_bytes()).await;
    assert_eq!(reply.failure(), (413, "VALIDATION_ERROR", "Maximum file size is 50 MB"));
    assert!(reply.head.contains("connection: close"));
    assert_unharmed(&site).await;
}

#[tokio::test]
async fn a_client_that_sends_all_before_it_reads_still_sees_the_refusal() {
    let site = Site::open();
    let body = vec![b'x'; 20 << 20];
    let unknown = IMPORT.replace("spring", "unknown");
    let cases = [(unknown.as_str(), KEY, 404), (IMPORT, PLATFORM_KEY, 400)];
    for (path, key, status) in cases {
        let request = [head(path, body.len(), "").replace(KEY, key).into_bytes(), body.clone()].concat();
        let mut stream = TcpStream::connect(site.address).await.expect("the server listens");
        stream.write_all(&request).await.expect("the server reads on after its reply");
        assert_eq!(wire::read_reply(&mut stream).await.failure().0, status);
    }
    assert_unharmed(&site).await;
}

#[tokio::test]
async fn little_is_read_of_a_client_without_a_valid_key() {
    let site = Site::open();
    for key in ["X-Api-Key: sk_nobody\r\n", ""] {
        let head = head(IMPORT, 50_000_000, "").replace(&format!("X-Api-Key: {KEY}\r\n"), key);
        let mut stream = TcpStream::connect(site.address).await.expect("the server listens");
        stream.write_all(head.as_bytes()).await.expect("the head is read");
        assert_eq!(wire::read_reply(&mut stream).await.failure().0, 401);
        let mut sent = 0;
        let piece = vec![b'x'; 0x10000];
        while sent < 50_000_000 && stream.write_all(&piece).await.is_ok() {
            sent += piece.len();
        }
        // What fits in the sockets' buffers.
        assert!(sent < 16 << 20, "{sent} bytes were taken");
    }
    // A client that sends its body in small pieces is not read for longer than a second either.
    let unknown = dripping(&site, "sk_nobody", Duration::from_millis(20)).await;
    let (mut rest, began) = (unknown, Instant::now());
    let mut reply = Vec::new();
    timeout(Duration::from_secs(4), rest.read_to_end(&mut reply))
        .await
        .expect("the server hangs up")
        .expect("it replies");
    assert!(reply.starts_with(b"HTTP/1.1 401"), "{:?} after {:?}", reply, began.elapsed());
    assert_unharmed(&site).await;
}

/// A client that has sent the head of an upload, and then sends a byte now and then until it is stopped.
async fn dripping(site: &Site, key: &str, every: Duration) -> OwnedReadHalf {
    let stream = TcpStream::connect(site.address).await.expect("the server listens");
    let (read, mut write) = stream.into_split();
    let opening = [head(IMPORT, 10_000, "").replace(KEY, key), part("file", "").trim_end().to_owned()].concat();
    write.write_all(opening.as_bytes()).await.expect("the head is read");
    tokio::spawn(async move {
        while write.write_all(b"x").await.is_ok() {
            sleep(every).await;
        }
    });
    sleep(Duration::from_millis(50)).await;
    read
}

#[tokio::test]
async fn an_upload_slower_than_the_lowest_rate_is_timed_out() {
    let site = Site::with(|api| api.pause_timeout(Duration::from_secs(1)).minimum_rate(1_000));
    let began = Instant::now();
    let mut slow = dripping(&site, KEY, Duration::from_millis(20)).await;
    assert_eq!(wire::read_reply(&mut slow).await.failure(), (408, "REQUEST_TIMEOUT", "The upload took too long"));
    assert!(began.elapsed() < Duration::from_secs(5), "it never pauses, and has ten minutes in all");
    let site = Site::with(|api| api.pause_timeout(Duration::from_millis(500)).minimum_rate(10));
    let mut steady = dripping(&site, KEY, Duration::from_millis(20)).await;
    assert!(
        timeout(Duration::from_secs(2), wire::read_reply(&mut steady)).await.is_err(),
        "50 bytes a second are enough"
    );
}

#[tokio::test]
async fn slow_uploads_take_no_place_of_an_import_and_few_of_their_workspace() {
    let two = NonZeroUsize::new(2).expect("two is not zero");
    let site = Site::with(|api| api.max_imports(NonZeroUsize::MIN).uploads_per_workspace(two));
    let mut slow = Vec::new();
    for _ in 0..2 {
        slow.push(dripping(&site, PLATFORM_KEY_OF_ACME, Duration::from_millis(100)).await);
    }
    let body = multipart(&[part("file", FILE)]);
    let reply = wire::upload(site.address, &body).await;
    assert_eq!(reply.failure(), (503, "SERVICE_UNAVAILABLE", "Too many imports at once, try again later"));
    let other = head(&IMPORT.replace("spring", "autumn"), body.len(), "").replace(KEY, OTHER_KEY);
    let other = [other.into_bytes(), body.clone()].concat();
    assert_eq!(wire::send(site.address, &other).await.status, 200, "another workspace imports");
    drop(slow);
    let site = Site::with(|api| api.max_uploads(NonZeroUsize::MIN));
    let slow = dripping(&site, KEY, Duration::from_millis(100)).await;
    assert_eq!(wire::send(site.address, &other).await.failure().0, 503, "there is one place in all");
    drop(slow);
}

#[tokio::test]
async fn what_stands_beside_the_file_has_limits_of_its_own() {
    let site = Site::with(|api| api.ignored_fields(["note", "other", "n"]));
    let megabyte = "x".repeat(1 << 20);
    let large = multipart(&[part("note", &megabyte), part("other", "x"), part("file", FILE)]);
    let reply = wire::upload(site.address, &large).await;
    assert_eq!(reply.failure(), (413, "VALIDATION_ERROR", "The fields beside the file are larger than 1 MB"));
    let many = multipart(&vec![part("n", ""); 2_000]);
    assert_refused(&wire::upload(site.address, &many).await, "2,000 parts");
    let header = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; x=\"{megabyte}\"\r\n\r\n");
    let began = Instant::now();
    assert_refused(&wire::upload(site.address, header.as_bytes()).await, "an endless part header");
    assert_refused(&wire::upload(site.address, "-".repeat(4 << 20).as_bytes()).await, "an endless preamble");
    assert!(began.elapsed() < Duration::from_secs(10), "no quadratic search");
    assert_unharmed(&site).await;
}

#[tokio::test]
async fn header_bombs_are_refused() {
    let site = Site::open();
    let many: String = (0..500).fold(String::new(), |bomb, number| bomb + &format!("X-Bomb-{number}: x\r\n"));
    let large = format!("X-Bomb: {}\r\n", "x".repeat(100_000));
    for bomb in [many, large] {
        let reply = wire::send(site.address, head(IMPORT, 0, &bomb).as_bytes()).await;
        assert_eq!(reply.failure().0, 431);
    }
    // The server refuses what exceeds its own limits, without a body.
    for bomb in [format!("X-Bomb: {}\r\n", "x".repeat(1_000_000)), "X: x\r\n".repeat(100_000)] {
        assert_eq!(wire::send(site.address, head(IMPORT, 0, &bomb).as_bytes()).await.status, 431);
    }
    let path = format!("/{}", "x".repeat(70_000));
    assert_eq!(wire::send(site.address, head(&path, 0, "").as_bytes()).await.status, 414);
    assert_unharmed(&site).await;
}

#[tokio::test]
async fn a_client_that_stalls_within_its_upload_is_timed_out() {
    let site = Site::with(|api| api.pause_timeout(Duration::from_millis(300)));
    let body = multipart(&[part("file", FILE)]);
    for sent in [0, 5, 60, body.len() - 20] {
        let request = [head(IMPORT, body.len(), "").as_bytes(), &body[..sent]].concat();
        let reply = wire::send(site.address, &request).await;
        assert_eq!(reply.failure(), (408, "REQUEST_TIMEOUT", "The upload took too long"), "{sent} bytes");
    }
    assert_unharmed(&site).await;
}

#[tokio::test]
async fn a_client_that_trickles_is_timed_out_as_a_whole() {
    let site = Site::with(|api| api.upload_timeout(Duration::from_secs(1)));
    let stream = TcpStream::connect(site.address).await.expect("the server listens");
    let (mut read, mut write) = stream.into_split();
    let trickle = tokio::spawn(async move {
        let _ = write.write_all(head(IMPORT, 10_000, "").as_bytes()).await;
        let _ = write.write_all(part("file", "").trim_end().as_bytes()).await;
        while write.write_all(b"\r\n").await.is_ok() {
            sleep(Duration::from_millis(20)).await;
        }
    });
    assert_eq!(wire::read_reply(&mut read).await.failure().0, 408);
    trickle.abort();
    assert_unharmed(&site).await;
}

#[tokio::test]
async fn a_client_that_never_ends_its_head_is_disconnected() {
    let site = Site::open();
    let mut stream = TcpStream::connect(site.address).await.expect("the server listens");
    stream.write_all(b"POST / HTTP/1.1\r\nX: ").await.expect("the server reads");
    let mut left = Vec::new();
    let closed = timeout(Duration::from_secs(20), stream.read_to_end(&mut left)).await;
    assert!(closed.is_ok(), "the server waits longer than its ten seconds");
    assert_unharmed(&site).await;
}

#[tokio::test]
async fn odd_campaigns_are_not_found() {
    let site = Site::open();
    let body = multipart(&[part("file", FILE)]);
    let odd =
        ["%00", "spring%00", "%ff", "%2e%2e%2fspring", "sp%0aring", "%27%3B--", "%F0%9F%92%A9", "%25", "spring%20"];
    for campaign in odd.into_iter().map(str::to_owned).chain([".".repeat(8_000)]) {
        let path = format!("/v1/campaigns/{campaign}/leads/import/csv");
        let request = [head(&path, body.len(), "").into_bytes(), body.clone()].concat();
        let reply = wire::send(site.address, &request).await;
        assert_eq!(reply.failure(), (404, "NOT_FOUND", "Campaign not found"), "{campaign}");
    }
    assert_unharmed(&site).await;
}

#[tokio::test]
async fn a_path_in_the_file_name_is_a_name_and_no_more() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let uploads = folder.path().to_owned();
    let site = Site::with(|api| api.upload_folder(uploads));
    let body = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../../evil.csv\"\r\n\
         Content-Type: text/csv\r\n\r\n{FILE}\r\n--{BOUNDARY}--\r\n"
    );
    assert_eq!(wire::upload(site.address, body.as_bytes()).await.status, 200);
    assert_eq!(site.leads(), 1);
    assert_eq!(folder.path().read_dir().expect("the folder is there").count(), 0, "no file is left");
}

#[tokio::test]
async fn a_compressed_body_is_refused() {
    let site = Site::open();
    let body = multipart(&[part("file", FILE)]);
    let request =
        [head(IMPORT, body.len(), "Content-Encoding: gzip\r\n").as_bytes(), b"\x1f\x8b\x08\0", &body[4..]].concat();
    assert_eq!(wire::send(site.address, &request).await.failure().0, 415);
    assert_unharmed(&site).await;
}

#[tokio::test]
async fn a_transfer_coding_is_refused() {
    let site = Site::open();
    // The end of a body is unknown if `chunked` is not the last coding: the server has to reply 400 (RFC 9112, section 6.3).
    let codings =
        [("gzip, chunked", 501), ("gzip\r\nTransfer-Encoding: chunked", 501), ("gzip", 400), ("identity", 400)];
    for (coding, status) in codings {
        let head = head(IMPORT, 0, "").replace("Content-Length: 0", &format!("Transfer-Encoding: {coding}"));
        let body = multipart(&[part("file", FILE)]);
        let chunks = [format!("{:x}\r\n", body.len()).as_bytes(), &body, b"\r\n0\r\n\r\n"].concat();
        let reply = wire::send(site.address, &[head.into_bytes(), chunks].concat()).await;
        assert_eq!(reply.status, status, "{coding}");
        if status == 501 {
            let message = "Transfer-Encoding other than chunked is not supported";
            assert_eq!(reply.failure(), (501, "VALIDATION_ERROR", message), "{coding}");
        }
    }
    assert_unharmed(&site).await;
}

#[tokio::test]
async fn a_request_without_a_body_lacks_a_file() {
    let site = Site::open();
    let bare = format!("POST {IMPORT} HTTP/1.1\r\nHost: x\r\nX-Api-Key: {KEY}\r\n\r\n");
    let typed = head(IMPORT, 0, "");
    let reply = wire::send(site.address, bare.as_bytes()).await;
    assert_eq!(reply.failure(), (400, "VALIDATION_ERROR", "CSV file is required"));
    assert_refused(&wire::send(site.address, typed.as_bytes()).await, "a type and no body");
    assert_unharmed(&site).await;
}

#[tokio::test]
async fn bytes_that_are_not_http_end_the_connection_only() {
    let site = Site::open();
    for bytes in [&b"\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03"[..], b"GET\r\n\r\n", b"\0\0\0\0\r\n\r\n"] {
        let mut stream = TcpStream::connect(site.address).await.expect("the server listens");
        stream.write_all(bytes).await.expect("the server reads");
        stream.shutdown().await.expect("the socket is open");
        let mut reply = Vec::new();
        let closed = timeout(Duration::from_secs(20), stream.read_to_end(&mut reply)).await;
        assert!(closed.is_ok(), "the connection ends");
        let reply = String::from_utf8_lossy(&reply);
        assert!(reply.starts_with("HTTP/1.1 400"), "{bytes:?}: {reply}");
    }
    assert_unharmed(&site).await;
}
