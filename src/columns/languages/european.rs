//! Greek, Albanian, the Baltic and Celtic languages, Basque and Maltese; Finnish, Estonian and Hungarian.

use super::vocabulary::Language;

pub(super) const GREEK: Language = Language {
    code: "el",
    email: &[
        "email", "e-mail", "ηλεκτρονικό ταχυδρομείο", "διεύθυνση ηλεκτρονικού ταχυδρομείου", "διεύθυνση email",
        "ηλ. ταχυδρομείο", "ηλεκτρονική διεύθυνση", "διεύθυνση e-mail", "ηλεκτρονική αλληλογραφία", "ημέιλ",
        "ηλ. διεύθυνση",
    ],
    first_name: &["Μικρό όνομα", "Κύριο όνομα", "Βαπτιστικό όνομα", "Πρώτο όνομα"],
    last_name: &["Επώνυμο", "Επίθετο", "Οικογενειακό όνομα"],
    company: &[
        "Εταιρεία", "Εταιρία", "Όνομα εταιρείας", "Όνομα εταιρίας", "Επωνυμία εταιρείας", "Επιχείρηση", "Επωνυμία",
        "Επωνυμία επιχείρησης", "Εργοδότης", "Όνομα επιχείρησης",
    ],
    weak_company: &["Οργανισμός", "Οργάνωση", "Φορέας", "Ίδρυμα", "Όνομα οργανισμού"],
    job_title: &[
        "Τίτλος εργασίας", "Θέση", "Θέση εργασίας", "Επαγγελματικός τίτλος", "Θέση στην εταιρεία", "Τίτλος θέσης",
        "Ιδιότητα",
    ],
    weak_job_title: &["Επάγγελμα", "Απασχόληση"],
    role: &["Ρόλος"],
    title: &["Τίτλος"],
    name: &["Όνομα"],
    full_name: &[
        "Ονοματεπώνυμο", "Όνομα και επώνυμο", "Πλήρες όνομα", "Εμφανιζόμενο όνομα", "Επώνυμο και όνομα", "Ονομ/μο",
        "Ονοματεπώνυμο επικοινωνίας",
    ],
    primary: &["κύριο", "κύρια", "πρωτεύον", "βασικό", "πρωτεύουσα"],
    work: &["εργασίας", "επαγγελματικό", "εταιρικό", "γραφείου", "δουλειάς"],
    other: &["δευτερεύον", "δευτερεύουσα", "άλλο", "άλλη", "εναλλακτικό", "επιπλέον", "δεύτερο"],
    personal: &["προσωπικό", "προσωπική", "οικίας", "ιδιωτικό"],
    person: &[
        "επαφή", "επαφής", "πελάτης", "πελάτη", "άτομο", "συμμετέχων", "συμμετέχοντα", "υπεύθυνος επικοινωνίας",
        "επικοινωνίας", "επισκέπτης", "μέλος",
    ],
    party: &["χρήστης", "χρήστη", "αγοραστής", "τιμολόγησης", "αποστολής"],
    filler: &[
        "σας", "το", "η", "ο", "του", "της", "και", "ή", "υποχρεωτικό", "παρακαλώ", "εισάγετε", "σου", "ποιο",
        "είναι",
    ],
    near_miss: &[
        "ημερομηνία", "κατάσταση", "τύπος", "τμήμα", "ψευδώνυμο", "γέννησης", "όνομα χρήστη", "πατρώνυμο",
        "όνομα πατρός", "πατρός", "μητρός", "υπεύθυνος", "διευθυντής", "βοηθός", "συγκατάθεση", "ιδιοκτήτης",
    ],
    salutations: &["Κος", "Κα", "Κύριος", "Κυρία", "κ.", "Δρ.", "Δις", "κα."],
    ..Language::NONE
};

