//! Programs that people really use: each sends the request of a case and says what it got.

use std::{
    env, fs, io,
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    path::Path,
    process::{Command, Output, Stdio},
};

use serde_json::{Value, json};

use super::cases::{Case, Part};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Client {
    Curl,
    Requests,
    Fetch,
    /// Bytes as Go's `mime/multipart` writes them with `WriteField`: the file has no file name.
    WriteField,
}

impl Client {
    pub(crate) const ALL: [Self; 4] = [Self::Curl, Self::Requests, Self::Fetch, Self::WriteField];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Curl => "curl",
            Self::Requests => "python requests",
            Self::Fetch => "node fetch",
            Self::WriteField => "write field",
        }
    }

    /// Why this client cannot be used here, if it cannot.
    pub(crate) fn lack(self) -> Option<String> {
        let (program, probe): (_, &[&str]) = match self {
            Self::Curl => ("curl".to_owned(), &["--version"]),
            Self::Requests => (python(), &["-c", "import requests"]),
            Self::Fetch => ("node".to_owned(), &["-e", "fetch, FormData, Blob"]),
            Self::WriteField => return None,
        };
        let tried = Command::new(&program).args(probe).output();
        match tried {
            Ok(Output { status, .. }) if status.success() => None,
            Ok(Output { stderr, .. }) => Some(String::from_utf8_lossy(&stderr).trim().to_owned()),
            Err(error) => Some(format!("{program}: {error}")),
        }
    }

    /// Sends the case's request: the status, the body and `Retry-After` of the reply.
    pub(crate) fn send(self, address: SocketAddr, case: &Case, folder: &Path) -> io::Result<Value> {
        let url = format!("http://{address}{}", case.path());
        match self {
            Self::Curl => curl(&url, case, folder),
            Self::Requests => {
                let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/http/clients/requests_client.py");
                script_reply(&python(), script, &url, case, folder)
            }
            Self::Fetch => {
                let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/http/clients/fetch_client.mjs");
                script_reply("node", script, &url, case, folder)
            }
            Self::WriteField => write_field(address, case),
        }
    }
}

/// The Python that has the packages of the tests; `PYTHON` names another than the first on the path.
fn python() -> String {
    env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned())
}

fn parts(case: &Case, folder: &Path) -> io::Result<Vec<Value>> {
    let on_disk = |part: &Part| match part {
        Part::File(content) => {
            let path = folder.join("leads.csv");
            fs::write(&path, content)?;
            Ok(json!({"name": "file", "path": path, "filename": "leads.csv"}))
        }
        Part::Text(name, text) => Ok(json!({"name": name, "text": text})),
    };
    case.parts.iter().map(on_disk).collect()
}

fn curl(url: &str, case: &Case, folder: &Path) -> io::Result<Value> {
    let mut command = Command::new("curl");
    command.args(["--silent", "--show-error", "--max-time", "120", "--request", "POST"]);
    command.args(["--write-out", "\n%{http_code}\n%header{retry-after}"]);
    for (name, value) in &case.headers {
        command.args(["--header", &format!("{name}: {value}")]);
    }
    for part in parts(case, folder)? {
        let name = part["name"].as_str().unwrap_or_default();
        match part["path"].as_str() {
            Some(path) => command.args(["--form", &format!("{name}=@{path}")]),
            None => command.args(["--form-string", &format!("{name}={}", part["text"].as_str().unwrap_or_default())]),
        };
    }
    let output = succeeded(command.arg(url).output()?)?;
    let mut lines = output.rsplitn(3, '\n');
    let (wait, status) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
    let body: Value = serde_json::from_str(lines.next().unwrap_or_default())?;
    let wait = if wait.is_empty() { Value::Null } else { json!(wait) };
    Ok(json!({"status": status.parse::<u16>().map_err(io::Error::other)?, "body": body, "retryAfter": wait}))
}

fn script_reply(program: &str, script: &str, url: &str, case: &Case, folder: &Path) -> io::Result<Value> {
    let headers: serde_json::Map<_, _> =
        case.headers.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
    let request = json!({"url": url, "headers": headers, "parts": parts(case, folder)?});
    let mut child = Command::new(program)
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let mut stdin = child.stdin.take().ok_or_else(|| io::Error::other("no standard input"))?;
    stdin.write_all(request.to_string().as_bytes())?;
    drop(stdin);
    let mut reply: Value = serde_json::from_str(&succeeded(child.wait_with_output()?)?)?;
    // The reply's own text, so that no other language's idea of numbers comes between.
    let text = reply["text"].take();
    let body: Value = serde_json::from_str(text.as_str().unwrap_or_default())?;
    Ok(json!({"status": reply["status"].take(), "body": body, "retryAfter": reply["retryAfter"].take()}))
}

fn succeeded(output: Output) -> io::Result<String> {
    if !output.status.success() {
        return Err(io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    String::from_utf8(output.stdout).map_err(io::Error::other)
}

fn write_field(address: SocketAddr, case: &Case) -> io::Result<Value> {
    const BOUNDARY: &str = "c8cb9b2c8f3c4ad1b3b3f4b7e7f0d2a19d1f5c6e7a8b90a1b2c3d4e5f607";
    let mut body = Vec::new();
    for part in &case.parts {
        let (name, content) = match part {
            Part::File(content) => ("file", content.as_slice()),
            Part::Text(name, text) => (*name, text.as_bytes()),
        };
        write!(body, "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n")?;
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    write!(body, "--{BOUNDARY}--\r\n")?;
    let mut request = format!("POST {} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n", case.path()).into_bytes();
    for (name, value) in &case.headers {
        write!(request, "{name}: {value}\r\n")?;
    }
    write!(
        request,
        "Content-Type: multipart/form-data; boundary={BOUNDARY}\r\nContent-Length: {}\r\n\r\n",
        body.len()
    )?;
    let mut stream = TcpStream::connect(address)?;
    stream.write_all(&request)?;
    stream.write_all(&body)?;
    let mut reply = String::new();
    stream.read_to_string(&mut reply)?;
    let (head, body) = reply.split_once("\r\n\r\n").ok_or_else(|| io::Error::other(reply.clone()))?;
    let wait = head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("retry-after: ").map(str::to_owned));
    let status: u16 = head.get(9..12).and_then(|status| status.parse().ok()).unwrap_or_default();
    Ok(json!({"status": status, "body": serde_json::from_str::<Value>(body)?, "retryAfter": wait}))
}
