//! The endpoint as curl, Python requests, Node's fetch and Go's multipart writer meet it: every reply, compared as JSON.
//!
//! A client that the machine lacks is shown as ignored, with the reason in its name; where `CI` is `true`, it is a failure.

use std::env;

use libtest_mimic::{Failed, Trial};
use serde_json::{Value, json};

use super::{
    cases::{self, Case},
    clients::Client,
    site::Site,
};

pub(crate) fn trials() -> Vec<Trial> {
    let in_ci = env::var("CI").is_ok_and(|ci| ci == "true");
    let trials = Client::ALL.into_iter().flat_map(|client| match client.lack() {
        Some(lack) => vec![unavailable(client, lack, in_ci)],
        None => cases::all().into_iter().map(|case| trial(client, case)).collect(),
    });
    trials.collect()
}

/// The test of a client that is not there.
fn unavailable(client: Client, lack: String, in_ci: bool) -> Trial {
    let reason = lack.lines().last().unwrap_or_default().to_owned();
    let name = format!("{}::not available: {reason}", client.name());
    Trial::test(name, move || Err(lack.into())).with_ignored_flag(!in_ci)
}

fn trial(client: Client, case: Case) -> Trial {
    Trial::test(format!("{}::{}", client.name(), case.name), move || run(client, &case))
}

/// Sends the request to a server of its own, so that no other case has left leads in it.
fn run(client: Client, case: &Case) -> Result<(), Failed> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let site = runtime.block_on(async {
        let stopping = lead_import::http::CancellationToken::new();
        stopping.cancel();
        Site::with(|api| if case.to_stopping { api.shutdown_token(stopping) } else { api })
    });
    let folder = tempfile::tempdir()?;
    let mut reply = client.send(site.address, case, folder.path())?;
    take_confidence(&mut reply)?;
    let expected = json!({"status": case.status, "body": case.body, "retryAfter": case.retry_after});
    if reply != expected {
        return Err(format!("expected {expected}\n     got {reply}").into());
    }
    let created = if case.writes() { case.body["data"]["leads"]["created"].as_u64() } else { Some(0) };
    let stored = site.acme.leads().len() as u64;
    if Some(stored) != created {
        return Err(format!("the reply says {created:?} leads, and the store holds {stored}").into());
    }
    site.shutdown.cancel();
    runtime.block_on(site.server)??;
    Ok(())
}

/// Takes the confidence out of each inspected column: how sure a choice is may change with the detection, that it is said may not.
fn take_confidence(reply: &mut Value) -> Result<(), Failed> {
    let columns = reply.pointer_mut("/body/data/columns").and_then(Value::as_array_mut);
    for column in columns.into_iter().flatten() {
        let confidence = column.as_object_mut().and_then(|column| column.remove("confidence"));
        let sure = confidence.as_ref().and_then(Value::as_f64).is_some_and(|sure| (0.0..=1.0).contains(&sure));
        if !sure {
            return Err(format!("{confidence:?} is no confidence").into());
        }
    }
    Ok(())
}