pub(super) const ALBANIAN: Language = Language {
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
    weak_company: &["Ent", "Organizata", "Organizatë", "Institucioni", "Enti"],
    job_title: &[
        "Pozicioni", "Pozita", "Emërtesë pune", "Titulli i punës", "Titull pune", "Pozicioni i punës", "Posti",
        "Funksioni",
    ],
    weak_job_title: &["Profesioni"],
    title: &["Titulli", "Titull"],
    name: &["Emër", "Emri"],
    full_name: &[
        "Emri i plotë", "Emër i plotë", "Emri dhe mbiemri", "Emri mbiemri", "Emër i shfaqur", "Emër mbiemër",
    ],
    primary: &["parësor", "kryesor", "kryesore", "primar"],
    work: &["pune", "i punës", "biznesi"],
    other: &["dytësor", "tjetër", "shtesë", "alternativ"],
    personal: &["personal", "shtëpie", "personale"],
    person: &["kontakti", "kontakt", "klienti", "personi"],
    filler: &["juaj", "i", "e", "dhe", "yt"],
    salutations: &["Z.", "Znj.", "Zoti", "Zonja"],
    ..Language::NONE
};

pub(super) const LITHUANIAN: Language = Language {
    code: "lt",
    email: &[
        "el. paštas", "elektroninis paštas", "el. pašto adresas", "elektroninio pašto adresas", "e. paštas",
        "el paštas", "el. adresas", "elektroninis adresas", "pašto adresas (el.)", "e-paštas", "el. p.",
    ],
    first_name: &["Asmens vardas"],
    last_name: &["Pavardė", "Pavardės"],
    company: &[
        "Įmonė", "Įmonės pavadinimas", "Kompanija", "Bendrovė", "Darbdavys", "Kompanijos pavadinimas",
        "Bendrovės pavadinimas", "Firma",
    ],
    weak_company: &[
        "Organizacija", "Įstaiga", "Organizacijos pavadinimas", "Įstaigos pavadinimas", "Darbovietė", "Institucija",
    ],
    job_title: &[
        "Pareigos", "Pareigų pavadinimas", "Pozicija", "Užimamos pareigos", "Darbo pareigos", "Pareigybė",
        "Darbo pozicija",
    ],
    weak_job_title: &["Profesija"],
    role: &["Vaidmuo", "Rolė"],
    title: &["Titulas"],
    name: &["Vardas"],
    full_name: &[
        "Vardas ir pavardė", "Vardas, pavardė", "Vardas pavardė", "Pilnas vardas", "Pavardė, vardas", "Visas vardas",
        "Vardas Pavardė (pilnas)", "Pavardė Vardas",
    ],
    primary: &["pirminis", "pagrindinis", "pagrindinė"],
    work: &["darbo", "tarnybinis", "verslo", "įmonės"],
    other: &["antrinis", "papildomas", "kitas", "alternatyvus"],
    personal: &["asmeninis", "namų", "privatus"],
    person: &[
        "kontaktas", "kontakto", "klientas", "kliento", "asmuo", "kontaktinis asmuo", "kontaktinio asmens", "dalyvis",
        "dalyvio", "svečias",
    ],
    party: &["vartotojas", "naudotojas", "pirkėjas", "mokėtojas"],
    filler: &["jūsų", "tavo", "ir", "arba", "prašome", "įveskite", "privaloma"],
    near_miss: &[
        "data", "būsena", "tipas", "skyrius", "slapyvardis", "gimimo", "vartotojo vardas", "abonento", "mergautinė",
        "tėvo", "vadovas", "padalinys",
    ],
    salutations: &["Ponas", "Ponia", "p.", "Gerb.", "Panelė"],
    ..Language::NONE
};

