//! Lists in messages: [`first_of`].

/// The first items of a list, and how many there are besides: `Email, City and 3 more`.
pub(in crate::import) fn first_of<S: AsRef<str>>(items: &[S], most: usize) -> String {
    let shown = items.iter().take(most).map(AsRef::as_ref).collect::<Vec<_>>().join(", ");
    match items.len().saturating_sub(most) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}
