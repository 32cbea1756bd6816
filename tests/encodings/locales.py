"""Lead files of thirty locales for `generate.py --locales`: names, companies and jobs from the package Faker.

The headers were written by hand from general knowledge. The pages are those that programs of each language write; the older ones of a
locale are its own, the Unicode ones are the same for all.
"""

import random
from typing import NamedTuple

from faker import Faker

ROWS = [1, 3, 30]
ENGLISH = "Email,First Name,Last Name,Company,Job Title,City"
UNICODE = ["utf-8", "utf-8-sig", "utf-16-le-sig", None, None]
# Two more of these for each locale, in turn.
RARER = ["utf-16-le", "utf-32-le-sig", "utf-16-be-sig", "utf-32-be", "utf-16-be", "utf-32-be-sig", "utf-32-le"]
WEST = "cp1252 cp1252 mac_roman cp850 iso8859_15"
CENTRAL = "cp1250 cp1250 cp1250 iso8859_2 cp852"
# What a page without the letter with a comma below writes in its place.
CEDILLA = str.maketrans("șțȘȚ", "şţŞŢ")


class Locale(NamedTuple):
    language: str
    pages: str
    header: str


LOCALES = {
    "de_DE": Locale("German", WEST, "E-Mail,Vorname,Nachname,Firma,Tätigkeit,Ort"),
    "fr_FR": Locale("French", WEST, "E-mail,Prénom,Nom,Société,Fonction,Ville"),
    "es_ES": Locale("Spanish", WEST, "Correo electrónico,Nombre,Apellidos,Compañía,Cargo,Ciudad"),
    "it_IT": Locale("Italian", WEST, "E-mail,Nome,Cognome,Società,Qualifica,Città"),
    "pt_BR": Locale("Portuguese", WEST, "E-mail,Nome,Sobrenome,Empresa,Função,Cidade"),
    "nl_NL": Locale("Dutch", WEST, "E-mail,Voornaam,Achternaam,Bedrijf,Functie,Plaats"),
    "sv_SE": Locale("Swedish", WEST, "E-post,Förnamn,Efternamn,Företag,Befattning,Ort"),
    "da_DK": Locale("Danish", WEST, "E-mail,Fornavn,Efternavn,Firma,Stilling,By"),
    "fi_FI": Locale("Finnish", WEST, "Sähköposti,Etunimi,Sukunimi,Yritys,Tehtävä,Kaupunki"),
    "pl_PL": Locale("Polish", CENTRAL, "E-mail,Imię,Nazwisko,Firma,Stanowisko,Miejscowość"),
    "cs_CZ": Locale("Czech", CENTRAL, "E-mail,Jméno,Příjmení,Firma,Pozice,Město"),
    "hu_HU": Locale("Hungarian", CENTRAL, "E-mail,Keresztnév,Vezetéknév,Cég,Beosztás,Város"),
    "ro_RO": Locale("Romanian", "cp1250 cp1250 iso8859_16 iso8859_2 cp1250", "E-mail,Prenume,Nume,Companie,Funcție,Oraș"),
    "sl_SI": Locale("Slovenian", CENTRAL, "E-pošta,Ime,Priimek,Podjetje,Položaj,Mesto"),
    "hr_HR": Locale("Croatian", CENTRAL, "E-pošta,Ime,Prezime,Tvrtka,Radno mjesto,Grad"),
    "lt_LT": Locale("Lithuanian", "cp1257 cp1257 cp1257 iso8859_13 iso8859_4", "El. paštas,Vardas,Pavardė,Įmonė,Pareigos,Miestas"),
    "lv_LV": Locale("Latvian", "cp1257 cp1257 cp1257 iso8859_13 iso8859_4", "E-pasts,Vārds,Uzvārds,Uzņēmums,Amats,Pilsēta"),
    "et_EE": Locale("Estonian", "cp1257 cp1257 cp1252 iso8859_13 iso8859_15", "E-post,Eesnimi,Perekonnanimi,Ettevõte,Amet,Linn"),
    "tr_TR": Locale("Turkish", "cp1254 cp1254 cp1254 iso8859_9 iso8859_9", "E-posta,Ad,Soyad,Şirket,Unvan,Şehir"),
    "ru_RU": Locale("Russian", "cp1251 cp1251 koi8_r cp866 iso8859_5", "Почта,Имя,Фамилия,Компания,Должность,Город"),
    "uk_UA": Locale("Ukrainian", "cp1251 cp1251 cp1251 koi8_u cp1251", "Пошта,Ім'я,Прізвище,Компанія,Посада,Місто"),
    "bg_BG": Locale("Bulgarian", "cp1251 cp1251 cp1251 cp1251 mac_cyrillic", "Имейл,Име,Фамилия,Фирма,Длъжност,Град"),
    "el_GR": Locale("Greek", "cp1253 cp1253 cp1253 iso8859_7 iso8859_7", "Email,Όνομα,Επώνυμο,Εταιρεία,Θέση,Πόλη"),
    "he_IL": Locale("Hebrew", "cp1255 cp1255 cp1255 iso8859_8 iso8859_8", "אימייל,שם פרטי,שם משפחה,חברה,תפקיד,עיר"),
    "ar_EG": Locale("Arabic", "cp1256 cp1256 cp1256 iso8859_6 iso8859_6", "البريد الإلكتروني,الاسم الأول,اسم العائلة,الشركة,المسمى الوظيفي,المدينة"),
    "th_TH": Locale("Thai", "cp874 cp874 cp874 tis_620 tis_620", "อีเมล,ชื่อ,นามสกุล,บริษัท,ตำแหน่ง,จังหวัด"),
    "ja_JP": Locale("Japanese", "cp932 cp932 cp932 euc_jp iso2022_jp", "メール,名,姓,会社名,役職,市区町村"),
    "zh_CN": Locale("Chinese", "gbk gbk gbk gb18030 gb18030", "邮箱,名,姓,公司,职位,城市"),
    "zh_TW": Locale("Traditional Chinese", "cp950 cp950 cp950 cp950 cp950", "電子郵件,名字,姓氏,公司,職稱,城市"),
    "ko_KR": Locale("Korean", "cp949 cp949 cp949 euc_kr euc_kr", "이메일,이름,성,회사,직책,도시"),
}


