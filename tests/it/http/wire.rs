//! HTTP/1.1 in raw bytes: requests that no client library would send.

use std::{net::SocketAddr, time::Duration};

use serde_json::Value;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

pub(crate) const BOUNDARY: &str = "X-BOUNDARY";
pub(crate) const IMPORT: &str = "/v1/campaigns/spring/leads/import/csv";
/// No test waits longer for a reply.
const REPLY_TIMEOUT: Duration = Duration::from_secs(60);

/// A reply, taken apart.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Value,
    /// The body as it came.
    pub(crate) text: String,
}

impl Reply {
    pub(crate) fn failure(&self) -> (u16, &str, &str) {
        let text = |key: &str| self.body["error"][key].as_str().unwrap_or("(none)");
        assert_eq!(self.body["success"], false, "{self:?}");
        (self.status, text("code"), text("message"))
    }
}

/// One part of a multipart body, as Go's `WriteField` writes it: without a file name.
pub(crate) fn part(name: &str, content: &str) -> String {
    format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{content}\r\n")
}

/// A multipart body of these parts.
pub(crate) fn multipart(parts: &[String]) -> Vec<u8> {
    format!("{}--{BOUNDARY}--\r\n", parts.concat()).into_bytes()
}

/// The head of an upload of `length` bytes, with the key of `acme`, and further header lines.
pub(crate) fn head(path: &str, length: impl std::fmt::Display, more: &str) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: {}\r\n\
         Content-Type: multipart/form-data; boundary={BOUNDARY}\r\nContent-Length: {length}\r\n{more}\r\n",
        super::site::KEY
    )
}

/// Uploads a body and reads the reply.
pub(crate) async fn upload(address: SocketAddr, body: &[u8]) -> Reply {
    let mut request = head(IMPORT, body.len(), "").into_bytes();
    request.extend_from_slice(body);
    send(address, &request).await
}

/// Sends bytes and reads the reply. A server may stop listening before all is sent.
pub(crate) async fn send(address: SocketAddr, request: &[u8]) -> Reply {
    let stream = TcpStream::connect(address).await.expect("the server listens");
    let (mut read, mut write) = stream.into_split();
    let request = request.to_vec();
    let sent = tokio::spawn(async move {
        let _ = write.write_all(&request).await;
        write
    });
    let reply = read_reply(&mut read).await;
    sent.abort();
    reply
}

/// Reads one reply, with or without the end of the connection.
pub(crate) async fn read_reply(stream: &mut (impl AsyncReadExt + Unpin)) -> Reply {
    let mut bytes = Vec::new();
    let read = async {
        loop {
            if let Some(reply) = parse(&bytes) {
                return reply;
            }
            let count = stream.read_buf(&mut bytes).await.expect("the connection holds until the reply is read");
            assert!(count > 0, "no complete reply in {:?}", String::from_utf8_lossy(&bytes));
        }
    };
    timeout(REPLY_TIMEOUT, read).await.expect("the server replies in time")
}

fn parse(bytes: &[u8]) -> Option<Reply> {
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.strip_prefix("HTTP/1.1 100 Continue\r\n\r\n").unwrap_or(text);
    let (head, body) = text.split_once("\r\n\r\n")?;
    let lower = head.to_ascii_lowercase();
    let length: usize = lower.split("\r\n").find_map(|line| line.strip_prefix("content-length: "))?.parse().ok()?;
    let body = body.get(..length)?;
    let text = body.to_owned();
    let body = if body.is_empty() { Value::Null } else { serde_json::from_str(body).expect("a reply is JSON") };
    Some(Reply { status: head.get(9..12)?.parse().ok()?, head: lower, body, text })
}
