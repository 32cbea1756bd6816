//! The Slavic languages.

use super::vocabulary::Language;

pub(super) const POLISH: Language = Language {
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
    weak_company: &[
        "Organizacja", "Nazwa organizacji", "Instytucja", "Nazwa instytucji", "Kontrahent", "Nazwa konta",
        "Zakład pracy", "Jednostka", "Miejsce pracy",
    ],
    job_title: &[
        "Stanowisko", "Stanowisko pracy", "Nazwa stanowiska", "Pozycja", "Funkcja", "Tytuł stanowiska",
        "Tytuł zawodowy", "Stanowisko służbowe", "Pełniona funkcja", "Stanowisko w firmie",
    ],
    weak_job_title: &["Zawód"],
    role: &["Rola"],
    full_name: &[
        "Imię i nazwisko", "Nazwisko i imię", "Pełne imię i nazwisko", "Pełna nazwa kontaktu", "Wyświetlana nazwa",
        "Imię nazwisko", "Nazwisko imię", "Imię / Nazwisko", "Osoba kontaktowa imię i nazwisko",
    ],
    primary: &["podstawowy", "główny", "główna", "podstawowa", "preferowany", "domyślny", "pierwszy"],
    work: &["służbowy", "służbowa", "firmowy", "praca", "biznesowy", "do pracy", "w pracy"],
    other: &["dodatkowy", "dodatkowa", "inny", "inna", "alternatywny", "drugi", "pomocniczy", "zapasowy"],
    personal: &["prywatny", "prywatna", "osobisty", "domowy", "dom"],
    person: &[
        "kontakt", "kontaktu", "osoba", "osoba kontaktowa", "osoby kontaktowej", "klient", "klienta", "uczestnik",
        "uczestnika", "gość", "członek", "subskrybent", "kandydat", "odbiorca", "pacjent", "abonent", "pracownik",
        "pracownika", "osoby", "potencjalny klient",
    ],
    party: &["użytkownik", "użytkownika", "kupujący", "rozliczeniowy", "wysyłka", "dostawa", "faktura", "płatnik"],
    filler: &[
        "twój", "twoje", "twoja", "pana", "i", "lub", "do", "podaj", "proszę", "wpisz", "wymagane", "pole", "w",
        "pan/i", "jaki", "jest",
    ],
    near_miss: &[
        "tytuł", "data", "status", "typ", "rodzaj", "właściciel", "asystent", "asystenta", "menedżer", "opiekun",
        "dział", "drugie imię", "pseudonim", "zgoda", "urodzenia", "nazwa użytkownika", "nadawca", "współmałżonek",
        "panieńskie", "rodowe", "przełożony", "kategoria", "matki", "ojca", "rodzic", "domena", "handlowiec",
        "utworzono", "zmodyfikowano", "źródło",
    ],
    salutations: &["Pan", "Pani", "Państwo", "dr", "mgr", "inż.", "prof.", "P.", "mgr inż."],
    ..Language::NONE
};

pub(super) const CZECH: Language = Language {
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
    weak_company: &["Organizace", "Název organizace", "Instituce", "Název účtu", "Subjekt"],
    job_title: &[
        "Pozice", "Pracovní pozice", "Funkce", "Pracovní zařazení", "Název pozice", "Pracovní titul",
        "Pracovní funkce", "Název pracovní pozice", "Název funkce", "Pozice ve firmě",
    ],
    weak_job_title: &["Povolání", "Zaměstnání", "Profese"],
    role: &["Role"],
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
    filler: &["váš", "vaše", "tvůj", "a", "nebo", "prosím", "zadejte", "vyplňte", "povinné", "na", "pro"],
    near_miss: &[
        "titul", "datum", "stav", "typ", "vlastník", "asistent", "manažer", "oddělení", "přezdívka", "souhlas",
        "narození", "uživatelské jméno", "odesílatel", "rodné příjmení", "za svobodna", "oslovení", "nadřízený",
        "partner", "manžel", "rodič", "doména", "vytvořeno", "upraveno", "obchodník", "kategorie", "zdroj",
    ],
    salutations: &[
        "Pan", "Paní", "Slečna", "Ing.", "Mgr.", "MUDr.", "JUDr.", "Bc.", "PhDr.", "Dr.", "doc.", "RNDr.", "prof.",
    ],
    ..Language::NONE
};

