//! What a lead's address may be, and what can be repaired.

use std::{collections::HashSet, error::Error};

use lead_import::{Email, lead::Repair};
use proptest::prelude::*;

fn normal(text: &str) -> Option<String> {
    Email::parse(text).ok().map(|email| email.as_str().to_owned())
}

fn repaired(cell: &str) -> Option<(String, Vec<Repair>)> {
    Email::repair(cell).ok().map(|found| (found.email().as_str().to_owned(), found.repairs().to_vec()))
}

#[test]
fn ordinary_addresses_pass_unrepaired() {
    let long_local = format!("{}@example.com", "a".repeat(64));
    let long_label = format!("a@{}.com", "b".repeat(63));
    let longest = format!("{}@{}.{}.{}.com", "a".repeat(64), "b".repeat(61), "c".repeat(61), "d".repeat(61));
    assert_eq!(longest.len(), 254);
    let addresses = [
        "ada@example.com",
        "a+tag@example.co.uk",
        "customer/department=shipping@example.com",
        "!#$%&'*+-/=?^_`{|}~@example.com",
        "a@b.c.d.example",
        "1@2.example",
        "x@c--n.com",
        "user@xn--bcher-kva.example",
        "o'hara@example.ie",
        "t*est@example.com",
        "user/department@example.com",
        "*@example.com",
        "a@example.museum",
        &long_local,
        &long_label,
        &longest,
    ];
    for address in addresses {
        assert_eq!(repaired(address), Some((address.to_owned(), vec![])), "{address}");
        assert_eq!(normal(address).as_deref(), Some(address));
    }
}

#[test]
fn addresses_beyond_ascii_pass_and_their_domain_becomes_ascii() {
    let cases = [
        ("жозе@пример.рф", "жозе@xn--e1afmkfd.xn--p1ai"),
        ("用户@例子.广告", "用户@xn--fsqu00a.xn--4rr70v"),
        ("Ada@BÜCHER.example", "ada@xn--bcher-kva.example"),
        ("ada@bücher。example", "ada@xn--bcher-kva.example"),
        ("ADA@EXAMPLE.COM", "ada@example.com"),
        ("e\u{301}mile@example.com", "émile@example.com"),
        ("ada@example.vermögensberater", "ada@example.xn--vermgensberater-ctb"),
        ("ada@example.vermögensberatung", "ada@example.xn--vermgensberatung-pwb"),
    ];
    for (written, expected) in cases {
        assert_eq!(normal(written).as_deref(), Some(expected), "{written}");
    }
}

#[test]
fn what_no_lead_can_be_written_to_is_refused() {
    let long_local = format!("{}@example.com", "a".repeat(65));
    let long_label = format!("a@{}.com", "b".repeat(64));
    let too_long = format!("{}@{}.{}.{}.com", "a".repeat(64), "b".repeat(61), "c".repeat(61), "d".repeat(62));
    let long_in_octets = format!("{}@example.com", "é".repeat(33));
    let addresses = [
        "",
        "ada",
        "@",
        "ada@",
        "@example.com",
        "ada@example",
        "ada@@example.com",
        "ada@example..com",
        "ada@.example.com",
        ".ada@example.com",
        "ada.@example.com",
        "a..b@example.com",
        "ada@-example.com",
        "ada@example-.com",
        "ada@exa_mple.com",
        "ada@127.0.0.1",
        "ada@[127.0.0.1]",
        "ada@[IPv6:::1]",
        "\"ada\"@example.com",
        "\"a b\"@example.com",
        "ada(comment)@example.com",
        "ada lovelace@example.com",
        "Ada ada@example.com",
        "ada@exam ple.com",
        "ada@example.c0m1",
        "ada@example.123",
        "ada@xn--.com",
        "ada@ab--cd.com",
        "ada@example.com/path",
        "ada@example.com:25",
        "ada@example,com",
        "ada\\@example.com",
        "ada@i❤.ws",
        "a\u{0}b@example.com",
        "ad\u{7}a@example.com",
        "ada@example\u{2006}.com",
        "\u{301}ada@example.com",
        "a\u{202e}b@example.com",
        "a\u{e000}@example.com",
        "ada@א1.1.com",
        "nbsp\u{a0}ada@example.com",
        "<\u{338}ada@example.com",
        "jos\u{fffd}@example.com",
        "jos?@example.com",
        "m?ller@example.com",
        "???@example.com",
        "*ana@example.com",
        "**ana@example.com",
        "/ana@example.com",
        "ana@example.com¦Ana¦Acme",
        "ana@example.comþAnaþAcme",
        "ana@example.comÿAna",
        "ana@example.com§Ana",
        "ana@example.com¬Ana",
        "ana@example.comя",
        &long_in_octets,
        &long_local,
        &long_label,
        &too_long,
    ];
    for address in addresses {
        assert_eq!(normal(address), None, "{address}");
        assert_eq!(repaired(address), None, "{address}");
    }
}

