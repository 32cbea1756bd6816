//! The text of a lead file is read exactly as it was written, in whatever encoding, from three rows on.

use std::io::Cursor;

use encoding_rs as rs;
use futures_lite::future::block_on;
use lead_import::{
    CampaignId, Importer, MemoryStore,
    columns::Detector,
    report::IssueCode,
    source::{Encoding, ReadOptions, Record, Table},
};
use serde_json::json;

/// People of one language: first names, last names, companies and towns.
struct People {
    language: &'static str,
    encodings: &'static [&'static str],
    first: &'static str,
    last: &'static str,
    company: &'static str,
    town: &'static str,
}

const PEOPLE: &[People] = &[
    People {
        language: "English",
        encodings: &["UTF-8"],
        first: "Zoë Chloë Renée William Oliver Beyoncé Mary Siân",
        last: "Smith O’Connor Brontë Jones Nuñez Taylor Brown Lee",
        company: "Acme_Inc Müller_&_Sons Café_Nero Blue_Ltd",
        town: "London Leeds Bath York",
    },
    People {
        language: "German",
        encodings: &["windows-1252", "iso-8859-15", "macintosh", "ibm850", "UTF-16LE"],
        first: "Jürgen Käthe Björn Anna Günther Sören Peter Bärbel",
        last: "Müller Schäfer Weiß Schmidt Köhler Groß Vögele Jäger",
        company: "Bäckerei_Höhne_GmbH Möbel_Krüger_AG Straßenbau_Süd Grün_&_Söhne",
        town: "München Köln Düsseldorf Gießen",
    },
    People {
        language: "French",
        encodings: &["windows-1252", "macintosh"],
        first: "François Hélène Chloé Benoît Gaëlle André Noémie Zoé",
        last: "Lefèvre Gérard Dupré Bézier Besançon Hébert Rivière Côté",
        company: "Société_Générale_d'Énergie Crédit_Rhône Pâtisserie_Léa Île_Santé",
        town: "Orléans Besançon Nîmes Évry",
    },
    People {
        language: "Spanish",
        encodings: &["windows-1252", "ibm850"],
        first: "José María Íñigo Begoña Andrés Sofía Ramón Lucía",
        last: "García Muñoz Núñez Pérez Gómez Ibáñez Peña Martín",
        company: "Construcción_López Diseños_Año_Nuevo Energía_Ibérica Café_Montaña",
        town: "Málaga Cádiz León Logroño",
    },
    People {
        language: "Portuguese",
        encodings: &["windows-1252"],
        first: "João Conceição Inês Antônio Luís Mônica Tomé Cláudia",
        last: "Gonçalves Araújo Simões Magalhães Conceição Assunção Brandão Sá",
        company: "Construções_São_José Pão_Açúcar Informática_Évora Irmãos_Falcão",
        town: "Maceió Goiânia Brasília Guimarães",
    },
    People {
        language: "Swedish",
        encodings: &["windows-1252"],
        first: "Åsa Björn Märta Göran Håkan Örjan Pär Malin",
        last: "Åkesson Sjöberg Lindström Öberg Hägg Söderlund Ekström Nyström",
        company: "Västerås_Mekaniska Skånes_Färg Blåklint_AB Överby_Såg",
        town: "Malmö Göteborg Umeå Växjö",
    },
    People {
        language: "Danish",
        encodings: &["windows-1252"],
        first: "Søren Jørgen Åse Bjørn Kåre Mæt Lærke Øyvind",
        last: "Sørensen Nørgaard Møller Kjær Østergård Højlund Bråten Lykkegård",
        company: "Rødgrød_ApS Vestjysk_Kød Smørrebrød_A/S Fællesbageriet",
        town: "København Århus Ålborg Næstved",
    },
    People {
        language: "Polish",
        encodings: &["windows-1250", "iso-8859-2"],
        first: "Łukasz Małgorzata Paweł Grażyna Sławomir Bożena Michał Świętosława",
        last: "Wójcik Dąbrowski Kozłowski Jabłońska Zając Wróbel Gołąb Śliwiński",
        company: "Zakład_Usługowy_Kraków Żabka Spółdzielnia_Źródło Hurtownia_Łódzka",
        town: "Łódź Kraków Gdańsk Poznań",
    },
    People {
        language: "Czech",
        encodings: &["windows-1250", "iso-8859-2"],
        first: "Jiří Tomáš Lukáš Eliška Zdeněk Růžena Ondřej Kateřina",
        last: "Novák Dvořák Černý Svobodová Procházka Kučera Veselý Horáková",
        company: "Pivovar_Žatec Stavební_Společnost Město_Děčín Obchod_Štěstí",
        town: "Plzeň Ústí České_Budějovice Třebíč",
    },
    People {
        language: "Hungarian",
        encodings: &["windows-1250"],
        first: "László Zsófia Gergő Ágnes Győző József Eszter Ödön",
        last: "Kovács Szabó Tóth Horváth Erdős Kőszegi Fehér Bíró",
        company: "Magyar_Építő_Kft Győri_Keksz Főváros_Zrt Gyümölcs_Bt",
        town: "Győr Pécs Székesfehérvár Debrecen",
    },
    People {
        language: "Turkish",
        encodings: &["windows-1254"],
        first: "Ayşe İbrahim Çağlar Gülşen Işıl Oğuz Şebnem Ömer",
        last: "Yılmaz Öztürk Şahin Çelik Yıldız Güneş Aydın Koç",
        company: "Doğuş_Gıda Işık_İnşaat Çınar_Yapı Gümüş_Ticaret",
        town: "İstanbul İzmir Eskişehir Muğla",
    },
    People {
        language: "Russian",
        encodings: &["windows-1251", "koi8-r", "ibm866", "UTF-16BE"],
        first: "Иван Мария Сергей Ольга Дмитрий Анна Юрий Светлана",
        last: "Иванов Смирнова Кузнецов Попова Соколов Щербаков Жуков Цветкова",
        company: "Альфа_Банк Рога_и_Копыта Северный_Ветер Завод_Электрон",
        town: "Москва Казань Екатеринбург Тула",
    },
    People {
        language: "Ukrainian",
        encodings: &["windows-1251"],
        first: "Олексій Ірина Андрій Наталія Євген Їжакевич Юлія Тарас",
        last: "Шевченко Ковальчук Бойко Кравець Гнатюк Лисенко Єфремов Мельник",
        company: "Українські_Мережі Зелений_Гай Київський_Хліб Дніпро_Сервіс",
        town: "Київ Львів Харків Чернівці",
    },
    People {
        language: "Greek",
        encodings: &["windows-1253"],
        first: "Γιώργος Μαρία Κώστας Ελένη Νίκος Άννα Δημήτρης Σοφία",
        last: "Παπαδόπουλος Νικολάου Γεωργίου Αλεξίου Βασιλείου Οικονόμου Ράπτης Ζώης",
        company: "Ελληνική_Εταιρεία Αθηναϊκή_Ζυθοποιία Αιγαίο_ΑΕ Θάλασσα_ΕΠΕ",
        town: "Αθήνα Θεσσαλονίκη Πάτρα Ηράκλειο",
    },
    People {
        language: "Hebrew",
        encodings: &["windows-1255"],
        first: "דוד שרה יוסף רחל משה נועה אברהם תמר",
        last: "כהן לוי מזרחי פרץ ביטון דהן אברהם פרידמן",
        company: "חברת_החשמל בית_הספר מרכז_הגליל אור_ים",
        town: "ירושלים חיפה אשדוד נתניה",
    },
    People {
        language: "Japanese",
        encodings: &["shift_jis", "euc-jp"],
        first: "太郎 花子 健一 美咲 翔太 陽子 大輔 さくら",
        last: "佐藤 鈴木 高橋 田中 渡辺 伊藤 山本 中村",
        company: "株式会社ヤマダ 有限会社サクラ 東京電機 日本ソフト",
        town: "東京都 大阪市 横浜市 札幌市",
    },
    People {
        language: "Korean",
        encodings: &["euc-kr"],
        first: "민준 서연 지훈 수빈 현우 지은 영수 미경",
        last: "김 이 박 최 정 강 조 윤",
        company: "삼성전자 한국상사 대한건설 서울식품",
        town: "서울 부산 대구 인천",
    },
    People {
        language: "Chinese",
        encodings: &["gb18030"],
        first: "伟 芳 娜 秀英 敏 静 丽 强",
        last: "王 李 张 刘 陈 杨 黄 赵",
        company: "北京科技有限公司 上海贸易公司 广州电子厂 中国银行",
        town: "北京 上海 广州 成都",
    },
];