pub(super) const SLOVAK: Language = Language {
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
    weak_company: &["Organizácia", "Názov organizácie", "Inštitúcia", "Názov účtu"],
    job_title: &[
        "Pozícia", "Pracovná pozícia", "Funkcia", "Pracovné zaradenie", "Názov pozície", "Názov pracovnej pozície",
        "Pracovný titul",
    ],
    weak_job_title: &["Povolanie", "Zamestnanie", "Profesia"],
    role: &["Rola", "Úloha"],
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
    filler: &["váš", "vaše", "tvoj", "a", "alebo", "prosím", "zadajte", "povinné", "na"],
    near_miss: &[
        "titul", "dátum", "stav", "typ", "vlastník", "asistent", "manažér", "oddelenie", "prezývka", "súhlas",
        "narodenia", "používateľské meno", "odosielateľ", "oslovenie", "rodné priezvisko",
    ],
    salutations: &["Pán", "Pani", "Slečna", "Ing.", "Mgr.", "MUDr.", "JUDr.", "Bc."],
    ..Language::NONE
};

pub(super) const SLOVENIAN: Language = Language {
    code: "sl",
    email: &[
        "e-pošta", "e-poštni naslov", "elektronska pošta", "elektronski naslov", "e-naslov", "naslov e-pošte", "mail",
        "naslov elektronske pošte", "e-mail naslov",
    ],
    first_name: &["Lastno ime", "Osebno ime", "Krstno ime"],
    last_name: &["Priimek", "Priimki"],
    company: &["Podjetje", "Ime podjetja", "Naziv podjetja", "Družba", "Delodajalec", "Firma"],
    weak_company: &["Organizacija", "Ustanova", "Naziv organizacije", "Ime organizacije", "Zavod"],
    job_title: &["Delovno mesto", "Službeni naziv", "Položaj", "Naziv delovnega mesta", "Funkcija", "Naziv položaja"],
    weak_job_title: &["Poklic", "Zaposlitev"],
    role: &["Vloga"],
    name: &["Ime"],
    full_name: &["Ime in priimek", "Polno ime", "Prikazano ime", "Priimek in ime", "Celotno ime"],
    primary: &["glavna", "glavni", "primarni", "primarna", "prvi"],
    work: &["službena", "službeni", "poslovna", "poslovni", "v službi", "služba"],
    other: &["dodatna", "dodatni", "druga", "drugi", "sekundarni", "ostalo"],
    personal: &["osebna", "osebni", "zasebna", "zasebni", "doma"],
    person: &[
        "stik", "stranka", "oseba", "kontaktna oseba", "kontaktne osebe", "udeleženec", "gost", "član", "kontakt",
    ],
    filler: &["vaš", "vaša", "vaše", "tvoj", "in", "ali", "prosimo", "obvezno", "za"],
    near_miss: &[
        "naziv", "datum", "stanje", "vrsta", "lastnik", "oddelek", "vzdevek", "rojstva", "uporabniško ime",
        "zaslonsko ime",
    ],
    salutations: &["Gospod", "Gospa", "G.", "Ga.", "Gdč.", "dr."],
    ..Language::NONE
};

/// Croatian, Bosnian, Montenegrin and Serbian in Latin letters.
pub(super) const CROATIAN: Language = Language {
    code: "hr",
    email: &[
        "e-mail", "e-pošta", "adresa e-pošte", "e-mail adresa", "email adresa", "elektronička pošta",
        "elektronska pošta", "adresa elektroničke pošte", "mail", "imejl", "mejl", "imejl adresa", "mejl adresa",
        "adresa elektronske pošte", "e-adresa", "mail adresa",
    ],
    first_name: &["Vlastito ime", "Osobno ime", "Lično ime", "Krsno ime"],
    last_name: &["Prezime", "Prezimena", "Obiteljsko ime"],
    company: &[
        "Tvrtka", "Poduzeće", "Naziv tvrtke", "Ime tvrtke", "Kompanija", "Firma", "Naziv firme", "Ime firme",
        "Preduzeće", "Naziv kompanije", "Ime kompanije", "Poslodavac", "Naziv preduzeća", "Naziv poduzeća", "Društvo",
        "Privredno društvo",
    ],
    weak_company: &["Organizacija", "Ustanova", "Naziv organizacije", "Institucija", "Naziv institucije"],
    job_title: &[
        "Radno mjesto", "Radno mesto", "Poslovna titula", "Pozicija", "Funkcija", "Naziv radnog mjesta",
        "Naziv radnog mesta", "Položaj", "Radna pozicija", "Naziv pozicije", "Pozicija u firmi",
    ],
    weak_job_title: &["Zanimanje", "Zaposlenje"],
    role: &["Uloga"],
    name: &["Ime"],
    full_name: &[
        "Ime i prezime", "Puno ime", "Ime za prikaz", "Prezime i ime", "Ime prezime", "Ime i prezime kontakta",
    ],
    primary: &["glavna", "primarna", "primarni", "glavni", "osnovna", "zadana"],
    work: &["poslovna", "poslovni", "službena", "službeni", "posao", "radna"],
    other: &["dodatna", "druga", "drugi", "sekundarna", "sekundarni", "alternativna", "ostalo"],
    personal: &["osobna", "privatna", "privatni", "kućna", "lična"],
    person: &[
        "kontakt", "osoba", "kontakt osoba", "kontakt osobe", "klijent", "kupac", "sudionik", "sudionika", "polaznik",
        "učesnik", "gost", "član", "lice", "kontakt lice", "korisnik usluge",
    ],
    party: &["korisnik", "naplata", "dostava"],
    filler: &["vaš", "vaša", "vaše", "tvoj", "i", "ili", "molimo", "unesite", "obavezno", "za", "u"],
    near_miss: &[
        "titula", "datum", "stanje", "status", "vrsta", "tip", "vlasnik", "odjel", "odjeljenje", "nadimak", "rođenja",
        "korisničko ime", "pomoćnik", "djevojačko", "devojačko", "oca", "majke",
    ],
    salutations: &["Gospodin", "Gospođa", "G.", "Gđa", "Gđa.", "Gđica", "dr."],
    ..Language::NONE
};

