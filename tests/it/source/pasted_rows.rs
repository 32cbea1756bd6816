//! Rows of another file, in another encoding, that were pasted into a file.

use std::io::{self, Cursor, Read, Seek, SeekFrom};

use futures_lite::future::block_on;
use lead_import::{
    CampaignId, CancelHandle, Checkpoint, Importer, MemoryStore,
    columns::Detector,
    report::IssueCode,
    source::{Encoding, OtherEncoding, Position, ReadOptions, Record, Table},
};
use proptest::{collection::vec, prelude::*};
use serde_json::json;

use super::encoded::encode;

/// What people of one language write, and the encodings in which they paste it.
const TEXTS: &[(&[&str], &[&str])] = &[
    (
        &["windows-1252", "iso-8859-15", "ibm850", "macintosh"],
        &["Jürgen Müller", "Käthe Schäfer", "Björn Jäger", "München Süd", "Günther Köhler"],
    ),
    (
        &["windows-1250", "iso-8859-2"],
        &["Łukasz Dąbrowski", "Małgorzata Wójcik", "Świętosława Żyła", "Grażyna Gołąb", "Michał Kozłowski"],
    ),
    (&["windows-1251", "koi8-r"], &["Ольга Смирнова", "Пётр Соловьёв", "Юлия Щукина", "Анна Кузнецова"]),
    (&["windows-1253"], &["Ελένη Παπαδοπούλου", "Γιώργος Νικολαΐδης", "Δημήτρης Οικονόμου"]),
    (&["gb18030"], &["王经理介绍", "广州贸易有限公司", "北京科技发展", "上海客户服务"]),
    (&["shift_jis", "euc-jp"], &["セミナー参加", "鈴木花子さま", "東京本社の田中", "資料を送る"]),
    (&["euc-kr"], &["김민준 과장", "서울 영업부", "박지훈 대표님"]),
];

const ENDS: [&str; 3] = ["\n", "\r\n", "\r"];

/// A file of rows, of which some are in another encoding.
#[derive(Clone, Debug)]
struct Pasted {
    bytes: Vec<u8>,
    /// The text of each row, and whether it was pasted.
    rows: Vec<(String, bool)>,
}

/// Writes the rows, each with the encoding of its own.
fn written(rows: &[(String, &str)], main: &str, end: &str) -> Pasted {
    let mut bytes = format!("email,note,city{end}").into_bytes();
    for (index, (text, label)) in rows.iter().enumerate() {
        bytes.extend(encode(&format!("person{index}@example.com,{text},x{end}"), label));
    }
    let rows = rows.iter().map(|(text, label)| (text.clone(), *label != main && !text.is_ascii()));
    Pasted { bytes, rows: rows.collect() }
}

/// Files of UTF-8 with a few rows in one other encoding.
fn pasted() -> impl Strategy<Value = Pasted> {
    let place = (0..TEXTS.len(), any::<prop::sample::Index>(), prop::sample::select(ENDS.to_vec()));
    let rows = vec((0..4_u8, any::<prop::sample::Index>(), any::<bool>()), 6..40);
    (place, rows).prop_map(|((language, page, end), rows)| {
        let (pages, texts) = TEXTS[language];
        let page = *page.get(pages);
        // The lines of UTF-8 are more than those that were pasted.
        let pasted = rows.iter().filter(|(kind, ..)| *kind == 0).count();
        let first = (0..=2 * pasted).map(|row| (texts[row % texts.len()].to_owned(), "utf-8"));
        let rows = rows.iter().map(|(kind, text, lines)| {
            let text = text.get(texts);
            let (text, label) = match kind {
                0 => (*text, page),
                1 => ("plain", "utf-8"),
                _ => (*text, "utf-8"),
            };
            (if *lines { format!("\"{text}{end}{text}\"") } else { text.to_owned() }, label)
        });
        written(&first.chain(rows).collect::<Vec<_>>(), "utf-8", end)
    })
}

