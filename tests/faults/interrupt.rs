//! Ctrl-C.

use std::{
    os::unix::process::ExitStatusExt,
    process::{Child, Command},
    thread::sleep,
    time::{Duration, Instant},
};

use crate::{
    program::{self, Ended},
    random,
    scenario::Scenario,
};

const BATCH: u64 = 30;

#[tokio::test]
async fn ctrl_c_ends_at_a_batch_boundary_and_says_how_to_resume() {
    let mut random = random::announced("interrupt");
    let scenario = Scenario::new(1_500, &["--batch-size", "30"]).await;
    for round in 0..random::rounds(4) {
        let resumes = round % 2 == 0;
        let stopped = interrupted(&scenario, &mut random, resumes).await;
        stopped.assert_failed("error: The import was cancelled");
        let rows = rows_so_far(&stopped.stdout);
        assert!(
            rows.is_multiple_of(BATCH) && stopped.stdout.contains("Stopped. Imported so far:"),
            "{rows} rows: {stopped:#?}"
        );
        let mut again = command(&scenario, resumes);
        if resumes {
            assert!(stopped.stderr.contains("to resume, run the same command again\n"), "{stopped:#?}");
        } else {
            let line = stopped.stderr.lines().find_map(|line| line.strip_prefix("to resume, add --resume "));
            again.arg("--resume").arg(line.expect("it says how to go on"));
        }
        scenario.assert_same(program::run(&mut again), &format!("interrupted after {rows} rows")).await;
    }
}

fn command(scenario: &Scenario, resumes: bool) -> Command {
    let mut command =
        scenario.command_into(&scenario.path("leads.sqlite").display().to_string(), &scenario.path("rejects.csv"));
    if resumes {
        command.arg("--resume").arg(scenario.checkpoint());
    }
    command
}

/// An import that was interrupted before its end.
async fn interrupted(scenario: &Scenario, random: &mut fastrand::Rng, resumes: bool) -> Ended {
    for _ in 0..50 {
        scenario.begin().await;
        let began = Instant::now();
        let mut child = program::spawn(&mut command(scenario, resumes));
        wait_until_it_writes(scenario, &mut child);
        sleep(scenario.moment(random).saturating_sub(began.elapsed()));
        program::send(&child, "INT");
        let ended = program::wait(child);
        // Before it has begun to listen, it is killed.
        if !ended.has_imported() && ended.status.signal().is_none() {
            return ended;
        }
    }
    panic!("every import is faster than Ctrl-C");
}

/// The log of the database is there from the first write on.
fn wait_until_it_writes(scenario: &Scenario, child: &mut Child) {
    let log = scenario.path("leads.sqlite-wal");
    let has_begun = || log.metadata().is_ok_and(|log| log.len() > 0);
    while !has_begun() && child.try_wait().expect("it is a child").is_none() {
        sleep(Duration::from_millis(1));
    }
    sleep(Duration::from_millis(20));
}

fn rows_so_far(stdout: &str) -> u64 {
    let line = stdout.lines().find_map(|line| line.strip_prefix("rows "));
    line.and_then(|rows| rows.trim().parse().ok()).expect("the report says how many rows")
}