/// Serbian in Cyrillic letters.
pub(super) const SERBIAN: Language = Language {
    code: "sr-Cyrl",
    email: &[
        "е-пошта", "имејл", "мејл", "имејл адреса", "мејл адреса", "електронска пошта", "адреса е-поште",
        "адреса електронске поште", "е-адреса",
    ],
    first_name: &["Лично име"],
    last_name: &["Презиме"],
    company: &[
        "Предузеће", "Компанија", "Фирма", "Назив фирме", "Назив компаније", "Назив предузећа", "Име компаније",
        "Послодавац", "Име фирме",
    ],
    weak_company: &["Организација", "Установа", "Институција"],
    job_title: &["Радно место", "Титула на послу", "Позиција", "Функција", "Назив радног места", "Положај"],
    weak_job_title: &["Занимање"],
    role: &["Улога"],
    name: &["Име"],
    full_name: &["Име и презиме", "Пуно име", "Име за приказ", "Презиме и име"],
    primary: &["примарни", "примарна", "главни", "главна", "основна"],
    work: &["пословни", "пословна", "службени", "службена"],
    other: &["секундарни", "секундарна", "други", "друга", "додатни", "додатна"],
    personal: &["лични", "лична", "приватни", "приватна"],
    person: &["контакт", "особа", "клијент", "купац", "контакт особа", "учесник"],
    filler: &["ваш", "ваше", "ваша", "и", "или"],
    near_miss: &["датум", "надимак", "корисничко име", "статус"],
    salutations: &["Господин", "Госпођа", "Г.", "Гђа"],
    ..Language::NONE
};