/// A source that returns few bytes at a time.
#[derive(Debug)]
struct Slow(Cursor<Vec<u8>>, Vec<usize>, usize);

impl Read for Slow {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.2 += 1;
        let most = self.1[self.2 % self.1.len()].min(buffer.len());
        self.0.read(&mut buffer[..most])
    }
}

impl Seek for Slow {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.0.seek(to)
    }
}

type Row = (Position, String, bool);

/// The rows, each with the place to resume at before it.
fn read<R: Read + Seek>(source: R) -> (Table<R>, Vec<(Position, Row)>) {
    let mut table = Table::open_with(source, &ReadOptions::default(), &Detector::default()).unwrap();
    let (mut records, mut record, mut rows) = (table.records().unwrap(), Record::default(), Vec::new());
    loop {
        let resume = records.position();
        if !records.read(&mut record).unwrap() {
            break;
        }
        rows.push((resume, (record.position(), record[1].to_owned(), record.is_in_other_encoding())));
    }
    (table, rows)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_row_is_read_in_its_own_encoding_from_any_place_and_in_any_pieces(
        file in pasted(),
        pieces in vec(1..40_usize, 1..8),
    ) {
        let (mut table, rows) = read(Cursor::new(file.bytes.clone()));
        let found: Vec<_> = rows.iter().map(|(_, (_, text, other))| (text.clone(), *other)).collect();
        let expected: Vec<_> = file.rows.iter().map(|(text, other)| (text.trim_matches('"').to_owned(), *other)).collect();
        prop_assert_eq!(found, expected);
        let report = table.summary().encoding();
        let others = file.rows.iter().filter(|(_, other)| *other).count() as u64;
        prop_assert_eq!((report.encoding(), report.replaced()), (Encoding::UTF_8, 0));
        prop_assert_eq!(report.other().map_or(0, OtherEncoding::rows), others);

        let (slow, again) = read(Slow(Cursor::new(file.bytes), pieces, 0));
        prop_assert_eq!(&again, &rows);
        prop_assert_eq!(slow.summary().encoding(), table.summary().encoding());

        let mut record = Record::default();
        for (resume, (position, text, other)) in rows {
            prop_assert!(table.records_from(resume).unwrap().read(&mut record).unwrap());
            prop_assert_eq!((record.position(), &record[1], record.is_in_other_encoding()), (position, &*text, other));
        }
    }
}

/// A file of more rows than any sample has, of which one at the end was pasted.
fn large(pasted: &[u8]) -> Vec<u8> {
    let mut bytes = b"email,note,city\n".to_vec();
    for row in 0..40_000 {
        bytes.extend(format!("person{row}@example.com,Zoë Brontë,London\n").bytes());
    }
    bytes.extend(pasted);
    bytes.extend("last@example.com,Åsa,Gävle\n".bytes());
    bytes
}

#[test]
fn a_row_far_behind_the_samples_is_read_in_its_own_encoding() {
    for (label, text) in [("windows-1252", "Jörg"), ("gb18030", "王经理介绍"), ("windows-1251", "Пётр")] {
        let row = encode(&format!("pasted@example.com,{text},x\n"), label);
        let (table, rows) = read(Cursor::new(large(&row)));
        let (_, (position, found, other)) = &rows[40_000];
        assert_eq!((found.as_str(), *other, position.line()), (text, true, 40_002), "{label}");
        assert_eq!(rows[40_001].1.1, "Åsa");
        let report = table.summary().encoding();
        assert_eq!(report.encoding(), Encoding::UTF_8);
        assert_eq!(report.other().map(|other| (other.encoding().name(), other.rows())), Some((label, 1)));
    }
}

