//! The progress bar on standard error.

use std::fmt;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressFinish, ProgressState, ProgressStyle};

use super::numbers;

/// A bar for this number of rows. It is drawn on a terminal only, unless it is hidden, and cleared when it is dropped. It has no colour.
pub(crate) fn new(rows: u64, is_hidden: bool) -> ProgressBar {
    let target = if is_hidden { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
    let style = ProgressStyle::with_template("{bar:40} {human_pos}/{human_len} rows, {rate}, {eta} left");
    let bar = ProgressBar::with_draw_target(Some(rows), target).with_finish(ProgressFinish::AndClear);
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()).with_key("rate", write_rate))
}

/// The rows in a second since the start, as the end of the import has them.
fn write_rate(state: &ProgressState, out: &mut dyn fmt::Write) {
    out.write_str(&numbers::rate(state.pos(), state.elapsed())).ok();
}
