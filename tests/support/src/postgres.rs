//! A real PostgreSQL for tests: the one of `LEAD_IMPORT_POSTGRES_URL`, or a private cluster in a temporary folder.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use tempfile::TempDir;

/// Where the server is that the tests may use; a private one is stopped when this is dropped.
#[derive(Debug)]
pub struct Server {
    url: String,
    cluster: Option<Cluster>,
}

impl Server {
    /// Starts the server, with these settings where it is a private one.
    ///
    /// # Errors
    /// The reason why there is none, for people.
    pub fn start(settings: &[&str]) -> Result<Self, String> {
        if let Ok(url) = std::env::var("LEAD_IMPORT_POSTGRES_URL") {
            return Ok(Self { url, cluster: None });
        }
        Self::private(settings)
    }

    /// Starts a private server, also where the environment names another.
    ///
    /// # Errors
    /// As for [`start`](Self::start).
    pub fn private(settings: &[&str]) -> Result<Self, String> {
        let cluster = Cluster::start(settings)?;
        let url = format!("postgres:///postgres?host={}&user=postgres", cluster.folder.path().display());
        Ok(Self { url, cluster: Some(cluster) })
    }

    /// Starts a private server that also listens at a port of `localhost`.
    ///
    /// # Errors
    /// As for [`start`](Self::start).
    pub fn listening(port: u16, settings: &[&str]) -> Result<Self, String> {
        let port_setting = format!("port={port}");
        let settings = [&["listen_addresses=localhost", port_setting.as_str()], settings].concat();
        let cluster = Cluster::start_at(Some(port), &settings)?;
        let url = format!("postgres://postgres@localhost:{port}/postgres");
        Ok(Self { url, cluster: Some(cluster) })
    }

    /// Stops a private server as a power cut would: without an end to what is under way.
    pub fn crash(&mut self) {
        self.end("QUIT");
    }

    /// Stops a private server as its administrator would: connections are told to end.
    pub fn stop(&mut self) {
        self.end("INT");
    }

    fn end(&mut self, signal: &str) {
        let postmaster = &mut self.cluster.as_mut().expect("it is private").postmaster;
        let sent = Command::new("kill").arg(format!("-{signal}")).arg(postmaster.id().to_string()).status();
        assert!(sent.is_ok_and(|status| status.success()), "the server cannot be stopped");
        postmaster.wait().expect("it is a child");
    }

    /// Starts a private server again that was stopped, and waits until it has recovered.
    ///
    /// # Errors
    /// The reason why it does not start.
    pub fn restart(&mut self) -> Result<(), String> {
        let cluster = self.cluster.as_mut().ok_or("it is not private")?;
        cluster.postmaster = cluster.postgres.spawn().map_err(|error| error.to_string())?;
        cluster.wait()
    }

    /// Whether the server goes away with these tests, and with it all that they made.
    pub fn is_private(&self) -> bool {
        self.cluster.is_some()
    }

    /// The server's address.
    pub fn url(&self) -> &str {
        &self.url
    }
}

/// Tests that need a server fail without one where `CI=true`; elsewhere they are listed as ignored.
pub fn must_be_there() -> bool {
    std::env::var("CI").is_ok_and(|value| value == "true")
}

#[derive(Debug)]
struct Cluster {
    folder: TempDir,
    programs: PathBuf,
    /// That of its installation, if it is none.
    port: Option<u16>,
    postgres: Command,
    postmaster: Child,
}

impl Cluster {
    fn start(settings: &[&str]) -> Result<Self, String> {
        Self::start_at(None, settings)
    }