def encodable(text: str, page: str) -> bool:
    try:
        text.encode(page.removesuffix("-sig"))
    except UnicodeEncodeError:
        return False
    return True


def pages(index: int, locale: Locale) -> list:
    rarer = [RARER[(2 * index + turn) % len(RARER)] for turn in range(2)]
    return [*UNICODE[:3], *rarer, *locale.pages.split()]


class LocaleFile:
    """One file of people of one locale. At least one of its characters is not ASCII."""

    def __init__(self, code: str, page: str, rows: int, seed: str):
        self.locale, self.page, self.rows = LOCALES[code], page, rows
        self.random = random.Random(seed)
        self.faker = Faker(code)
        self.faker.seed_instance(seed)
        self.delimiter, self.end = self.random.choice([(",", "\r\n"), (";", "\r\n"), ("\t", "\n"), (",", "\n")])

    def written(self, text: str) -> str:
        """The text with the letters that the page has in place of those that it lacks."""
        has_comma = self.page.startswith(("utf", "iso8859_16"))
        text = " ".join(text.split()).replace(self.delimiter, " ")
        return text if has_comma else text.translate(CEDILLA)

    def cell(self, kind: str) -> str:
        for _ in range(200):
            text = self.written(getattr(self.faker, kind)())
            if encodable(text, self.page):
                return text
        return "Globex"

    def header(self) -> list:
        own = [self.written(cell) for cell in self.locale.header.split(",")]
        has_letters = all(encodable(cell, self.page) for cell in own)
        return own if has_letters and self.random.random() < 0.7 else ENGLISH.split(",")

    def row(self, number: int) -> list:
        kinds = ["first_name", "last_name", "company", "job", "city"]
        return [f"person{number}@example.com"] + [self.cell(kind) for kind in kinds]

    def table(self) -> list:
        while True:
            table = [self.header()] + [self.row(number) for number in range(self.rows)]
            if not "".join(sum(table, [])).isascii():
                return table

    def bytes(self, table: list) -> bytes:
        text = "".join(self.delimiter.join(row) + self.end for row in table)
        mark = "\ufeff" if self.page.endswith("-sig") else ""
        return (mark + text).encode(self.page.removesuffix("-sig"))


def files(seed: int):
    for index, (code, locale) in enumerate(LOCALES.items()):
        for rows in ROWS:
            for turn, page in enumerate(pages(index, locale)):
                yield locale.language, page, LocaleFile(code, page, rows, f"{code} {page} {rows} {turn} {seed}")
