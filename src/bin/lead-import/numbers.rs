//! Numbers for people: [`thousands`], [`speed`].

use std::time::Duration;

/// A number with thousands separators: `50,000`.
pub(crate) fn thousands(number: u64) -> String {
    match number {
        0..1_000 => number.to_string(),
        more => format!("{},{:03}", thousands(more / 1_000), more % 1_000),
    }
}

/// `1 row`, `200 rows`.
pub(crate) fn rows(count: u64) -> String {
    format!("{} row{}", thousands(count), if count == 1 { "" } else { "s" })
}

/// How long rows took, and how many that is in a second: `200 rows in 0.05 s, about 4,000 rows/s`.
pub(crate) fn speed(count: u64, took: Duration) -> String {
    format!("{} in {}, about {}", rows(count), duration(took), rate(count, took))
}

/// The number of rows in a second, to two digits: `4,100 rows/s`.
pub(crate) fn rate(count: u64, took: Duration) -> String {
    let per_second = u128::from(count) * 1_000_000 / took.as_micros().max(1);
    format!("{} rows/s", thousands(two_digits(u64::try_from(per_second).unwrap_or(u64::MAX))))
}

fn two_digits(number: u64) -> u64 {
    let unit = 10_u64.pow(number.checked_ilog10().unwrap_or(0).saturating_sub(1));
    number.saturating_add(unit / 2) / unit * unit
}

fn duration(took: Duration) -> String {
    let seconds = took.as_secs();
    match seconds {
        0 if took.as_millis() < 10 => "less than 0.01 s".to_owned(),
        0 => format!("{:.2} s", took.as_secs_f64()),
        1..10 => format!("{:.1} s", took.as_secs_f64()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {} s", thousands(seconds / 60), seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_thousands_separators() {
        let shown = [0, 999, 1_000, 50_000, 1_002_003].map(thousands);
        assert_eq!(shown, ["0", "999", "1,000", "50,000", "1,002,003"]);
    }

    #[test]
    fn durations_and_speeds_are_round() {
        let shown = [(200, 51), (1, 9), (0, 0), (50_000, 3_456), (50_000, 12_999), (1_234_567, 125_000)]
            .map(|(count, millis)| speed(count, Duration::from_millis(millis)));
        assert_eq!(
            shown,
            [
                "200 rows in 0.05 s, about 3,900 rows/s",
                "1 row in less than 0.01 s, about 110 rows/s",
                "0 rows in less than 0.01 s, about 0 rows/s",
                "50,000 rows in 3.5 s, about 14,000 rows/s",
                "50,000 rows in 12 s, about 3,800 rows/s",
                "1,234,567 rows in 2 min 5 s, about 9,900 rows/s",
            ]
        );
    }

    #[test]
    fn two_digits_are_kept() {
        let shown = [0, 9, 10, 99, 994, 995, 12_345, u64::MAX].map(two_digits);
        assert_eq!(shown[..7], [0, 9, 10, 99, 990, 1_000, 12_000]);
        assert_eq!(shown[7] % 1_000_000, 0);
    }
}
