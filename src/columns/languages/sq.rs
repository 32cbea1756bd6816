//! Albanian (shqip).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "sq",
    email: &[
        "email", "e-mail", "adresa e email-it", "posta elektronike", "adresë email", "postë elektronike", "emaili",
        "adresa email", "adresa elektronike", "imejl",
    ],
    first_name: &["Emri i parë"],
    last_name: &["Mbiemër", "Mbiemri", "Emri i familjes"],
    company: &[
        "Kompania", "Kompani", "Emri i kompanisë", "Firma", "Ndërmarrja", "Shoqëria", "Emri i firmës",
        "Emri i ndërmarrjes", "Punëdhënësi", "Biznesi",
    ],
    job_title: &[
        "Pozicioni", "Pozita", "Emërtesë pune", "Titulli i punës", "Titull pune", "Pozicioni i punës", "Posti",
        "Funksioni",
    ],
    weak_last_name: &[],
    weak_company: &["Ent", "Organizata", "Organizatë", "Institucioni", "Enti"],
    weak_job_title: &["Profesioni"],
    role: &[],
    title: &["Titulli", "Titull"],
    name: &["Emër", "Emri"],
    full_name: &["Emri i plotë", "Emër i plotë", "Emri dhe mbiemri", "Emri mbiemri", "Emër i shfaqur", "Emër mbiemër"],
    primary: &["parësor", "kryesor", "kryesore", "primar"],
    work: &["pune", "i punës", "biznesi"],
    other: &["dytësor", "tjetër", "shtesë", "alternativ"],
    personal: &["personal", "shtëpie", "personale"],
    person: &["kontakti", "kontakt", "klienti", "personi"],
    party: &[],
    recipient: &[],
    filler: &["juaj", "i", "e", "dhe", "yt"],
    near_miss: &[],
    opt_out: &[],
    opt_in: &[],
    consent_status: &[],
    marketing: &[],
    opted_out: &[],
    yes: &[],
    no: &[],
    salutations: &["Z.", "Znj.", "Zoti", "Zonja"],
};
