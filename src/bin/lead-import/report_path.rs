//! The path that `--report` names: [`ReportPath`].

use std::{
    path::{Path, PathBuf},
    str::FromStr,
};

/// The path that `--report` names. Its ending says in which form the report is written.
#[derive(Clone, Debug)]
pub(crate) struct ReportPath {
    path: PathBuf,
    form: Form,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// All that the report has, as the library serialises it.
    Json,
    /// A page of HTML.
    Page,
}

impl FromStr for ReportPath {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let path = PathBuf::from(text);
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        let form = match ending.as_deref() {
            Some("json") => Form::Json,
            Some("html" | "htm") => Form::Page,
            _ => return Err("the name of the report must end in .html or .json"),
        };
        Ok(Self { path, form })
    }
}

impl ReportPath {
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn form(&self) -> Form {
        self.form
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_of_the_name_chooses_the_form() {
        let form = |name: &str| name.parse::<ReportPath>().map(|report| report.form).ok();
        assert_eq!(["r.json", "r.HTML", "a.b/r.htm"].map(form), [Some(Form::Json), Some(Form::Page), Some(Form::Page)]);
        assert_eq!(["r", "r.txt", "html", ".json", "leads.csv"].map(form), [None; 5]);
    }
}