pub(super) const LATVIAN: Language = Language {
    code: "lv",
    email: &[
        "e-pasts", "e-pasta adrese", "epasts", "elektroniskais pasts", "elektroniskā pasta adrese", "epasta adrese",
        "e-pasta adreses", "el. pasts",
    ],
    first_name: &["Personas vārds"],
    last_name: &["Uzvārds"],
    company: &[
        "Uzņēmums", "Uzņēmuma nosaukums", "Kompānija", "Firma", "Darba devējs", "Kompānijas nosaukums",
        "Firmas nosaukums", "Sabiedrība",
    ],
    weak_company: &[
        "Organizācija", "Iestāde", "Organizācijas nosaukums", "Darba vieta", "Institūcija", "Iestādes nosaukums",
    ],
    job_title: &["Amats", "Amata nosaukums", "Pozīcija", "Ieņemamais amats", "Amats uzņēmumā"],
    weak_job_title: &["Profesija", "Nodarbošanās"],
    role: &["Loma"],
    title: &["Tituls"],
    name: &["Vārds"],
    full_name: &[
        "Vārds, uzvārds", "Vārds un uzvārds", "Vārds uzvārds", "Pilns vārds", "Pilnais vārds", "Rādāmais vārds",
        "Uzvārds, vārds",
    ],
    primary: &["primārais", "galvenais", "pamata"],
    work: &["darba", "biznesa", "uzņēmuma"],
    other: &["papildu", "sekundārais", "cits", "alternatīvais", "otrs"],
    personal: &["personīgais", "mājas", "privātais", "personiskais"],
    person: &[
        "kontakts", "kontaktpersona", "kontaktpersonas", "klients", "klienta", "persona", "dalībnieks", "dalībnieka",
        "viesis",
    ],
    party: &["lietotājs", "pircējs", "maksātājs"],
    filler: &["jūsu", "tavs", "un", "vai", "lūdzu", "ievadiet", "obligāts"],
    near_miss: &[
        "datums", "statuss", "tips", "nodaļa", "segvārds", "dzimšanas", "lietotājvārds", "pirmslaulību", "vadītājs",
    ],
    salutations: &["Kungs", "Kundze", "k-gs", "k-dze"],
    ..Language::NONE
};

pub(super) const ESTONIAN: Language = Language {
    code: "et",
    email: &[
        "e-post", "e-posti aadress", "meil", "meiliaadress", "e-mail", "e-postiaadress", "elektronpost",
        "meiliaadressid", "e-maili aadress", "epost",
    ],
    first_name: &["Eesnimi", "Eesnimed"],
    last_name: &["Perekonnanimi", "Perenimi", "Perekonnanimed", "Sugunimi"],
    company: &["Ettevõte", "Ettevõtte nimi", "Firma", "Firma nimi", "Tööandja", "Äriühing", "Ettevõtja"],
    weak_company: &["Organisatsioon", "Asutus", "Organisatsiooni nimi", "Asutuse nimi", "Töökoht"],
    job_title: &[
        "Ametikoht", "Amet", "Ametinimetus", "Positsioon", "Ametinimi", "Tööpositsioon", "Ametikoha nimetus",
    ],
    weak_job_title: &["Elukutse"],
    role: &["Roll"],
    title: &["Tiitel"],
    name: &["Nimi"],
    full_name: &[
        "Täisnimi", "Ees- ja perekonnanimi", "Ees- ja perenimi", "Kuvatav nimi", "Nimi täielikult",
        "Eesnimi ja perekonnanimi",
    ],
    primary: &["peamine", "põhiline", "esmane"],
    work: &["töö", "tööalane", "äri"],
    other: &["muu", "teine", "lisa", "alternatiivne", "teisene"],
    personal: &["isiklik", "kodune", "era", "kodu"],
    person: &["kontakt", "kontaktisik", "kontaktisiku", "klient", "kliendi", "isik", "osaleja", "külaline", "liige"],
    party: &["kasutaja", "ostja", "maksja"],
    filler: &["teie", "sinu", "ja", "või", "palun", "sisestage", "kohustuslik"],
    near_miss: &[
        "kuupäev", "staatus", "olek", "tüüp", "osakond", "hüüdnimi", "sünni", "kasutajanimi", "neiupõlvenimi",
    ],
    salutations: &["Härra", "Proua", "Preili", "Hr", "Pr"],
    ..Language::NONE
};