/// The order of characters in a code page that `encoding_rs` does not have, as far as the names here need it.
const IBM850: &[(char, u8)] = &[
    ('ü', 0x81),
    ('é', 0x82),
    ('ä', 0x84),
    ('ö', 0x94),
    ('Ö', 0x99),
    ('Ü', 0x9A),
    ('Ä', 0x8E),
    ('ß', 0xE1),
    ('á', 0xA0),
    ('í', 0xA1),
    ('ó', 0xA2),
    ('ú', 0xA3),
    ('ñ', 0xA4),
    ('Ñ', 0xA5),
    ('Í', 0xD6),
    ('É', 0x90),
];

fn encode(text: &str, label: &str) -> Vec<u8> {
    match label {
        "UTF-16LE" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "UTF-16BE" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        "ibm850" => text.chars().map(ibm850).collect(),
        _ => {
            let (bytes, _, unmappable) = rs::Encoding::for_label(label.as_bytes()).unwrap().encode(text);
            assert!(!unmappable, "{text} in {label}");
            bytes.into_owned()
        }
    }
}

fn ibm850(char: char) -> u8 {
    let high = IBM850.iter().find(|(known, _)| *known == char).map(|(_, byte)| *byte);
    high.or(u8::try_from(char).ok().filter(u8::is_ascii)).unwrap_or_else(|| panic!("{char} is in the table"))
}