pub(super) const RUSSIAN: Language = Language {
    code: "ru",
    email: &[
        "e-mail", "имейл", "емейл", "электронная почта", "эл. почта", "адрес электронной почты", "адрес эл. почты",
        "почта", "эл. адрес", "электронный адрес", "адрес e-mail", "e-mail адрес", "мейл", "мэйл", "емайл", "имэйл",
        "адреса электронной почты", "эл.почта", "электронка", "email почта", "адрес почты", "емеил", "почта e-mail",
        "адрес email",
    ],
    first_name: &["Личное имя", "Имя собственное"],
    last_name: &["Фамилия", "Фамилии"],
    company: &[
        "Компания", "Название компании", "Наименование компании", "Фирма", "Предприятие", "Наименование организации",
        "Название организации", "Работодатель", "Название фирмы", "Юридическое лицо", "Юр. лицо", "Место работы",
        "Наименование предприятия", "Компания / Организация", "Компании", "Полное наименование организации",
    ],
    weak_company: &["Организация", "Учреждение", "Контрагент", "Связанная компания"],
    job_title: &[
        "Должность", "Название должности", "Наименование должности", "Позиция", "Занимаемая должность",
        "Текущая должность", "Должность контактного лица", "Должность в компании",
    ],
    weak_job_title: &["Профессия", "Специальность", "Род занятий"],
    role: &["Роль"],
    name: &["Имя"],
    full_name: &[
        "ФИО", "Ф.И.О.", "Полное имя", "Имя и фамилия", "Фамилия и имя", "Имя Фамилия", "Фамилия Имя",
        "Фамилия Имя Отчество", "Фамилия, имя, отчество", "Отображаемое имя", "Контактное лицо ФИО", "Имя контакта",
        "ФИ", "Фамилия И.О.",
    ],
    primary: &["основной", "основная", "главный", "главная", "основное", "предпочитаемый", "первый"],
    work: &[
        "рабочий", "рабочая", "раб.", "служебный", "служебная", "корпоративный", "корпоративная", "рабочее",
        "рабочего", "(рабочий)",
    ],
    other: &[
        "дополнительный", "дополнительная", "другой", "другая", "альтернативный", "альтернативная", "запасной",
        "второй", "резервный", "прочий", "прочее", "доп.",
    ],
    personal: &["личный", "личная", "домашний", "домашняя", "частный", "персональный", "дом."],
    person: &[
        "контакт", "контакта", "контактное лицо", "контактного лица", "клиент", "клиента", "лид", "участник",
        "участника", "гость", "подписчик", "кандидат", "человек", "заявитель", "слушатель", "контактный",
        "покупатель клиента", "сотрудник", "сотрудника", "получатель", "респондент", "лида",
    ],
    party: &["пользователь", "пользователя", "покупатель", "покупателя", "плательщик", "заказчик", "заказчика"],
    filler: &[
        "ваш", "ваша", "ваше", "вашей", "твой", "и", "или", "укажите", "введите", "обязательно", "пожалуйста",
        "для связи", "какой", "в", "на", "поле",
    ],
    near_miss: &[
        "дата", "статус", "тип", "вид", "владелец", "ответственный", "помощник", "помощника", "руководитель",
        "менеджер", "отдел", "отчество", "псевдоним", "согласие", "рождения", "имя пользователя", "логин",
        "отправитель", "супруг", "супруга", "девичья", "обращение", "источник", "создано", "изменено", "домен",
        "краткое", "агент", "родитель", "представитель", "город", "файл", "кампания", "продукт",
    ],
    salutations: &["г-н", "г-жа", "Господин", "Госпожа", "Уважаемый", "Уважаемая", "Г."],
    ..Language::NONE
};

pub(super) const UKRAINIAN: Language = Language {
    code: "uk",
    email: &[
        "e-mail", "електронна пошта", "ел. пошта", "адреса електронної пошти", "електронна адреса", "пошта", "імейл",
        "емейл", "адреса ел. пошти", "ел. адреса", "e-mail адреса", "адреса e-mail", "ел.пошта", "мейл",
        "поштова скринька",
    ],
    first_name: &["Власне ім'я", "Особове ім'я"],
    last_name: &["Прізвище"],
    company: &[
        "Компанія", "Назва компанії", "Найменування компанії", "Фірма", "Підприємство", "Назва організації",
        "Найменування організації", "Роботодавець", "Назва фірми", "Місце роботи", "Назва підприємства",
    ],
    weak_company: &["Організація", "Установа", "Заклад", "Контрагент"],
    job_title: &["Посада", "Назва посади", "Позиція", "Поточна посада", "Займана посада", "Посада в компанії"],
    weak_job_title: &["Професія", "Спеціальність"],
    role: &["Роль"],
    name: &["Ім'я", "Імя", "Ім`я"],
    full_name: &[
        "ПІБ", "П.І.Б.", "Повне ім'я", "Ім'я та прізвище", "Прізвище та ім'я", "Ім'я і прізвище",
        "Прізвище Ім'я По батькові", "Прізвище Ім'я", "Ім'я Прізвище", "Ім'я для показу", "Контактна особа ПІБ",
    ],
    primary: &["основна", "основний", "головна", "головний", "основне"],
    work: &["робоча", "робочий", "роб.", "службова", "корпоративна", "корпоративний"],
    other: &["додаткова", "додатковий", "інша", "інший", "альтернативна", "друга", "резервна"],
    personal: &["особиста", "особистий", "домашня", "приватна"],
    person: &[
        "контакт", "контакту", "контактна особа", "контактної особи", "клієнт", "клієнта", "учасник", "учасника",
        "гість", "підписник", "кандидат", "лід",
    ],
    party: &["користувач", "користувача", "покупець", "платник", "замовник"],
    filler: &[
        "ваш", "ваша", "ваше", "твій", "та", "і", "й", "або", "вкажіть", "введіть", "обов'язково", "для зв'язку",
    ],
    near_miss: &[
        "дата", "статус", "тип", "власник", "відповідальний", "помічник", "керівник", "менеджер", "відділ",
        "по батькові", "псевдонім", "згода", "народження", "ім'я користувача", "логін", "відправник", "дівоче",
        "джерело", "створено",
    ],
    salutations: &["пан", "пані", "п.", "Шановний", "Шановна"],
    ..Language::NONE
};

