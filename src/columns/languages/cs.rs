//! Czech (čeština).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "cs",
    email: &[
        "e-mail", "email", "e-mailová adresa", "emailová adresa", "elektronická pošta", "mail",
        "adresa elektronické pošty", "e-mailové adresy", "e-maily", "elektronická adresa",
    ],
    first_name: &["Křestní jméno", "Rodné jméno", "První jméno", "Křest. jméno"],
    last_name: &["Příjmení", "Příjm.", "Přijmení"],
    company: &[
        "Společnost", "Firma", "Název firmy", "Název společnosti", "Podnik", "Zaměstnavatel", "Obchodní jméno",
        "Obchodní firma", "Jméno firmy", "Jméno společnosti",
    ],
    job_title: &[
        "Pozice", "Pracovní pozice", "Funkce", "Pracovní zařazení", "Název pozice", "Pracovní titul",
        "Pracovní funkce", "Název pracovní pozice", "Název funkce", "Pozice ve firmě",
    ],
    weak_last_name: &[],
    weak_company: &["Organizace", "Název organizace", "Instituce", "Název účtu", "Subjekt"],
    weak_job_title: &["Povolání", "Zaměstnání", "Profese"],
    role: &["Role"],
    title: &[],
    name: &["Jméno"],
    full_name: &[
        "Celé jméno", "Jméno a příjmení", "Příjmení a jméno", "Zobrazované jméno", "Jméno příjmení", "Příjmení jméno",
        "Kontaktní osoba jméno", "Jméno kontaktu",
    ],
    primary: &["primární", "hlavní", "první", "výchozí"],
    work: &["pracovní", "firemní", "služební", "do práce", "do zaměstnání", "práce"],
    other: &["sekundární", "další", "druhý", "jiný", "alternativní", "ostatní"],
    personal: &["osobní", "soukromý", "domů", "domácí"],
    person: &[
        "kontakt", "osoba", "kontaktní osoba", "kontaktní", "zákazník", "klient", "účastník", "host", "člen",
        "odběratel novinek", "kandidát", "účastníka", "zákazníka", "klienta", "zaměstnanec",
    ],
    party: &["uživatel", "kupující", "fakturační", "dodací", "plátce", "objednatel", "doručovací"],
    recipient: &[],
    filler: &["váš", "vaše", "tvůj", "a", "nebo", "prosím", "zadejte", "vyplňte", "povinné", "na", "pro"],
    near_miss: &[
        "titul", "datum", "stav", "typ", "vlastník", "asistent", "manažer", "oddělení", "přezdívka", "souhlas",
        "narození", "uživatelské jméno", "odesílatel", "rodné příjmení", "za svobodna", "oslovení", "nadřízený",
        "partner", "manžel", "rodič", "doména", "vytvořeno", "upraveno", "obchodník", "kategorie", "zdroj",
    ],
    opt_out: &[
        "odhlášen", "odhlášena", "odhlášeno", "odhlášení", "datum odhlášení", "odhlášen dne", "nekontaktovat",
        "neposílat", "nezasílat", "odvolání souhlasu",
    ],
    opt_in: &["souhlas", "souhlas se zasíláním", "souhlas se zasíláním novinek", "přihlášen k odběru", "odebírá"],
    consent_status: &["stav", "status", "stav odběru", "stav přihlášení", "stav odběratele", "odběr", "stav souhlasu"],
    marketing: &["newsletter", "newsletteru", "novinky", "obchodní sdělení", "marketing", "reklama"],
    opted_out: &[
        "odhlášen", "odhlášena", "odhlášeno", "odhlášený", "odhlásil se", "nekontaktovat", "nezasílat",
        "souhlas odvolán",
    ],
    yes: &["ano", "pravda"],
    no: &["ne", "nepravda", "odmítnuto"],
    salutations: &[
        "Pan", "Paní", "Slečna", "Ing.", "Mgr.", "MUDr.", "JUDr.", "Bc.", "PhDr.", "Dr.", "doc.", "RNDr.", "prof.",
    ],
};