    fn start_at(port: Option<u16>, settings: &[&str]) -> Result<Self, String> {
        let programs = programs().ok_or("no PostgreSQL: set LEAD_IMPORT_POSTGRES_URL or install postgresql")?;
        let folder = tempfile::Builder::new().prefix("lead-import-pg-").tempdir().map_err(|error| error.to_string())?;
        let user = User::ordinary()?;
        user.give(folder.path())?;
        let data = folder.path().join("data");
        let mut initdb = user.command(&programs.join("initdb"));
        initdb.args(["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "-D"]);
        succeed(initdb.arg(&data))?;
        let log = fs::File::create(folder.path().join("log")).map_err(|error| error.to_string())?;
        let mut postgres = user.command(&programs.join("postgres"));
        postgres.arg("-D").arg(&data).arg("-k").arg(folder.path()).args(["-c", "listen_addresses="]);
        postgres.args(["-c", "max_connections=200"]);
        postgres.args(settings.iter().flat_map(|setting| ["-c", *setting]));
        postgres.stdout(Stdio::null()).stderr(log);
        let postmaster = postgres.spawn().map_err(|error| error.to_string())?;
        let mut cluster = Self { folder, programs, port, postgres, postmaster };
        cluster.wait()?;
        Ok(cluster)
    }

    fn wait(&mut self) -> Result<(), String> {
        let pg_isready = self.programs.join("pg_isready");
        let deadline = Instant::now() + Duration::from_secs(60);
        while Instant::now() < deadline {
            let mut ready = Command::new(&pg_isready);
            ready.arg("-q").arg("-h").arg(self.folder.path()).args(self.port.map(|port| format!("-p{port}")));
            if ready.status().is_ok_and(|status| status.success()) {
                return Ok(());
            }
            if self.postmaster.try_wait().is_ok_and(|exit| exit.is_some()) {
                break;
            }
            sleep(Duration::from_millis(50));
        }
        let log = fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
        Err(format!("the private PostgreSQL did not start: {log}"))
    }
}

/// Stopped fast: connections are cut, the files go with the folder.
impl Drop for Cluster {
    fn drop(&mut self) {
        let stopped = Command::new("kill").arg("-INT").arg(self.postmaster.id().to_string()).status();
        if !stopped.is_ok_and(|status| status.success()) {
            self.postmaster.kill().ok();
        }
        self.postmaster.wait().ok();
    }
}

/// The folder of the server's programs: the newest of Debian's, else that of the PATH.
pub(crate) fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let debian =
        versions.filter_map(|version| Some((version.file_name().to_str()?.parse::<u32>().ok()?, version.path())));
    let newest = debian.filter(|(_, path)| path.join("bin/postgres").exists()).max().map(|(_, path)| path.join("bin"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    newest.or_else(|| std::env::split_paths(&path).find(|folder| folder.join("postgres").exists()))
}

/// Who runs the server, which refuses to be run by root.
enum User {
    Oneself,
    Other { name: &'static str },
}

impl User {
    fn ordinary() -> Result<Self, String> {
        if succeed(Command::new("id").arg("-u"))?.trim() != "0" {
            return Ok(Self::Oneself);
        }
        let known = |name: &&str| succeed(Command::new("id").arg(name)).is_ok();
        let name = ["postgres", "nobody"].into_iter().find(known).ok_or("run by root, and no other user is there")?;
        Ok(Self::Other { name })
    }

    fn give(&self, folder: &Path) -> Result<(), String> {
        match self {
            Self::Oneself => Ok(()),
            Self::Other { name } => succeed(Command::new("chown").arg(name).arg(folder)).map(drop),
        }
    }

    /// The server ends with these tests, also when they are killed.
    fn command(&self, program: &Path) -> Command {
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "INT"]);
        if let Self::Other { name } = self {
            // A node of a cluster is also a client, which looks for certificates there: in the home of its own user then.
            command.args(["--reuid", name, "--clear-groups"]).env_remove("HOME");
        }
        command.arg(program).current_dir("/");
        command
    }
}

pub(crate) fn succeed(command: &mut Command) -> Result<String, String> {
    let output = command.output().map_err(|error| format!("{command:?}: {error}"))?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    if output.status.success() {
        Ok(text(&output.stdout))
    } else {
        Err(format!("{command:?}: {}", text(&output.stderr)))
    }
}