pub(super) const BELARUSIAN: Language = Language {
    code: "be",
    email: &[
        "э-пошта", "электронная пошта", "эл. пошта", "адрас электроннай пошты", "пошта", "адрас э-пошты",
        "электронны адрас",
    ],
    last_name: &["Прозвішча"],
    company: &["Кампанія", "Назва кампаніі", "Прадпрыемства", "Фірма", "Назва арганізацыі"],
    weak_company: &["Арганізацыя", "Установа"],
    job_title: &["Пасада", "Назва пасады"],
    weak_job_title: &["Прафесія"],
    name: &["Імя"],
    full_name: &["Поўнае імя", "Імя і прозвішча", "Прозвішча і імя", "Адлюстроўнае імя"],
    primary: &["асноўная", "асноўны", "галоўная"],
    work: &["працоўная", "працоўны", "службовая"],
    other: &["дадатковая", "дадатковы", "іншая", "іншы"],
    personal: &["асабістая", "хатняя", "хатні"],
    person: &["кантакт", "кліент", "удзельнік"],
    filler: &["ваш", "ваша", "і", "вашае"],
    ..Language::NONE
};

pub(super) const BULGARIAN: Language = Language {
    code: "bg",
    email: &[
        "имейл", "е-поща", "електронна поща", "имейл адрес", "адрес на електронна поща", "e-mail адрес", "мейл",
        "ел. поща", "поща", "адрес на е-поща", "е-мейл", "електронен адрес", "мейл адрес",
    ],
    first_name: &["Собствено име", "Лично име", "Първо име", "Малко име"],
    last_name: &["Фамилия", "Фамилно име", "Последно име"],
    company: &[
        "Компания", "Фирма", "Име на фирма", "Име на компания", "Име на фирмата", "Дружество", "Предприятие",
        "Работодател", "Наименование на фирмата", "Име на компанията", "Наименование на фирма",
    ],
    weak_company: &["Организация", "Институция", "Име на организацията", "Учреждение"],
    job_title: &[
        "Длъжност", "Позиция", "Длъжност в компанията", "Заемана длъжност", "Наименование на длъжността",
        "Служебна позиция", "Работна позиция",
    ],
    weak_job_title: &["Професия"],
    role: &["Роля"],
    name: &["Име"],
    full_name: &[
        "Пълно име", "Име и фамилия", "Имена", "Три имена", "Трите имена", "Показвано име", "Име и презиме и фамилия",
        "Име, презиме, фамилия", "Две имена", "Фамилия и име",
    ],
    primary: &["основна", "основен", "главна", "главен", "първична"],
    work: &["служебна", "служебен", "работна", "работен", "фирмен"],
    other: &["допълнителна", "допълнителен", "друга", "друг", "втори", "алтернативен"],
    personal: &["лична", "личен", "домашна", "домашен"],
    person: &["контакт", "лице", "лице за контакт", "клиент", "участник", "гост", "член", "абонат"],
    party: &["потребител", "купувач", "платец"],
    filler: &[
        "вашият", "вашето", "вашата", "твоето", "и", "или", "на", "за контакт", "моля", "въведете", "задължително",
    ],
    near_miss: &[
        "дата", "статус", "тип", "собственик", "отдел", "презиме", "бащино име", "псевдоним", "прякор",
        "потребителско име", "раждане", "мениджър", "обръщение", "съгласие",
    ],
    salutations: &["Г-н", "Г-жа", "Г-ца", "Господин", "Госпожа", "инж.", "д-р"],
    ..Language::NONE
};

pub(super) const MACEDONIAN: Language = Language {
    code: "mk",
    email: &[
        "е-пошта", "електронска пошта", "имејл", "адреса за е-пошта", "мејл", "е-маил", "имејл адреса", "е-мејл",
    ],
    last_name: &["Презиме"],
    company: &[
        "Компанија", "Фирма", "Име на компанија", "Име на фирма", "Претпријатие", "Друштво", "Назив на компанијата",
    ],
    weak_company: &["Организација", "Институција"],
    job_title: &["Позиција", "Работно место", "Функција", "Работна позиција"],
    weak_job_title: &["Професија", "Занимање"],
    name: &["Име"],
    full_name: &["Целосно име", "Име и презиме", "Презиме и име"],
    primary: &["главна", "примарна", "основна"],
    work: &["службена", "работна", "деловна"],
    other: &["дополнителна", "друга", "секундарна"],
    personal: &["лична", "приватна"],
    person: &["контакт", "лице", "клиент", "учесник", "лице за контакт"],
    filler: &["вашето", "вашата", "вашиот", "и"],
    ..Language::NONE
};