pub(super) const FINNISH: Language = Language {
    code: "fi",
    email: &[
        "sähköposti", "sähköpostiosoite", "e-mail", "s-posti", "sähköpostiosoitteet", "meili", "email-osoite",
        "s.posti", "maili", "sähköpostit",
    ],
    first_name: &["Etunimi", "Etunimet", "Kutsumanimi"],
    last_name: &["Sukunimi", "Sukunimet"],
    company: &["Yritys", "Yrityksen nimi", "Yhtiö", "Firma", "Työnantaja", "Toiminimi", "Yhtiön nimi", "Firman nimi"],
    weak_company: &["Organisaatio", "Järjestö", "Yhteisö", "Organisaation nimi", "Työpaikka", "Laitos"],
    job_title: &[
        "Titteli", "Tehtävänimike", "Asema", "Ammattinimike", "Työnimike", "Ammattinimi", "Toimi", "Tehtävä",
        "Virkanimike", "Asema yrityksessä", "Työtehtävä", "Nimike", "Positio",
    ],
    weak_job_title: &["Ammatti", "Toimenkuva"],
    role: &["Rooli"],
    name: &["Nimi"],
    full_name: &[
        "Koko nimi", "Etu- ja sukunimi", "Etunimi ja sukunimi", "Näyttönimi", "Nimi kokonaan", "Sukunimi ja etunimi",
        "Etunimi Sukunimi",
    ],
    primary: &["ensisijainen", "pää", "pääasiallinen", "oletus"],
    work: &["työ", "työpaikan", "yrityksen", "työn"],
    other: &["toissijainen", "toinen", "muu", "vaihtoehtoinen", "lisä"],
    personal: &["henkilökohtainen", "koti", "yksityinen", "oma"],
    person: &[
        "yhteyshenkilö", "yhteyshenkilön", "asiakas", "asiakkaan", "henkilö", "osallistuja", "osallistujan", "vieras",
        "jäsen", "kontakti", "vastaaja", "henkilön", "liidi",
    ],
    party: &["käyttäjä", "ostaja", "laskutus", "toimitus", "maksaja", "tilaaja"],
    filler: &["sinun", "teidän", "ja", "tai", "syötä", "anna", "pakollinen"],
    near_miss: &[
        "päivämäärä", "pvm", "tila", "tyyppi", "osasto", "lempinimi", "syntymä", "käyttäjätunnus", "omistaja",
        "esimies", "huoltaja", "lupa", "suostumus", "yksikkö",
    ],
    salutations: &["Herra", "Rouva", "Neiti", "Hra", "Rva", "Nti", "Tri", "Prof."],
    ..Language::NONE
};

pub(super) const HUNGARIAN: Language = Language {
    code: "hu",
    email: &[
        "e-mail", "email", "e-mail cím", "email cím", "e-mail címe", "elektronikus levélcím", "drótposta", "e-posta",
        "emailcím", "e-mail-cím", "villámposta", "mail", "e-mail elérhetőség", "elektronikus cím",
    ],
    first_name: &["Keresztnév", "Utónév", "Keresztneve", "Utóneve", "Utónevek"],
    last_name: &["Vezetéknév", "Családnév", "Vezetékneve", "Családi név", "Családneve"],
    company: &[
        "Cég", "Cégnév", "Vállalat", "Cég neve", "Vállalat neve", "Vállalkozás", "Cége neve", "Munkáltató",
        "Társaság", "Munkáltató neve", "Vállalkozás neve", "Cég megnevezése",
    ],
    weak_company: &["Szervezet", "Szervezet neve", "Intézmény", "Intézmény neve", "Munkahely", "Fióknév"],
    job_title: &[
        "Beosztás", "Munkakör", "Pozíció", "Munkaköri cím", "Beosztása", "Pozíciója", "Munkakör megnevezése",
        "Betöltött pozíció", "Tisztség",
    ],
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
    filler: &["az", "ön", "a", "és", "vagy", "kérjük", "adja meg", "kötelező", "add meg"],
    near_miss: &[
        "dátum", "állapot", "státusz", "típus", "részleg", "osztály", "becenév", "születési", "leánykori",
        "felhasználónév", "tulajdonos", "asszisztens", "menedzser", "megszólítás", "előtag", "anyja", "hozzájárulás",
        "felelős", "Cím",
    ],
    salutations: &["Úr", "Hölgy", "Dr.", "Ifj.", "Id.", "Özv.", "Prof."],
    ..Language::NONE
};

