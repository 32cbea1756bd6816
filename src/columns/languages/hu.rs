//! Hungarian (magyar).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "hu",
    email: &[
        "e-mail", "email", "e-mail cím", "email cím", "e-mail címe", "elektronikus levélcím", "drótposta", "e-posta",
        "emailcím", "e-mail-cím", "villámposta", "mail", "e-mail elérhetőség", "elektronikus cím",
    ],
    first_name: &["Keresztnév", "Utónév", "Keresztneve", "Utóneve", "Utónevek"],
    last_name: &["Vezetéknév", "Családnév", "Vezetékneve", "Családi név", "Családneve"],
    company: &[
        "Cég", "Cégnév", "Vállalat", "Cég neve", "Vállalat neve", "Vállalkozás", "Cége neve", "Munkáltató", "Társaság",
        "Munkáltató neve", "Vállalkozás neve", "Cég megnevezése",
    ],
    job_title: &[
        "Beosztás", "Munkakör", "Pozíció", "Munkaköri cím", "Beosztása", "Pozíciója", "Munkakör megnevezése",
        "Betöltött pozíció", "Tisztség",
    ],
    weak_last_name: &[],
    weak_company: &["Szervezet", "Szervezet neve", "Intézmény", "Intézmény neve", "Munkahely", "Fióknév"],
    weak_job_title: &["Foglalkozás", "Szakma"],
    role: &["Szerepkör", "Szerep"],
    title: &["Titulus"],
    name: &["Név", "Neve"],
    full_name: &[
        "Teljes név", "Vezeték- és keresztnév", "Megjelenő név", "Teljes neve", "Vezetéknév és keresztnév",
        "Kapcsolattartó neve", "Vezetéknév, keresztnév", "Vezeték és utónév", "Megjelenítendő név",
    ],
    primary: &["elsődleges", "fő", "alapértelmezett", "első"],
    work: &["munkahelyi", "céges", "üzleti", "hivatali", "vállalati", "irodai"],
    other: &["másodlagos", "egyéb", "második", "alternatív", "további", "másik"],
    personal: &["személyes", "otthoni", "privát", "magán"],
    person: &[
        "kapcsolattartó", "kapcsolat", "ügyfél", "személy", "résztvevő", "vendég", "tag", "érdeklődő", "feliratkozó",
        "jelentkező", "vevő", "partner",
    ],
    party: &["felhasználó", "vásárló", "számlázási", "szállítási", "megrendelő"],
    recipient: &[],
    filler: &["az", "ön", "a", "és", "vagy", "kérjük", "adja meg", "kötelező", "add meg"],
    near_miss: &[
        "dátum", "állapot", "státusz", "típus", "részleg", "osztály", "becenév", "születési", "leánykori",
        "felhasználónév", "tulajdonos", "asszisztens", "menedzser", "megszólítás", "előtag", "anyja", "hozzájárulás",
        "felelős", "Cím",
    ],
    opt_out: &[
        "leiratkozott", "leiratkozás", "leiratkozás dátuma", "leiratkozás ideje", "leiratkozva", "ne keresse",
        "nem kereshető", "tiltólista", "tiltólistán",
    ],
    opt_in: &["hozzájárulás", "hozzájárult", "hozzájárul", "feliratkozott", "feliratkozva"],
    consent_status: &["állapot", "státusz", "feliratkozás állapota", "feliratkozás", "feliratkozási állapot"],
    marketing: &["hírlevél", "hírlevélre", "hírlevélről", "marketing", "reklám"],
    opted_out: &["leiratkozott", "leiratkozva", "leiratkozás", "ne keresse", "tiltólistán"],
    yes: &["igen", "igaz"],
    no: &["nem", "hamis", "elutasítva"],
    salutations: &["Úr", "Hölgy", "Dr.", "Ifj.", "Id.", "Özv.", "Prof."],
};