#[test]
fn what_surrounds_an_address_is_taken_away_and_named() {
    use Repair::{
        Compatibility, DisplayName, FirstOfSeveral, FullWidth, InvisibleCharacter, Mailto, Quotes, TrailingPunctuation,
    };
    let cases: [(&str, &[Repair]); 44] = [
        ("  ada@example.com\r\n", &[]),
        ("\u{a0}ada@example.com\u{a0}", &[InvisibleCharacter]),
        ("\u{200b}ada@exam\u{200b}ple.com", &[InvisibleCharacter]),
        ("\u{feff}ada@example.com", &[InvisibleCharacter]),
        ("\u{202a}ada@example.com\u{202c}", &[InvisibleCharacter]),
        ("ada\u{fe0f}@example.com", &[InvisibleCharacter]),
        ("a\u{34f}da@example.com", &[InvisibleCharacter]),
        ("a\u{115f}da@example.com", &[InvisibleCharacter]),
        ("ada\u{3164}@example.com", &[InvisibleCharacter]),
        ("ada\u{2800}@example.com", &[InvisibleCharacter]),
        ("ad\u{200c}a@exam\u{200d}ple.com", &[InvisibleCharacter]),
        ("ada\u{2061}@example.com\u{2064}", &[InvisibleCharacter]),
        ("ada\u{200e}@example.com", &[InvisibleCharacter]),
        ("ada@example.com\u{206f}", &[InvisibleCharacter]),
        ("\u{202e}ada@example.com", &[InvisibleCharacter]),
        ("ａｄａ@example.com", &[FullWidth]),
        ("𝐚𝒅𝖆@example.com", &[Compatibility]),
        ("mailto://ada@example.com", &[Mailto]),
        ("'ada@example.com", &[Quotes]),
        ("ada@example.com (work), bob@example.com", &[DisplayName, FirstOfSeveral]),
        ("ada@example.com (work); bob@example.com (home)", &[DisplayName, FirstOfSeveral]),
        ("ada@example.com, bob@example.com (home)", &[FirstOfSeveral]),
        ("mailto:ada@example.com", &[Mailto]),
        ("MAILTO:ada@example.com?subject=Hi", &[Mailto]),
        ("Ada Lovelace <ada@example.com>", &[DisplayName]),
        ("\"Lovelace, Ada\" <ada@example.com>", &[DisplayName]),
        ("<ada@example.com>", &[DisplayName]),
        ("<mailto:ada@example.com>", &[Mailto, DisplayName]),
        ("ada@example.com,", &[TrailingPunctuation]),
        ("ada@example.com;", &[TrailingPunctuation]),
        ("ada@example.com.", &[TrailingPunctuation]),
        ("Ada <ada@example.com>;", &[DisplayName, TrailingPunctuation]),
        ("ada＠example.com", &[FullWidth]),
        ("ａｄａ＠ｅｘａｍｐｌｅ．ｃｏｍ", &[FullWidth]),
        ("\"ada@example.com\"", &[Quotes]),
        ("'ada@example.com'", &[Quotes]),
        ("“ada@example.com”", &[Quotes]),
        ("ada@example.com, bob@example.com", &[FirstOfSeveral]),
        ("ada@example.com; bob@example.com;", &[FirstOfSeveral]),
        ("ada@example.com\nbob@example.com", &[FirstOfSeveral]),
        ("ada@example.com / bob@example.com", &[FirstOfSeveral]),
        ("ada@example.com bob@example.com", &[FirstOfSeveral]),
        ("Ada <ada@example.com>, Bob <bob@example.com>", &[DisplayName, FirstOfSeveral]),
        ("Lovelace, Ada <ada@example.com>; Ray, Bob <bob@example.com>", &[DisplayName, FirstOfSeveral]),
    ];
    for (cell, repairs) in cases {
        assert_eq!(repaired(cell), Some(("ada@example.com".to_owned(), repairs.to_vec())), "{cell:?}");
    }
}

