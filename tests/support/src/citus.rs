//! A real Citus for tests: the cluster of `LEAD_IMPORT_CITUS_URL`, or a private one of three servers.

use std::{
    net::TcpListener,
    path::Path,
    process::Command,
    sync::mpsc::{Sender, channel},
    thread::{JoinHandle, spawn},
};

use crate::postgres::{Server, programs, succeed};

/// What each private server needs. A transaction that a worker prepared before it crashed is finished within a second, not a minute.
const SETTINGS: [&str; 4] =
    ["shared_preload_libraries=citus", "citus.recover_2pc_interval=1s", "fsync=off", "deadlock_timeout=200ms"];

/// Why the tests cannot have a cluster here, for people.
pub fn missing() -> Option<String> {
    if std::env::var_os("LEAD_IMPORT_CITUS_URL").is_some() {
        return None;
    }
    missing_extension().map(|reason| format!("{reason}, or LEAD_IMPORT_CITUS_URL"))
}

/// Why there can be no private cluster, for people.
pub fn missing_extension() -> Option<String> {
    let folder =
        programs().and_then(|programs| succeed(Command::new(programs.join("pg_config")).arg("--sharedir")).ok());
    let has_citus = |folder: String| Path::new(folder.trim()).join("extension/citus.control").exists();
    let reason = "needs PostgreSQL with the extension citus (see CONTRIBUTING.md)";
    (!folder.is_some_and(has_citus)).then(|| reason.to_owned())
}

/// A private cluster: a coordinator and two workers.
#[derive(Debug)]
pub struct Cluster {
    coordinator: Server,
    workers: [(u16, Server); 2],
}

impl Cluster {
    /// Starts the servers and joins them.
    ///
    /// # Errors
    /// The reason why there is none, for people.
    pub fn start() -> Result<Self, String> {
        let node = || {
            let port = free_port()?;
            let server = Server::listening(port, &SETTINGS)?;
            execute(&server, "CREATE EXTENSION citus")?;
            Ok::<_, String>((port, server))
        };
        let ((port, coordinator), workers) = (node()?, [node()?, node()?]);
        execute(&coordinator, &format!("SELECT citus_set_coordinator_host('localhost', {port})"))?;
        for (port, _) in &workers {
            execute(&coordinator, &format!("SELECT citus_add_node('localhost', {port})"))?;
        }
        Ok(Self { coordinator, workers })
    }

    /// The address of the coordinator.
    pub fn url(&self) -> &str {
        self.coordinator.url()
    }

    /// The coordinator.
    pub fn coordinator(&mut self) -> &mut Server {
        &mut self.coordinator
    }

    /// The worker that listens at this port.
    pub fn worker(&mut self, port: u16) -> &mut Server {
        let worker = self.workers.iter_mut().find(|worker| worker.0 == port);
        &mut worker.expect("the coordinator knows no other worker").1
    }
}

/// A cluster that any thread may start. A private server ends with the thread that started it, so a thread of its own does so.
#[derive(Debug)]
pub struct SharedCluster {
    url: String,
    /// Ends the thread when it is dropped.
    keeper: Option<(Sender<()>, JoinHandle<()>)>,
}

impl SharedCluster {
    /// The cluster that the environment names, or a new private one.
    ///
    /// # Errors
    /// The reason why there is none, for people.
    pub fn start() -> Result<Self, String> {
        if let Ok(url) = std::env::var("LEAD_IMPORT_CITUS_URL") {
            return Ok(Self { url, keeper: None });
        }
        let ((started, starting), (keep, kept)) = (channel(), channel());
        let keeper = spawn(move || {
            let cluster = Cluster::start();
            let url = cluster.as_ref().map(|cluster| cluster.url().to_owned()).map_err(Clone::clone);
            started.send(url).ok();
            kept.recv().ok();
        });
        let url = starting.recv().map_err(|error| error.to_string())??;
        Ok(Self { url, keeper: Some((keep, keeper)) })
    }

    /// The address of the coordinator.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Whether the cluster goes away with these tests.
    pub fn is_private(&self) -> bool {
        self.keeper.is_some()
    }
}

impl Drop for SharedCluster {
    fn drop(&mut self) {
        if let Some((keep, keeper)) = self.keeper.take() {
            drop(keep);
            keeper.join().ok();
        }
    }
}

/// A port that nothing listened at a moment ago.
fn free_port() -> Result<u16, String> {
    let listener = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    listener.map(|address| address.port()).map_err(|error| error.to_string())
}

fn execute(server: &Server, statement: &str) -> Result<(), String> {
    let psql = programs().ok_or("no PostgreSQL")?.join("psql");
    succeed(Command::new(psql).args(["-XqAt", "-v", "ON_ERROR_STOP=1", "-c", statement, server.url()])).map(drop)
}
