//! Romanian (română).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "ro",
    email: &[
        "e-mail", "email", "adresă de e-mail", "adresa de e-mail", "adresă email", "adresa e-mail",
        "poștă electronică", "adresă de email", "adresa de poștă electronică", "adrese de e-mail", "mail",
        "adresă mail",
    ],
    first_name: &["Prenume", "Prenumele", "Prenume(le)", "Nume mic"],
    last_name: &["Nume de familie", "Numele de familie", "Nume familie"],
    company: &[
        "Companie", "Compania", "Firmă", "Firma", "Nume companie", "Numele companiei", "Nume firmă", "Numele firmei",
        "Denumire firmă", "Denumire companie", "Societate", "Angajator", "Întreprindere", "Denumirea societății",
        "Societatea",
    ],
    job_title: &[
        "Funcție", "Funcția", "Post", "Poziție", "Poziția", "Titlul postului", "Denumirea postului", "Titlu job",
        "Funcția ocupată", "Denumire funcție", "Titlul funcției", "Titlul jobului",
    ],
    weak_last_name: &[],
    weak_company: &["Organizație", "Organizația", "Instituție", "Instituția", "Numele organizației", "Nume cont"],
    weak_job_title: &["Profesie", "Ocupație", "Loc de muncă", "Meserie", "Profesia", "Ocupația"],
    role: &["Rol", "Rolul"],
    title: &["Titlu"],
    name: &["Nume", "Numele"],
    full_name: &[
        "Nume complet", "Nume și prenume", "Nume afișat", "Nume de afișat", "Prenume și nume", "Numele complet",
        "Numele și prenumele", "Nume prenume", "Persoană de contact nume",
    ],
    primary: &["primar", "primară", "principal", "principală"],
    work: &["serviciu", "de serviciu", "birou", "profesional", "de lucru", "corporate"],
    other: &["secundar", "secundară", "alternativ", "alternativă", "alt", "altă", "suplimentar"],
    personal: &["personal", "personală", "acasă", "privat"],
    person: &[
        "contact", "persoană", "persoană de contact", "persoana de contact", "client", "clientului", "contactului",
        "participant", "invitat", "membru", "abonat", "candidat", "participantului",
    ],
    party: &["utilizator", "cumpărător", "facturare", "livrare"],
    recipient: &[],
    filler: &[
        "dvs", "dumneavoastră", "tău", "ta", "de", "al", "a", "și", "sau", "obligatoriu", "introduceți", "adresa ta",
        "pentru", "în",
    ],
    near_miss: &[
        "data", "stare", "status", "tip", "poreclă", "departament", "consimțământ", "proprietar", "asistent",
        "nașterii", "manager", "soț", "nume de utilizator", "expeditor", "dată", "responsabil", "fată", "părinte",
    ],
    opt_out: &[
        "dezabonat", "dezabonată", "dezabonat la", "dezabonare", "data dezabonării", "nu contactați",
        "a nu se contacta", "nu trimite",
    ],
    opt_in: &[
        "consimțământ", "consimțământ pentru", "acord pentru", "acceptă să primească", "abonat", "abonat la",
        "acord de marketing",
    ],
    consent_status: &["stare", "status", "statut", "stare abonament", "starea abonamentului", "status abonare"],
    marketing: &["buletin informativ", "newsletter", "marketing", "publicitate"],
    opted_out: &["dezabonat", "dezabonată", "s-a dezabonat", "nu contactați", "a nu se contacta"],
    yes: &["da", "adevărat"],
    no: &["nu", "fals", "refuzat"],
    salutations: &["Dl.", "Dna.", "Dra.", "Domnul", "Doamna", "Domnișoara", "D-na", "D-l", "Dr.", "Ing."],
};
