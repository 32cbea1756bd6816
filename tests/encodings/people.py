"""Names, companies and job titles of many languages, for `generate.py`.

Written by hand from general knowledge; no list was copied. An underscore is a space.
"""

from typing import NamedTuple


class People(NamedTuple):
    """What the people of one language are called. Every list mixes words with and without accents."""

    pages: str
    header: str
    first: str
    last: str
    company: str
    title: str


# A header is: email, first name, last name, company, job title, note.
ENGLISH_HEADER = "Email First_Name Last_Name Company Job_Title Note"

PEOPLE = {
    "English": People(
        "cp1252 mac_roman cp437 cp850",
        ENGLISH_HEADER,
        "Oliver Emma Chloë Zoë Harry Siân André Grace Noël Daniel Renée Lucy",
        "Walker Bennett Brontë O'Neill Turner Fiancé Hughes Peña Foster Núñez Clarke Señor",
        "Farrow_Ltd Harbour_Foods Café_Lumière Naïve_Design Northgate_LLP Crème_&_Co",
        "Manager Chargé_d'Affaires Head_of_Sales Maître_d' Buyer Attaché",
    ),
    "German": People(
        "cp1252 mac_roman cp437 cp850 iso8859_15",
        "E-Mail Vorname Nachname Firma Position Bemerkung",
        "Jürgen Sabine Björn Martin Käthe Günter Petra Jörg Thomas Bärbel Heike Änne",
        "Müller Becker Schäfer Krause Weiß Köhler Wagner Größl Lehmann Böhm Vogt Jäger",
        "Müller_GmbH Nordlicht_AG Bäckerei_Süd Gebrüder_Weiß Stahlbau_Hansen Öko_Markt",
        "Geschäftsführer Einkauf Vertrieb Büroleiterin Prokurist Schlosser_für_Türen",
    ),
    "French": People(
        "cp1252 mac_roman cp437 cp850 iso8859_15",
        "E-mail Prénom Nom Société Fonction Remarque",
        "François Julie Hélène Benoît Marc Amélie Gaëlle Luc Cédric Sophie Noémie Joël",
        "Lefèvre Bernard Dupré Moreau Gauthier Béranger Hervé Fontaine Guérin Leblanc Sénéchal Maçon",
        "Boulangerie_Rivière Transports_Nord Société_Dubois Hôtel_des_Alpes Garage_Central Pâtes_&_Cie",
        "Gérant Comptable Directeur_général Chargé_de_clientèle Acheteur Présidente",
    ),
    "Spanish": People(
        "cp1252 mac_roman cp437 cp850",
        "Correo Nombre Apellidos Empresa Cargo Notas",
        "José Carmen Andrés Lucía Miguel Begoña Raúl Elena Íñigo Sofía Jorge Mónica",
        "García Romero Muñoz Ortega Núñez Delgado Peña Márquez Blanco Ibáñez Castro Velázquez",
        "Construcciones_Ibáñez Grupo_Norte Panadería_Peña Electrónica_Sur Talleres_Vega Viñedos_Río",
        "Director_de_compañía Gerente Técnico Jefa_de_diseño Contable Presidente",
    ),
    "Italian": People(
        "cp1252 mac_roman",
        "Email Nome Cognome Azienda Ruolo Note",
        "Nicolò Giulia Marco Mosè Elisa Niccolò Paolo Desirée Andrea Noè Laura Salomè",
        "Rossi Cantù Ferrari Nicolò Mannà Bianchi Dalù Moretti Pittalà Greco Forlì Cefalù",
        "Caffè_Torino Officine_Verdi Società_Elettrica Qualità_Srl Edilizia_Romana Città_Viva",
        "Responsabile_qualità Direttore Capo_attività Impiegato Perché Addetto",
    ),
    "Portuguese": People(
        "cp1252 mac_roman cp850",
        "E-mail Nome Apelido Empresa Função Observações",
        "João Maria Inês António Paulo Mónica Luís Fátima Pedro Conceição Rita Estêvão",
        "Gonçalves Silva Araújo Magalhães Costa Simões Falcão Pereira Assunção Brandão Ramos Leitão",
        "Construções_Leitão Grupo_Atlas Padaria_São_José Irmãos_Simões Transportes_Lima Informática_Já",
        "Director_de_produção Gestora Técnico_de_manutenção Caixa Secretária Engenheiro",
    ),
    "Dutch": People(
        "cp1252",
        "E-mail Voornaam Achternaam Bedrijf Functie Opmerking",
        "Daniël Sanne Joëlle Pieter Noël Marijke Zoë Willem Loïs Femke André Raphaël",
        "de_Vries Coëlho van_Dijk Danïel Bakker Andriën Smit Prêt Jansen Müller Brusseël Visser",
        "Bakkerij_Jansen Financiën_Groep Ideeën_BV Drukkerij_Noord Café_Zuid Reünie_Reizen",
        "Directeur Coördinator Inkoper Financiële_zaken Verkoop Assistent_reünies",
    ),
    "Swedish": People(
        "cp1252 mac_roman cp850",
        "E-post Förnamn Efternamn Företag Befattning Anteckning",
        "Åsa Erik Björn Linnea Göran Märta Johan Håkan Sara Örjan Pär Maria",
        "Lindström Berg Åkesson Nilsson Öberg Sjögren Holm Hägg Ekström Lund Söderberg Nyman",
        "Skånes_Färg_AB Nordea_Bygg Överums_Bruk Västkust_Fisk Mälardalens_El Lunds_Papper",
        "Försäljare Chef Verkställande_direktör Ekonom Säljledare Inköpare",
    ),
    "Danish": People(
        "cp1252 cp850",
        "E-mail Fornavn Efternavn Firma Stilling Bemærkning",
        "Søren Mette Jørgen Anders Bjørn Kåre Lærke Hanne Øyvind Niels Åse Rasmus",
        "Sørensen Hansen Møller Nielsen Østergaard Kjær Lund Nørgaard Bæk Skov Højgaard Bråten",
        "Jysk_Kød_ApS Nordhavn_A/S Smørrebrød_&_Co Fællesbageriet Vestas_Vind Lægehuset_Øst",
        "Indkøber Direktør Sælger Bogholder Værkfører Konsulent",
    ),
    "Norwegian": People(
        "cp1252",
        "E-post Fornavn Etternavn Firma Stilling Merknad",
        "Øystein Ingrid Håkon Bjørn Marit Åshild Tore Jørn Kristin Sølvi Pål Lars",
        "Bjørnstad Hansen Ødegård Johansen Sæther Berg Åsen Strøm Haugen Grønli Bråthen Dahl",
        "Fjell_og_Fjære Nordsjø_Båt Bergen_Rør Trøndelag_Fisk Oslo_Trykk Sør_Kraft_AS",
        "Daglig_leder Rådgiver Innkjøper Selger Økonomisjef Sjåfør",
    ),
    "Finnish": People(
        "cp1252",
        "Sähköposti Etunimi Sukunimi Yritys Tehtävä Huomautus",
        "Päivi Jukka Väinö Anneli Sänna Mikko Jyrki Hänni Tuula Yrjö Kyösti Eero",
        "Mäkinen Virtanen Hämäläinen Korhonen Jääskeläinen Nieminen Lehtimäki Koskinen Väyrynen Salo Pöysti Rämö",
        "Järvi_Oy Helsingin_Leipä Metsä_ja_Pelto Pohjola_Oy Käsityö_Tähti Sähkö_Mäki_Oy",
        "Myyntipäällikkö Johtaja Kirjanpitäjä Ostaja Sihteeri Lääkäri",
    ),
    "Icelandic": People(
        "cp1252",
        "Netfang Fornafn Eftirnafn Fyrirtæki Staða Athugasemd",
        "Jón Anna Guðrún Sigurður Helga Þór Björk Ólafur Katrín Einar Ásdís Ægir",
        "Jónsdóttir Sigurðsson Þórarinsson Helgason Björnsdóttir Guðmundsson Ólafsdóttir Hansen Árnason Einarsson Magnúsdóttir Blöndal",
        "Sjávarfang_ehf Landsvirki Íslensk_Ull Norðurljós Bakarí_Þórs Hvalur",
        "Framkvæmdastjóri Kennari Sölumaður Verkfræðingur Ritari Læknir",
    ),
    "Catalan": People(
        "cp1252",
        "Correu Nom Cognoms Empresa Càrrec Notes",
        "Jordi Núria Òscar Mercè Pau Àngels Martí Joan Raïmon Eulàlia Anna Lluís",
        "Puig Solà Garcés Vila Güell Martínez Ferrer Bàrcena Camós Roca Peñalver Coïmbra",
        "Forn_Solà Construccions_Güell Vins_del_Penedès Tallers_Roca Càtering_Nord Gestió_Ràpida",
        "Gerent Tècnic Directora_de_producció Comptable Cap_de_màrqueting Assessor",
    ),
    "Polish": People(
        "cp1250 iso8859_2 cp852",
        "E-mail Imię Nazwisko Firma Stanowisko Uwagi",
        "Łukasz Anna Paweł Małgorzata Tomasz Grażyna Michał Ewa Bożena Sławomir Piotr Świętosława",
        "Wójcik Nowak Dąbrowski Zieliński Mazur Kozłowski Gołąb Kowalska Zając Pawlak Śliwiński Jabłońska",
        "Hurtownia_Łódzka Budimex Żabka_Sp._z_o.o. Spółdzielnia_Źródło Drukarnia_Nova Zakład_Mięsny",
        "Księgowa Kierownik Główny_inżynier Prezes Dyrektor_sprzedaży Właściciel",
    ),
    "Czech": People(
        "cp1250 iso8859_2 cp852",
        "E-mail Jméno Příjmení Firma Pozice Poznámka",
        "Jiří Petr Tomáš Eliška Jana Zdeněk Růžena Ondřej Martin Kateřina Lukáš Alena",
        "Novák Dvořák Marek Černý Svoboda Procházka Kučera Beneš Holub Růžička Doležal Němec",
        "Pivovar_Žatec_a.s. Stavby_Morava Město_Děčín Obchod_U_Štěstí Doprava_Praha Řeznictví_Kříž",
        "Jednatel Účetní Vedoucí_prodeje Ředitelka Technik Nákupčí",
    ),
    "Slovak": People(
        "cp1250",
        "E-mail Meno Priezvisko Firma Pozícia Poznámka",
        "Ján Peter Ľubomír Zuzana Mária Štefan Anton Žofia Ondrej Ľudmila Juraj Božena",
        "Kováč Horvat Šimko Baláž Varga Hudák Lukáč Ďurica Tóth Polák Mráz Kňažko",
        "Stavby_Žilina_s.r.o. Agro_Nitra Pekáreň_Tomáš Vinárstvo_Ľubica Doprava_Košice Mäso_Šaľa",
        "Konateľ Účtovníčka Riaditeľ Obchodný_zástupca Technik Vedúci_výroby",
    ),
    "Hungarian": People(
        "cp1250 cp852",
        "E-mail Keresztnév Vezetéknév Cég Beosztás Megjegyzés",
        "László Anna Zsófia Gergő Péter Ágnes Győző Katalin József Ödön Eszter Tünde",
        "Kovács Varga Szabó Tóth Erdős Nagy Kőszegi Fehér Bíró Lakatos Szűcs Balogh",
        "Magyar_Építő_Kft. Alfa_Zrt. Győri_Keksz Fővárosi_Bt. Balaton_Hal Gyümölcs_és_Zöldség",
        "Ügyvezető Könyvelő Igazgató Vezérigazgató Titkár Értékesítő",
    ),
    "Romanian": People(
        "cp1250",
        "E-mail Prenume Nume Firmă Funcţie Observaţii",
        "Ion Ştefan Mihai Ioana Răzvan Cătălin Elena Ţuca Bogdan Mădălina Dănuţ Ana",
        "Popescu Ştefănescu Rădulescu Ionescu Câmpeanu Bălan Dumitru Ţurcanu Pătraşcu Stan Măgureanu Dobre",
        "Construcţii_Olt Alfa_SRL Pâinea_Bună Grădina_Verde_SRL Transilvania_Auto Împreună_SA",
        "Administrator Director_vânzări Şef_producţie Contabil Secretară Inginer_construcţii",
    ),
    "Slovenian": People(
        "cp1250",
        "E-pošta Ime Priimek Podjetje Položaj Opomba",
        "Luka Žiga Špela Ana Tomaž Maja Boštjan Urška Janez Matjaž Neža Petra",
        "Novak Žagar Kovačič Zupan Košir Horvat Šuštar Golob Mlakar Kočevar Bizjak Čeh",
        "Žito_d.o.o. Alpina Pekarna_Vič Mizarstvo_Škerjanc Gradnje_Koper Čebelarstvo_Kranjc",
        "Direktor Vodja_prodaje Računovodja Tajnica_družbe Inženir Načrtovalka",
    ),
    "Croatian": People(
        "cp1250",
        "E-pošta Ime Prezime Tvrtka Položaj Napomena",
        "Ivan Željko Ana Siniša Marko Dražen Josip Tomislav Krešimir Anđela Petra Đuro",
        "Horvat Kovačević Babić Perić Jurić Matić Novak Šarić Đurić Vuković Marin Žunić",
        "Građevina_Split_d.o.o. Adria Pčelica_Osijek Đakovo_Vino Ribarstvo_Hvar Kuća_Štukatura",
        "Direktor Voditelj_prodaje Računovođa Tajnica Inženjer Stručni_suradnik_za_nabavu",
    ),
    "Russian": People(
        "cp1251 koi8_r cp866",
        "Почта Имя Фамилия Компания Должность Примечание",
        "Иван Ольга Сергей Мария Дмитрий Анна Юрий Светлана Павел Татьяна Фёдор Жанна",
        "Иванов Смирнова Кузнецов Попова Соколов Лебедева Щукин Морозова Цветков Ежова Хомяков Яшина",
        "Северный_Ветер Завод_Электрон Альфа_Строй Хлебный_Дом Жилсервис Торговый_Центр",
        "Директор Бухгалтер Менеджер Главный_инженер Юрист Начальник_отдела",
    ),
    "Ukrainian": People(
        "cp1251",
        "Пошта Ім'я Прізвище Компанія Посада Примітка",
        "Олексій Ірина Андрій Наталія Євген Оксана Їжак Тарас Юлія Богдан Ганна Григорій",
        "Шевченко Коваль Бойко Кравець Мельник Лисенко Єфремов Ткачук Гнатюк Іваненко Яременко Щербань",
        "Київський_Хліб Зелений_Гай Дніпро_Сервіс Українські_Мережі Львівська_Кава Південний_Порт",
        "Директор Бухгалтер Керівник_відділу Інженер Юрист Власник_підприємства",
    ),
    "Bulgarian": People(
        "cp1251",
        "Имейл Име Фамилия Фирма Длъжност Бележка",
        "Георги Мария Димитър Елена Стоян Цветелина Христо Ивана Петър Жени Ангел Росица",
        "Иванов Петрова Димитров Георгиева Стоянов Ангелова Христов Тодорова Къдрев Желязкова Щерев Янкова",
        "Български_Роза Строй_Инвест Пътища_ООД Черно_Море Хляб_и_Сол Електроникс",
        "Управител Счетоводител Търговски_директор Инженер Юрист Мениджър_продажби",
    ),
    "Serbian": People(
        "cp1251",
        "Пошта Име Презиме Фирма Позиција Напомена",
        "Јован Милица Ђорђе Љиљана Никола Јелена Његош Драган Вељко Ана Живорад Ћирило",
        "Јовановић Петровић Ђорђевић Николић Љубић Џамић Илић Жикић Пантић Бошковић Цветковић Хаџић",
        "Београдска_Пекара Шумадија_Воће Њива_и_Поље Градња_Ниш Љубав_Кафе Ћуприја_Транс",
        "Директор Књиговођа Руководилац Инжењер Правник Менаџер_продаје",
    ),
    "Greek": People(
        "cp1253",
        "Email Όνομα Επώνυμο Εταιρεία Θέση Σημείωση",
        "Γιώργος Μαρία Κώστας Ελένη Νίκος Άννα Δημήτρης Σοφία Ιωάννης Κατερίνα Παύλος Ζωή",
        "Παπαδόπουλος Νικολάου Γεωργίου Αλεξίου Βασιλείου Οικονόμου Ράπτης Ζώης Χατζής Λάμπρου Φωτίου Ψαρράς",
        "Ελληνική_Εταιρεία Αιγαίο_ΑΕ Θάλασσα_ΕΠΕ Αττικός_Άρτος Κρητικά_Έλαια Ξενοδοχείο_Ήλιος",
        "Διευθυντής Λογιστής Πωλητής Μηχανικός Γραμματέας Υπεύθυνη_πωλήσεων",
    ),
    "Turkish": People(
        "cp1254",
        "E-posta Ad Soyad Şirket Unvan Not",
        "Ayşe Mehmet İbrahim Çağlar Zeynep Gülşen Oğuz Emre Şebnem Işıl Kemal Ömer",
        "Yılmaz Demir Öztürk Şahin Kaya Çelik Yıldız Güneş Arslan Aydın Koç Erdoğan",
        "Doğuş_Gıda Marmara_Lojistik Işık_İnşaat Çınar_Yapı Anadolu_Tekstil Gümüş_Ticaret",
        "Müdür Genel_Müdür Satış_Sorumlusu Avukat Muhasebeci İşletme_sahibi",
    ),
    "Lithuanian": People(
        "cp1257",
        "El._paštas Vardas Pavardė Įmonė Pareigos Pastaba",
        "Jonas Rūta Žygimantas Ona Šarūnas Mindaugas Agnė Gražina Tomas Ąžuolas Jūratė Vytautas",
        "Kazlauskas Petrauskienė Žukauskas Balčiūnas Šimkus Urbonas Stankevičius Butkutė Mažeika Paulauskas Čiurlionis Jonaitė",
        "Žemaitijos_Pienas UAB_Vilnius Šiaulių_Statyba UAB_Gėlių_Namai Baltija Kauno_Grūdai",
        "Direktorius Buhalterė Vadybininkė Inžinierius Pardavimų_vadovas Asistentė",
    ),
    "Latvian": People(
        "cp1257",
        "E-pasts Vārds Uzvārds Uzņēmums Amats Piezīme",
        "Jānis Anna Kārlis Līga Pēteris Inese Ģirts Ilze Mārtiņš Zane Krišjānis Ķērsta",
        "Bērziņš Kalniņa Ozols Liepiņš Krūmiņa Balodis Zariņš Vītola Kļaviņš Šmits Eglītis Lācis",
        "Rīgas_Piens SIA_Alfa Latvijas_Būve SIA_Zaļā_Māja Daugava Kurzemes_Gaļa",
        "Direktors Grāmatvede Vadītājs Inženieris Pārdevēja Jurists",
    ),
    "Estonian": People(
        "cp1257",
        "E-post Eesnimi Perekonnanimi Ettevõte Amet Märkus",
        "Jüri Anne Kärt Tõnu Peeter Ülle Mart Külli Õnne Tiit Mäidu Kersti",
        "Tamm Mägi Pärn Saar Kõiv Sepp Jõgi Rebane Põder Kask Lõhmus Rüütel",
        "Põhja_Ehitus Tallinna_Leib Jõe_Puit_OÜ Läänemere_Kala Saare_Talu Õunaaed",
        "Juhataja Müügijuht Raamatupidaja Ostujuht Tööline Sekretär",
    ),
    "Hebrew": People(
        "cp1255",
        "Email First_Name Last_Name Company Job_Title Note",
        "דוד שרה יוסף רחל משה נועה אברהם תמר יעל אורי גלית שמעון",
        "כהן לוי מזרחי פרץ ביטון דהן פרידמן אזולאי גבאי שפירא חדד עמר",
        "חברת_החשמל בית_הספר מרכז_הגליל אור_ים מאפיית_הצפון נגרות_השרון",
        "מנהל רואה_חשבון מזכירה מהנדס יועצת סמנכל",
    ),
    "Arabic": People(
        "cp1256",
        "Email First_Name Last_Name Company Job_Title Note",
        "محمد فاطمة أحمد خديجة علي مريم يوسف سارة خالد ليلى حسن نور",
        "الخطيب العلي حداد النجار المصري القاسم الحسن السيد عثمان درويش شاهين منصور",
        "شركة_النور مصنع_الخليج مؤسسة_البناء دار_الكتب مخبز_المدينة تجارة_الشرق",
        "مدير محاسب مهندس سكرتيرة مستشار رئيس_القسم",
    ),
}

# Words without accents, for the rows of a language whose script has none.
PLAIN = People(
    "",
    ENGLISH_HEADER,
    "Anna Peter Maria Martin Elena Robert Nina Victor",
    "Walker Martens Silva Weber Costa Turner Berg Stone",
    "Globex Initech Vector_Ltd Umbra_Group Delta_Media Nordex",
    "Manager Director Engineer Analyst Assistant Consultant",
)
