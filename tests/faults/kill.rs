//! A process that is killed at any moment.

use std::{fs, os::unix::process::ExitStatusExt};

use crate::{program, random, scenario::Scenario};

const ROWS: u64 = 1_500;

const OPTIONS: [&[&str]; 3] = [
    &["--batch-size", "40"],
    &["--batch-size", "40", "--existing", "fill"],
    &["--batch-size", "40", "--existing", "overwrite"],
];

#[tokio::test]
async fn an_import_that_is_killed_and_resumed_or_rerun_ends_as_an_undisturbed_one() {
    let mut random = random::announced("kill");
    let (rounds, mut kills) = (random::rounds(6), 0);
    for (part, options) in OPTIONS.iter().enumerate() {
        let scenario = Scenario::new(ROWS, options).await;
        for round in (part..rounds).step_by(OPTIONS.len()) {
            kills += kill_and_go_on(&scenario, &mut random, round).await;
        }
    }
    println!("{kills} kills in {rounds} imports");
}

/// Completes an import that was killed up to three times, with its checkpoint or, in every other round, from the beginning.
/// Returns how often it was killed.
pub(crate) async fn kill_and_go_on(scenario: &Scenario, random: &mut fastrand::Rng, round: usize) -> usize {
    scenario.begin().await;
    let (mut kills, most) = (0, 1 + random.u64(..3));
    for attempt in 0.. {
        assert!(attempt < 200, "every import is faster than its killer");
        let ended = program::run_and_signal(&mut scenario.command(), "KILL", scenario.moment(random));
        // A kill between the removal of the checkpoint and the end of the process stops nothing any more.
        let is_complete = ended.stdout == scenario.stdout && !scenario.checkpoint().exists();
        if ended.has_imported() || is_complete {
            scenario.begin().await;
            kills = 0;
            continue;
        }
        assert_eq!(ended.status.signal(), Some(9), "{ended:#?}");
        kills += 1;
        if kills == most {
            break;
        }
    }
    let reruns = round % 2 == 1;
    let what = format!("round {round}, {} after {kills} kills", if reruns { "rerun" } else { "resumed" });
    println!("{what}");
    if reruns {
        fs::remove_file(scenario.checkpoint()).ok();
        program::run(&mut scenario.command()).imported();
        scenario.assert_same_rejects(&scenario.path("rejects.csv"), &what);
        scenario.assert_same_contents(&what).await;
    } else {
        scenario.assert_ends_as_undisturbed(&what).await;
    }
    usize::try_from(kills).expect("few")
}
