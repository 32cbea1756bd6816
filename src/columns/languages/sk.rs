//! Slovak (slovenčina).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "sk",
    email: &[
        "e-mail", "email", "e-mailová adresa", "emailová adresa", "elektronická pošta", "mail",
        "adresa elektronickej pošty", "mailová adresa", "elektronická adresa",
    ],
    first_name: &["Krstné meno", "Rodné meno krstné", "Prvé meno"],
    last_name: &["Priezvisko", "Priezv."],
    company: &[
        "Spoločnosť", "Firma", "Názov firmy", "Názov spoločnosti", "Podnik", "Zamestnávateľ", "Obchodné meno",
        "Meno firmy", "Meno spoločnosti",
    ],
    job_title: &[
        "Pozícia", "Pracovná pozícia", "Funkcia", "Pracovné zaradenie", "Názov pozície", "Názov pracovnej pozície",
        "Pracovný titul",
    ],
    weak_last_name: &[],
    weak_company: &["Organizácia", "Názov organizácie", "Inštitúcia", "Názov účtu"],
    weak_job_title: &["Povolanie", "Zamestnanie", "Profesia"],
    role: &["Rola", "Úloha"],
    title: &[],
    name: &["Meno"],
    full_name: &["Celé meno", "Meno a priezvisko", "Priezvisko a meno", "Zobrazované meno", "Meno priezvisko"],
    primary: &["primárna", "primárny", "hlavný", "hlavná", "prvý"],
    work: &["pracovný", "pracovná", "firemný", "firemná", "služobný", "do zamestnania"],
    other: &["ďalšia", "ďalší", "sekundárny", "sekundárna", "iný", "druhý", "alternatívny", "ostatné"],
    personal: &["osobný", "súkromný", "osobná", "domov"],
    person: &[
        "kontakt", "osoba", "kontaktná osoba", "zákazník", "klient", "účastník", "hosť", "člen", "účastníka",
        "zákazníka", "klienta",
    ],
    party: &["používateľ", "kupujúci", "fakturačný", "dodací", "objednávateľ", "fakturačná", "fakturačné"],
    recipient: &[],
    filler: &["váš", "vaše", "tvoj", "a", "alebo", "prosím", "zadajte", "povinné", "na"],
    near_miss: &[
        "titul", "dátum", "stav", "typ", "vlastník", "asistent", "manažér", "oddelenie", "prezývka", "súhlas",
        "narodenia", "používateľské meno", "odosielateľ", "oslovenie", "rodné priezvisko",
    ],
    opt_out: &[
        "odhlásený", "odhlásená", "odhlásené", "odhlásenie", "dátum odhlásenia", "nekontaktovať", "neposielať",
        "nezasielať",
    ],
    opt_in: &["súhlas", "súhlas so zasielaním", "prihlásený na odber", "odoberá"],
    consent_status: &["stav", "status", "stav odberu", "odber", "stav súhlasu"],
    marketing: &["newsletter", "newslettera", "novinky", "marketing", "reklama"],
    opted_out: &["odhlásený", "odhlásená", "odhlásil sa", "nekontaktovať", "nezasielať"],
    yes: &["áno", "pravda"],
    no: &["nie", "nepravda", "odmietnuté"],
    salutations: &["Pán", "Pani", "Slečna", "Ing.", "Mgr.", "MUDr.", "JUDr.", "Bc."],
};