#[test]
fn text_around_an_address_is_taken_away_where_a_mark_ends_it() {
    let cells = [
        // Before it.
        "; ada@example.com",
        ", ada@example.com",
        "| ada@example.com",
        "- ada@example.com",
        "• ada@example.com",
        "•ada@example.com",
        "1. ada@example.com",
        "12) ada@example.com",
        "> ada@example.com",
        "Email: ada@example.com",
        "E-mail privé : ada@example.com",
        "smtp:ada@example.com",
        "SMTP:Ada@Example.com",
        "Ada King (ada@example.com)",
        "Ada King - ada@example.com",
        "Ada King – ada@example.com",
        "Ada King <ada@example.com",
        "Ada King [ada@example.com]",
        // Behind it.
        "ada@example.com |",
        "ada@example.com/",
        "ada@example.com -",
        "ada@example.com!",
        "ada@example.com?",
        "ada@example.com:",
        "ada@example.com>",
        "ada@example.com\"",
        "ada@example.com;#",
        "ada@example.com;#12",
        "ada@example.com<br>",
        "ada@example.com<br/>",
        "ada@example.com (valid)",
        "ada@example.com (Ada King)",
        "ada@example.com(work)",
        "ada@example.com [bounced 2x]",
        "ada@example.com <Ada King>",
        "ada@example.com - Ada King",
        "ada@example.com\n+44 20 7946 0000",
        // Around it.
        "(ada@example.com)",
        "[ada@example.com](mailto:ada@example.com)",
        "„ada@example.com“",
        "«ada@example.com»",
        "»ada@example.com«",
        "<a href=\"mailto:ada@example.com\">ada@example.com</a>",
        "<a href='mailto:ada@example.com?subject=Hi&cc=bob@example.com'>Ada</a>",
        "<b>ada@example.com</b>",
        "=\"ada@example.com\"",
        "=HYPERLINK(\"mailto:ada@example.com\";\"ada@example.com\")",
        "=HYPERLINK(\"mailto:ada@example.com\",\"write to Ada\")",
        // In a list.
        "n/a; ada@example.com",
        "none, ada@example.com",
        "n/a;ada@example.com",
        "ada@example.com; n/a",
        "ada@example.com;n/a",
        "ada@example.com, -",
        "ada@example; ada@example.com",
    ];
    for cell in cells {
        let found = Email::repair(cell).unwrap_or_else(|error| panic!("{cell:?}: {:?}", error.source()));
        assert_eq!(found.email().as_str(), "ada@example.com", "{cell:?}");
        assert!(!found.repairs().is_empty(), "{cell:?}");
        let others: &[&str] = if cell.starts_with("ada@example;") { &["ada@example"] } else { &[] };
        assert_eq!(found.others(), others, "{cell:?}");
    }
}

#[test]
fn the_other_addresses_of_a_list_are_listed() {
    for between in [
        " ::: ",
        " and ",
        " & ",
        " und ",
        "\n",
        ", ",
        ",",
        "; ",
        ";",
        " / ",
        "/",
        "|",
        " | ",
        " ",
        " - ",
        ";#",
        " (work); ",
        "、",
    ] {
        let cell = format!("ada@example.com{between}Bob@example.com");
        let found = Email::repair(&cell).unwrap_or_else(|error| panic!("{cell:?}: {:?}", error.source()));
        assert_eq!(found.email().as_str(), "ada@example.com", "{cell:?}");
        assert_eq!(found.others(), ["Bob@example.com"], "{cell:?}");
        assert!(found.repairs().contains(Repair::FirstOfSeveral), "{cell:?}");
    }
    let same = Email::repair("ada@example.com, ADA@EXAMPLE.COM").unwrap();
    assert!(same.others().is_empty() && !same.repairs().contains(Repair::FirstOfSeveral));
    let name = Email::repair("\"bob@example.com\" <ada@example.com>").unwrap();
    assert_eq!((name.email().as_str(), name.others()), ("ada@example.com", &["bob@example.com".to_owned()][..]));
}

#[test]
fn text_that_may_belong_to_an_address_is_never_taken_away() {
    for cell in [
        "ann smith@example.com",
        "Ann: smith, lee@example.com",
        "user:ann@example.com",
        "https://ann@example.com/",
        "ftp://user:secret@example.com",
        "smith,ann@example.com",
        "smith; lee,ann@example.com",
        "ann@mail.example,com",
        "ann@mail.example, com",
        "ann@mail.example com",
        "ann@mail.example;com",
        "ann@mail.exa\nmple.com",
        "ann@mail.example/com",
        "ann@mail.example:25",
        "ann@mail.example?x=1",
        "ann@mail.example>com",
        "ann@mail.example\"com",
        "\"ann@example.com",
        "ann and smith@example.com",
        "\\ann@example.com",
        "write to ann@example.com",
        "Ann ann@example.com",
        "ann@example.com Ann",
        "a)ann@example.com",
        "\"ann\"smith@example.com",
        "(ann)smith@example.com",
        "ann@smith@example.com",
        "ann@mail.example@com",
        "1.5 ann@example.com",
        "5 - 3, ann@example.com",
    ] {
        assert_eq!(repaired(cell), None, "{cell:?}");
    }
}