fn nth(words: &str, index: usize) -> String {
    let words: Vec<_> = words.split(' ').collect();
    words[index % words.len()].replace('_', " ")
}

fn table(people: &People, rows: usize) -> Vec<Vec<String>> {
    let mut table = vec![["Email", "First Name", "Last Name", "Company", "City"].map(str::to_owned).to_vec()];
    table.extend((0..rows).map(|row| {
        let email = format!("person{row}@example{}.com", row % 7);
        let [first, last, company, town] = [(people.first, 1), (people.last, 3), (people.company, 1), (people.town, 5)]
            .map(|(words, step)| nth(words, row * step + row / 8));
        vec![email, first, last, company, town]
    }));
    table
}

fn written(table: &[Vec<String>], delimiter: &str, end: &str) -> String {
    table.iter().map(|row| row.join(delimiter) + end).collect()
}

fn read(bytes: Vec<u8>) -> (Table<Cursor<Vec<u8>>>, Vec<Vec<String>>) {
    let mut table = Table::open_with(Cursor::new(bytes), &ReadOptions::default(), &Detector::default()).unwrap();
    let mut rows = vec![table.summary().header().iter().map(str::to_owned).collect()];
    let mut records = table.records().unwrap();
    let mut record = Record::default();
    while records.read(&mut record).unwrap() {
        rows.push(record.iter().map(str::to_owned).collect());
    }
    (table, rows)
}