pub(super) const BASQUE: Language = Language {
    code: "eu",
    email: &[
        "e-posta", "helbide elektronikoa", "posta elektronikoa", "e-posta helbidea", "eposta",
        "posta elektronikoko helbidea",
    ],
    last_name: &["Abizena", "Abizenak", "Lehen abizena", "1. abizena"],
    weak_last_name: &["Bigarren abizena"],
    company: &["Enpresa", "Enpresaren izena", "Konpainia", "Enpresa izena", "Sozietatea"],
    weak_company: &["Erakundea", "Erakundearen izena"],
    job_title: &["Lanpostua", "Kargua", "Lanaren titulua", "Postua", "Lan-postua"],
    weak_job_title: &["Lanbidea"],
    title: &["Titulua"],
    name: &["Izena"],
    full_name: &["Izen-abizenak", "Izena eta abizena", "Izen osoa", "Izena eta abizenak", "Bistaratzeko izena"],
    primary: &["nagusia", "lehena"],
    work: &["laneko", "lana"],
    other: &["bigarren", "beste"],
    personal: &["pertsonala", "etxeko"],
    person: &["kontaktua", "bezeroa", "pertsona"],
    filler: &["zure", "eta"],
    ..Language::NONE
};

pub(super) const IRISH: Language = Language {
    code: "ga",
    email: &["ríomhphost", "seoladh ríomhphoist", "r-phost", "seoladh r-phoist"],
    first_name: &["Céadainm", "Céad ainm", "Ainm baiste"],
    last_name: &["Sloinne", "Ainm teaghlaigh"],
    company: &["Comhlacht", "Cuideachta", "Ainm na cuideachta", "Ainm an chomhlachta", "Fostóir"],
    weak_company: &["Eagraíocht", "Eagras"],
    job_title: &["Teideal poist", "Teideal an phoist", "Ról oibre"],
    title: &["Teideal"],
    name: &["Ainm"],
    full_name: &["Ainm iomlán", "Ainm agus sloinne"],
    primary: &["príomh", "príomhúil"],
    work: &["obair", "oibre"],
    other: &["eile", "tánaisteach"],
    personal: &["pearsanta", "baile"],
    filler: &["do", "agus"],
    ..Language::NONE
};

pub(super) const WELSH: Language = Language {
    code: "cy",
    email: &["e-bost", "cyfeiriad e-bost", "ebost", "cyfeiriad ebost"],
    first_name: &["Enw cyntaf", "Enw bedydd"],
    last_name: &["Cyfenw", "Enw olaf", "Enw teuluol"],
    company: &["Cwmni", "Enw'r cwmni", "Enw cwmni", "Cyflogwr"],
    weak_company: &["Sefydliad", "Mudiad", "Enw'r sefydliad"],
    job_title: &["Teitl swydd", "Swydd", "Teitl y swydd"],
    title: &["Teitl"],
    name: &["Enw"],
    full_name: &["Enw llawn", "Enw dangos"],
    primary: &["prif", "cynradd"],
    work: &["gwaith"],
    other: &["arall", "eilaidd"],
    personal: &["personol", "cartref"],
    filler: &["eich", "dy", "a"],
    ..Language::NONE
};

pub(super) const MALTESE: Language = Language {
    code: "mt",
    email: &[
        "indirizz elettroniku", "posta elettronika", "imejl", "indirizz tal-email", "indirizz tal-posta elettronika",
    ],
    first_name: &["L-ewwel isem"],
    last_name: &["Kunjom"],
    company: &["Kumpanija", "Isem il-kumpanija", "Isem tal-kumpanija"],
    weak_company: &["Organizzazzjoni"],
    job_title: &["Pożizzjoni", "Titolu tax-xogħol", "Kariga"],
    title: &["Titlu"],
    name: &["Isem"],
    full_name: &["Isem sħiħ", "Isem u kunjom"],
    filler: &["tiegħek", "u"],
    ..Language::NONE
};