#[test]
fn the_first_valid_one_of_several_addresses_is_taken() {
    let found = repaired("ada@@example.com; bob@example.com; cid@example.com");
    assert_eq!(found, Some(("bob@example.com".to_owned(), vec![Repair::FirstOfSeveral])));
}

#[test]
fn half_an_address_is_never_cut_off() {
    for cell in
        ["first.last@sub.do,com", "ann smith@example.com", "ann,lee@example.com", "a\n@b.com", "n/a ada@example.com"]
    {
        assert_eq!(repaired(cell), None, "{cell:?}");
    }
}

#[test]
fn identity_is_the_normal_form_and_the_written_form_is_kept() {
    let (upper, lower) = (Email::parse(" Ada@Example.COM").unwrap(), Email::parse("ada@example.com").unwrap());
    assert_eq!(upper, lower);
    assert_eq!(HashSet::from([upper.clone(), lower.clone()]).len(), 1);
    assert_eq!((upper.as_written(), lower.as_written()), ("Ada@Example.COM", "ada@example.com"));
    assert_eq!((upper.local_part(), upper.domain()), ("ada", "example.com"));
    assert_eq!(upper.to_string(), "ada@example.com");
    assert_eq!(serde_json::to_string(&upper).unwrap(), "\"ada@example.com\"");
}

#[test]
fn the_error_is_short_and_its_source_names_the_rule() {
    let error = Email::parse("ada@127.0.0.1").unwrap_err();
    assert_eq!(error.to_string(), "Invalid email");
    assert!(error.source().unwrap().to_string().contains("top-level domain"));
}

#[test]
fn a_huge_cell_is_validated_in_no_time() {
    for unit in ["a", "@", "<a@b.com>", "a@b.com,", "\u{200b}", "<", "'"] {
        let cell = unit.repeat(1 << 18);
        let started = std::time::Instant::now();
        let _ = Email::repair(&cell);
        // Work that grew with the square of the length would take hours.
        assert!(started.elapsed().as_secs() < 20, "{unit:?} took {:?}", started.elapsed());
    }
}

proptest! {
    #[test]
    fn the_normal_form_of_a_normal_form_is_itself(local in "[a-zA-Z0-9.+ÄäßİıΣς-]{1,12}", domain in "[a-zA-Z0-9äÖß-]{1,10}\\.[a-zа-я]{2,5}") {
        if let Ok(email) = Email::parse(&format!("{local}@{domain}")) {
            let again = Email::parse(email.as_str()).unwrap();
            prop_assert_eq!(again.as_str(), email.as_str());
            prop_assert_eq!(again.as_written(), email.as_str());
        }
    }

    #[test]
    fn a_repaired_address_needs_no_repair(cell in "[ \u{a0}\u{200b}]{0,2}(mailto:|Ann <|\"|')?[a-z.]{1,6}[@＠][a-z]{1,6}\\.[a-z]{2,3}[>;,.\"' ]{0,3}") {
        if let Ok(found) = Email::repair(&cell) {
            let again = Email::repair(found.email().as_written()).unwrap();
            prop_assert!(again.repairs().is_empty());
            prop_assert_eq!(again.email(), found.email());
        }
    }

    #[test]
    fn what_parses_needs_no_repair(text in "[ ]{0,2}[a-z+][a-z'+]{0,5}@[a-z]{1,6}\\.[a-z]{2,3}[ ]{0,2}") {
        let parsed = Email::parse(&text).unwrap();
        let found = Email::repair(&text).unwrap();
        prop_assert!(found.repairs().is_empty());
        prop_assert_eq!(found.into_email(), parsed);
    }

    #[test]
    fn no_text_makes_the_validation_panic(text in any::<String>()) {
        if let Ok(email) = Email::parse(&text) {
            prop_assert!(email.as_str().len() <= 254);
            prop_assert_eq!(email.as_str().matches('@').count(), 1);
        }
        let _ = Email::repair(&text);
    }
}
