//! A report as a page for a browser: [`ReportPage`].
//!
//! The page is one file. It loads nothing and runs nothing, and says so to the browser (`Content-Security-Policy`), so that it can be
//! sent by mail. All text of the file is escaped by [`html`]. Its colours are those of the reader's system, light or dark.

use std::fmt;

use lead_import::{ImportReport, Inspection, columns::Column};

use super::{
    args::Args,
    columns_table::{ColumnsTable, becomes, layout},
    html,
    numbers::thousands,
    picture::{WIDTH, share},
    report_page_issues::{write_duplicates, write_failures, write_warnings},
};

/// How the import ended that a report is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    Complete,
    Stopped,
    DryRun,
}

/// The counts, the columns, and the failed rows, duplicate rows and warnings by their kind.
#[derive(Debug)]
pub(crate) struct ReportPage<'a> {
    pub(crate) args: &'a Args,
    pub(crate) ending: Ending,
    pub(crate) report: &'a ImportReport,
    pub(crate) inspection: Option<&'a Inspection>,
}

impl fmt::Display for ReportPage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_head(f)?;
        self.write_counts(f)?;
        write_failures(f, self.report)?;
        write_duplicates(f, self.report)?;
        write_warnings(f, self.report)?;
        self.write_columns(f)?;
        writeln!(f, "<p class=\"soft\">lead-import {}</p>\n</body>\n</html>", env!("CARGO_PKG_VERSION"))
    }
}

impl ReportPage<'_> {
    fn write_head(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = html::text(&self.args.source().to_string());
        let ending = match self.ending {
            Ending::Complete => "Imported",
            Ending::Stopped => "Stopped before its end; these are the rows so far",
            Ending::DryRun => "Dry run: nothing was written; an import would give this",
        };
        let campaign = html::value(self.args.campaign().as_str());
        writeln!(
            f,
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>Import of {name}</title>\n<style>\n{}</style>\n</head>\n<body>\n\
             <h1>Import of <bdi>{name}</bdi></h1>\n<p>{ending}. Campaign: {campaign}</p>",
            include_str!("report_page.css")
        )?;
        match self.inspection {
            Some(inspection) => writeln!(f, "<p class=\"soft\">{}</p>", html::text(&layout(inspection))),
            None => Ok(()),
        }
    }

    /// The counts as numbers, and the outcomes of the rows as a bar.
    fn write_counts(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let report = self.report;
        let counts = [
            ("rows", report.total_rows(), true),
            ("created", report.created(), true),
            ("existing", report.existing(), true),
            ("failed", report.failed(), true),
            ("added to the campaign", report.added(), true),
            ("already in the campaign", report.skipped(), true),
            ("duplicates within the file", report.duplicate_rows(), report.duplicate_rows() > 0),
            ("existing leads updated", report.updated(), report.updated() > 0),
        ];
        f.write_str("<ul class=\"counts\">\n")?;
        for (name, count, _) in counts.into_iter().filter(|(.., is_shown)| *is_shown) {
            writeln!(f, "<li><strong>{}</strong>{name}</li>", thousands(count))?;
        }
        f.write_str("</ul>\n")?;
        write_outcomes(f, report)
    }

    fn write_columns(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(inspection) = self.inspection else { return Ok(()) };
        f.write_str(
            "<h2>Columns</h2>\n<div class=\"scroll\"><table>\n\
             <tr><th>column</th><th>becomes</th><th>because</th><th class=\"number\">filled</th></tr>\n",
        )?;
        let table = ColumnsTable(inspection, &self.args.map);
        inspection.columns().columns().iter().try_for_each(|column| write_column(f, &table, column))?;
        f.write_str("</table></div>\n")
    }
}

fn write_column(f: &mut fmt::Formatter<'_>, table: &ColumnsTable<'_>, column: &Column) -> fmt::Result {
    let (header, becomes) = (html::value(column.header()), html::value(&becomes(column)));
    let filled = table.0.fill_rate(column.index()) * 100.0;
    let because = table.because(column);
    writeln!(f, "<tr><td>{header}</td><td>{becomes}</td><td>{because}</td><td class=\"number\">{filled:.0}%</td></tr>")
}

/// One bar whose parts are the rows that were created, that existed and that failed, with a key.
fn write_outcomes(f: &mut fmt::Formatter<'_>, report: &ImportReport) -> fmt::Result {
    let outcomes = [("created", report.created()), ("existing", report.existing()), ("failed", report.failed())];
    writeln!(f, "<svg viewBox=\"0 0 {WIDTH} 24\" role=\"img\" aria-label=\"The outcomes of the rows\">")?;
    let mut before = 0;
    for (name, count) in outcomes {
        let (start, end) = (share(before, report.total_rows()), share(before + count, report.total_rows()));
        writeln!(f, "<rect class=\"{name}\" x=\"{start}\" y=\"0\" width=\"{}\" height=\"24\"/>", end - start)?;
        before += count;
    }
    f.write_str("</svg>\n<p class=\"soft\">")?;
    outcomes.iter().try_for_each(|(name, _)| write!(f, "<span class=\"key {name}\"></span>{name}"))?;
    f.write_str("</p>\n")
}