#[test]
fn lead_files_of_thirty_languages_and_encodings_are_read_exactly() {
    let (mut files, mut wrong) = (0, Vec::new());
    for people in PEOPLE {
        for encoding in people.encodings {
            for (delimiter, end) in [(",", "\r\n"), (";", "\n"), ("\t", "\r\n"), ("|", "\n")] {
                for rows in [3, 20, 200] {
                    let truth = table(people, rows);
                    let (table, found) = read(encode(&written(&truth, delimiter, end), encoding));
                    files += 1;
                    if found != truth {
                        let found = table.summary().encoding().encoding();
                        wrong.push(format!("{} in {encoding}, {rows} rows: {found}", people.language));
                    }
                }
            }
        }
    }
    assert_eq!(files, 360);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn an_accent_in_the_last_of_many_rows_decides() {
    let mut bytes = b"Email,Name\n".to_vec();
    for row in 0..40_000 {
        bytes.extend(format!("person{row}@example.com,Anna\n").bytes());
    }
    bytes.extend(b"last@example.com,J\xFCrgen M\xFCller\n");
    let (table, rows) = read(bytes);
    assert_eq!(table.summary().encoding().encoding().name(), "windows-1252");
    assert_eq!(rows.last().unwrap()[1], "Jürgen Müller");
    assert_eq!(table.summary().encoding().replaced(), 0);
}

#[test]
fn a_few_stray_bytes_do_not_make_utf8_something_else() {
    let mut bytes = "Email,Name\na@x.com,Zoë\nb@x.com,Jürgen\nc@x.com,Åsa Ö\n".as_bytes().to_vec();
    bytes.extend(b"d@x.com,Ren\xE9e\n");
    let (table, rows) = read(bytes);
    let report = table.summary().encoding();
    assert_eq!((report.encoding(), report.replaced()), (Encoding::UTF_8, 1));
    assert!(report.confidence() < 1.0);
    assert_eq!([&rows[1][1], &rows[4][1]], ["Zoë", "Ren\u{fffd}e"]);
}

#[test]
fn byte_order_marks_are_no_part_of_the_header() {
    let text = "Email,Name\na@x.com,Zoë\n";
    for marks in [1, 2] {
        let (table, rows) = read([[0xEF, 0xBB, 0xBF].repeat(marks), text.as_bytes().to_vec()].concat());
        assert_eq!((rows[0][0].as_str(), rows[1][1].as_str()), ("Email", "Zoë"));
        assert!(table.summary().encoding().has_byte_order_mark());
    }
    for (mark, label) in [([0xFF, 0xFE], "UTF-16LE"), ([0xFE, 0xFF], "UTF-16BE")] {
        let (table, rows) = read([mark.to_vec(), encode(text, label)].concat());
        assert_eq!(table.summary().encoding().encoding().name(), label);
        assert_eq!(rows[1][1], "Zoë");
    }
}

#[test]
fn a_given_encoding_is_not_questioned() {
    let bytes = encode("Email,Name\na@x.com,Łukasz\n", "iso-8859-2");
    let options = ReadOptions::default().encoding(Encoding::for_label("windows-1252").unwrap());
    let mut table = Table::open_with(Cursor::new(bytes), &options, &Detector::default()).unwrap();
    assert!(table.summary().encoding().confidence() > 0.999);
    let mut record = Record::default();
    table.records().unwrap().read(&mut record).unwrap();
    assert_eq!(record.get(1), Some("£ukasz"));
}

#[test]
fn the_seven_bit_encoding_of_japan_is_found() {
    let (table, rows) = read(b"Email,Name\na@x.com,\x1B$B:4F#\x1B(B\nb@x.com,\x1B$BNkLZ\x1B(B\n".to_vec());
    assert_eq!(table.summary().encoding().encoding().name(), "ISO-2022-JP");
    assert_eq!([&rows[1][1], &rows[2][1]], ["佐藤", "鈴木"]);
}

#[test]
fn an_encoding_that_is_not_certain_comes_with_both_readings() {
    for mark in [&b""[..], b"\xEF\xBB\xBF"] {
        let rows = b"email,last name\na@example.com,Nagy\n\nb@example.com,Varga\nc@example.com,Er\xF5s\n";
        let file = Cursor::new([mark, rows].concat());
        let inspection = Importer::new().inspect(file).unwrap();
        assert_eq!(inspection.encoding().encoding().name(), "windows-1250");
        let shown = serde_json::to_value(&inspection).unwrap();
        let expected = json!({ "encoding": "windows-1252", "line": 5, "chosen": "Erős", "other": "Erõs" });
        assert_eq!(shown["encodingAlternative"], expected);
    }
    let inspection =
        Importer::new().inspect(Cursor::new(b"email,last name\na@example.com,J\xFCrgen M\xFCller\n")).unwrap();
    assert_eq!(inspection.encoding().alternative(), None);
    assert!(serde_json::to_value(&inspection).unwrap().get("encodingAlternative").is_none());
}

#[test]
fn a_header_in_an_encoding_that_is_not_certain_is_a_warning_on_the_first_row() {
    let file = Cursor::new(b"email,Er\xF5s\na@example.com,x\nb@example.com,y\n");
    let inspection = Importer::new().inspect(file.clone()).unwrap();
    assert_eq!(inspection.encoding().alternative().unwrap().line(), 1);
    let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
    store.create_campaign(&campaign);
    let report = block_on(Importer::new().import(&store, &campaign, file)).unwrap();
    let warnings: Vec<_> = report.warnings().iter().map(|issue| (issue.line(), issue.code())).collect();
    assert_eq!(warnings, [(2, IssueCode::UnsureEncoding)]);
}

#[test]
fn byte_offsets_are_the_files_own_in_every_encoding() {
    for (label, text) in [
        ("windows-1252", "Email,Name\r\na@x.com,Jürgen\r\n\r\n\"b@x.com\",\"Zoë\r\nLee\"\r\nc@x.com,Åsa Köhler\r\n"),
        ("shift_jis", "Email,Name\na@x.com,佐藤\n\nb@x.com,\"鈴木\n花子\"\nc@x.com,高橋\n"),
        ("UTF-16LE", "Email,Name\na@x.com,佐藤\n\nb@x.com,\"Ünal\n😀\"\nc@x.com,ਊ\n"),
        ("euc-kr", "Email,Name\ra@x.com,김민준\rb@x.com,\"박\r지훈\"\r\rc@x.com,이\r"),
    ] {
        let bytes = encode(text, label);
        let options = ReadOptions::default().encoding(Encoding::for_label(label).unwrap());
        let mut table = Table::open_with(Cursor::new(bytes.clone()), &options, &Detector::default()).unwrap();
        let mut found = Vec::new();
        let mut records = table.records().unwrap();
        let mut record = Record::default();
        while records.read(&mut record).unwrap() {
            let rest = &bytes[usize::try_from(record.position().byte()).unwrap()..];
            let email = [encode("\"", label), encode(record.get(0).unwrap(), label)];
            assert!(rest.starts_with(&email[1]) || rest.starts_with(&email.concat()), "{label}: {record:?}");
            found.push((record.position(), record.get(1).unwrap().to_owned()));
        }
        assert_eq!(found.len(), 3);
        for (position, name) in found {
            let mut records = table.records_from(position).unwrap();
            records.read(&mut record).unwrap();
            assert_eq!((record.get(1), record.position().line()), (Some(name.as_str()), position.line()), "{label}");
        }
    }
}