/// A line longer than the reader looks ahead is read in the encoding of the file, wherever the reads end.
#[test]
fn a_line_that_is_too_long_to_be_judged_is_read_in_the_encoding_of_the_file() {
    for (length, expected) in [(200_000, "J\u{f6}rg"), (300_000, "J\u{fffd}rg")] {
        let long = [b"long@example.com,J\xF6rg ".to_vec(), b"x".repeat(length), b" K\xF6ln,y\n".to_vec()].concat();
        let file = large(&[long, b"next@example.com,J\xF6rg,x\n".to_vec()].concat());
        let (mut table, rows) = read(Cursor::new(file));
        let (resume, (position, text, _)) = &rows[40_000];
        assert!(
            text.starts_with(expected) && text.ends_with(&expected.replace('J', "K").replace("rg", "ln")),
            "{}",
            &text[..20]
        );
        assert_eq!(rows[40_001].1.1, "Jörg");
        let mut record = Record::default();
        table.records_from(*resume).unwrap().read(&mut record).unwrap();
        assert_eq!((record.position(), &record[1]), (*position, text.as_str()));
    }
}

#[test]
fn an_inspection_and_a_report_name_the_encoding_of_pasted_rows() {
    let file =
        [b"email,note\n", "a@example.com,Zoë\nb@example.com,Åsa\n".as_bytes(), b"c@example.com,J\xF6rg\n"].concat();
    let inspection = serde_json::to_value(Importer::new().inspect(Cursor::new(file.clone())).unwrap()).unwrap();
    assert_eq!(inspection["encoding"], "UTF-8");
    assert_eq!(inspection["otherEncoding"], json!({ "encoding": "windows-1252", "rows": 1, "line": 4 }));
    let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
    store.create_campaign(&campaign);
    let report = block_on(Importer::new().import(&store, &campaign, Cursor::new(file))).unwrap();
    let warnings: Vec<_> =
        report.warnings().iter().map(|issue| (issue.line(), issue.code(), issue.message())).collect();
    let message = "The file is UTF-8 and this row is not; it was read as windows-1252";
    assert_eq!(warnings, [(4, IssueCode::OtherEncoding, message)]);
    let clean = Importer::new().inspect(Cursor::new("email,note\na@example.com,Zoë\n")).unwrap();
    assert!(serde_json::to_value(clean).unwrap().get("otherEncoding").is_none());
}

#[test]
fn an_import_of_pasted_rows_is_resumed_in_the_middle() {
    let rows: Vec<_> =
        (0..30).map(|row| ("Jörg Müller".to_owned(), if row % 3 == 0 { "windows-1252" } else { "utf-8" })).collect();
    let file = written(&rows, "utf-8", "\r\n").bytes;
    let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
    store.create_campaign(&campaign);
    let (importer, handle) = (Importer::new().batch_size(7), CancelHandle::new());
    let stop = handle.clone();
    let stopping = importer.clone().listener(move |event: &lead_import::Event<'_>| {
        if matches!(event, lead_import::Event::BatchCommitted(_)) {
            stop.cancel();
        }
    });
    let job = stopping.job(Cursor::new(file.clone())).cancel_handle(&handle);
    let error = block_on(job.import(&store, &campaign)).unwrap_err();
    let stored = serde_json::to_value(error.checkpoint().unwrap()).unwrap();
    assert_eq!(stored["identity"]["settings"]["otherEncoding"], "windows-1252");

    let mut changed = stored.clone();
    changed["identity"]["settings"]["otherEncoding"] = json!("windows-1251");
    let changed: Checkpoint = serde_json::from_value(changed).unwrap();
    let refused = block_on(importer.resume(changed, &store, Cursor::new(file.clone()))).unwrap_err();
    assert!(refused.to_string().contains("different settings"), "{refused}");

    let checkpoint: Checkpoint = serde_json::from_value(stored).unwrap();
    let report = block_on(importer.resume(checkpoint, &store, Cursor::new(file))).unwrap();
    assert_eq!((report.total_rows(), report.created(), report.warnings().len()), (30, 30, 10));
    assert!(store.leads().iter().all(|lead| lead.custom().get("note") == Some("Jörg Müller")), "{:?}", store.leads());
}
