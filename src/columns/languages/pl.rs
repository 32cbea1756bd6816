//! Polish (polski).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "pl",
    email: &[
        "e-mail", "email", "adres e-mail", "adres email", "adresy e-mail", "poczta elektroniczna",
        "adres poczty elektronicznej", "mail", "adres mailowy", "poczta e-mail", "adres poczty e-mail",
    ],
    first_name: &["Imię", "Imiona", "Imię (imiona)", "Pierwsze imię", "Imię kontaktu"],
    last_name: &["Nazwisko", "Nazwiska", "Nazwisko rodowe i obecne"],
    company: &[
        "Firma", "Nazwa firmy", "Przedsiębiorstwo", "Spółka", "Pracodawca", "Nazwa przedsiębiorstwa",
        "Firma/Organizacja", "Nazwa spółki", "Nazwa pracodawcy", "Nazwa Twojej firmy",
    ],
    job_title: &[
        "Stanowisko", "Stanowisko pracy", "Nazwa stanowiska", "Pozycja", "Funkcja", "Tytuł stanowiska",
        "Tytuł zawodowy", "Stanowisko służbowe", "Pełniona funkcja", "Stanowisko w firmie",
    ],
    weak_last_name: &[],
    weak_company: &[
        "Organizacja", "Nazwa organizacji", "Instytucja", "Nazwa instytucji", "Kontrahent", "Nazwa konta",
        "Zakład pracy", "Jednostka", "Miejsce pracy",
    ],
    weak_job_title: &["Zawód"],
    role: &["Rola"],
    title: &[],
    name: &[],
    full_name: &[
        "Imię i nazwisko", "Nazwisko i imię", "Pełne imię i nazwisko", "Pełna nazwa kontaktu", "Wyświetlana nazwa",
        "Imię nazwisko", "Nazwisko imię", "Imię / Nazwisko", "Osoba kontaktowa imię i nazwisko",
    ],
    primary: &["podstawowy", "główny", "główna", "podstawowa", "preferowany", "domyślny", "pierwszy"],
    work: &["służbowy", "służbowa", "firmowy", "praca", "biznesowy", "do pracy", "w pracy"],
    other: &[
        "dodatkowy", "dodatkowa", "inny", "inna", "alternatywny", "drugi", "pomocniczy", "zapasowy", "stary", "stara",
    ],
    personal: &["prywatny", "prywatna", "osobisty", "domowy", "dom"],
    person: &[
        "kontakt", "kontaktu", "osoba", "osoba kontaktowa", "osoby kontaktowej", "klient", "klienta", "uczestnik",
        "uczestnika", "gość", "członek", "subskrybent", "kandydat", "odbiorca", "pacjent", "abonent", "pracownik",
        "pracownika", "osoby", "potencjalny klient", "prelegent", "wolontariusz", "gracz", "zawodnik", "pasażer",
        "podróżny", "zwycięzca",
    ],
    party: &["użytkownik", "użytkownika", "kupujący", "rozliczeniowy", "wysyłka", "dostawa", "faktura", "płatnik"],
    recipient: &[],
    filler: &[
        "twój", "twoje", "twoja", "pana", "i", "lub", "do", "podaj", "proszę", "wpisz", "wymagane", "pole", "w",
        "pan/i", "jaki", "jest", "nowy", "nowa", "obecny", "cześć", "witaj", "dziękujemy",
    ],
    near_miss: &[
        "tytuł", "data", "status", "typ", "rodzaj", "właściciel", "asystent", "asystenta", "menedżer", "opiekun",
        "dział", "drugie imię", "pseudonim", "zgoda", "urodzenia", "nazwa użytkownika", "nadawca", "współmałżonek",
        "panieńskie", "rodowe", "przełożony", "kategoria", "matki", "ojca", "rodzic", "domena", "handlowiec",
        "utworzono", "zmodyfikowano", "źródło",
    ],
    opt_out: &[
        "wypisany", "wypisana", "wypisano", "wypisany z", "data wypisania", "rezygnacja z", "rezygnacja z otrzymywania",
        "nie kontaktować", "nie kontaktować się", "nie wysyłać", "brak zgody", "cofnięcie zgody", "zgoda cofnięta",
        "data rezygnacji z newslettera",
    ],
    opt_in: &[
        "zgoda", "zgoda na", "zgoda na otrzymywanie", "zgoda marketingowa", "wyraził zgodę", "wyraża zgodę",
        "wyrażam zgodę na", "subskrybuje", "zapisany na newsletter",
    ],
    consent_status: &["status", "stan", "status subskrypcji", "subskrypcja", "status zgody", "status zapisu"],
    marketing: &["newsletter", "newslettera", "biuletyn", "marketing", "mailing", "reklamy", "informacje handlowe"],
    opted_out: &[
        "wypisany", "wypisana", "wypisał się", "wypisała się", "nie kontaktować", "nie kontaktować się",
        "zgoda cofnięta", "cofnięto zgodę", "odbity",
    ],
    yes: &["tak", "prawda"],
    no: &["nie", "fałsz", "odmowa"],
    salutations: &["Pan", "Pani", "Państwo", "dr", "mgr", "inż.", "prof.", "P.", "mgr inż."],
};
