//! Words and domains that tell the language of a list without a letter beyond ASCII: [`Hints`].
//!
//! The only letter beyond ASCII in a file may be the byte 0xB3, which is `ł` in windows-1250 and `³` in windows-1252. A header `Nazwisko`
//! or an address in `.pl` tells that it is Polish. Hints are worth 8 bits
//! at most, as much as one rare letter.

use std::collections::BTreeSet;

use super::bits::Bits;

/// How much likelier a word of its own makes a language, in bits; a second word makes it likelier by as much again.
const WORD: Bits = 3.0;
/// How much likelier an address in its country's domain makes a language, in bits.
const DOMAIN: Bits = 2.0;

/// How much less a language's words support the mixture of its neighbours, in bits.
const MIXTURE: Bits = 2.0;

/// The languages of the mixture.
const WESTERN: [&str; 12] = ["de", "fr", "it", "es", "nl", "pt", "sv", "da", "nb", "fi", "ca", "is"];

/// Headers and legal forms of companies, all ASCII, and domains of countries, by the language's ISO 639 code.
const WORDS: &[(&str, &str)] = &[
    ("de", "vorname nachname anrede bemerkung strasse firma gmbh ag .de .at .ch"),
    ("fr", "nom entreprise fonction remarque ville adresse sarl .fr .be .ch"),
    ("es", "nombre apellido apellidos empresa cargo correo ciudad notas sl .es .mx .ar .cl .co"),
    ("pt", "nome apelido sobrenome empresa cargo cidade ltda .pt .br"),
    ("it", "nome cognome azienda ruolo citta srl spa .it"),
    ("ca", "nom cognoms empresa correu ciutat .cat"),
    ("nl", "voornaam achternaam bedrijf functie opmerking plaats bv .nl .be"),
    ("da", "fornavn efternavn firma stilling aps .dk"),
    ("nb", "fornavn etternavn firma stilling merknad .no"),
    ("sv", "anteckning befattning adress stad ab .se"),
    ("fi", "etunimi sukunimi yritys huomautus oy .fi"),
    ("is", "netfang fornafn eftirnafn ehf .is"),
    ("pl", "nazwisko firma stanowisko uwagi miasto telefon .pl"),
    ("cs", "firma pozice telefon ulice .cz"),
    ("sk", "meno priezvisko firma telefon ulica .sk"),
    ("sl", "ime priimek podjetje opomba naslov .si"),
    ("hr", "ime prezime tvrtka napomena adresa grad .hr .rs .ba"),
    ("hu", "nev cim kft zrt bt .hu"),
    ("ro", "prenume nume adresa oras srl .ro .md"),
    ("tr", "ad soyad unvan telefon sirket not .tr"),
    ("lt", "vardas pareigos pastaba miestas uab .lt"),
    ("lv", "amats adrese sia .lv"),
    ("et", "eesnimi perekonnanimi amet aadress .ee"),
    ("vi", "ten .vn"),
    ("ru", ".ru .by .kz"),
    ("uk", ".ua"),
    ("bg", ".bg"),
    ("mk", ".mk"),
    ("sr", ".rs .me"),
    ("be", ".by"),
    ("el", ".gr .cy"),
    ("he", ".il"),
    ("ar", ".sa .ae .eg .ma"),
    ("fa", ".ir"),
    ("th", ".th"),
];

/// The words and domains of a text.
#[derive(Debug)]
pub(super) struct Hints(BTreeSet<String>);

impl Hints {
    /// Those of the first lines of a file.
    pub(super) fn of(head: &[u8]) -> Self {
        let is_outside = |byte: &u8| byte.is_ascii() && !byte.is_ascii_alphanumeric() && *byte != b'.' && *byte != b'-';
        let words = head.split(is_outside).filter(|word| word.is_ascii()).filter_map(|word| str::from_utf8(word).ok());
        Self(words.filter_map(Self::part).collect())
    }

    /// The word, or the domain at its end.
    fn part(word: &str) -> Option<String> {
        let word = word.to_ascii_lowercase();
        match word.trim_matches('.').rfind('.') {
            Some(dot) => Some(word.trim_matches('.')[dot..].to_owned()),
            None => Some(word.trim_matches('.').to_owned()).filter(|word| word.len() > 1),
        }
    }

    /// How much likelier they make a language, in bits. A list of Dutch people has names of their neighbours, so that words of one western language
    /// also support the mixture of them, somewhat less.
    pub(super) fn support(&self, code: &str) -> Bits {
        if code != "mul" {
            return self.support_of_language(code);
        }
        let most = WESTERN.into_iter().map(|code| self.support_of_language(code)).fold(0.0, Bits::max);
        (most - MIXTURE).max(0.0)
    }

    fn support_of_language(&self, code: &str) -> Bits {
        let words = WORDS.iter().find(|(known, _)| *known == code).map_or("", |(_, words)| words);
        let (domains, words): (Vec<_>, Vec<_>) = words.split(' ').partition(|word| word.starts_with('.'));
        let words = words.into_iter().filter(|word| self.0.contains(*word)).take(2).count();
        let has_domain = domains.into_iter().any(|domain| self.0.contains(domain));
        WORD * if words > 1 { 2.0 } else { Bits::from(u8::from(words > 0)) } + if has_domain { DOMAIN } else { 0.0 }
    }
}
