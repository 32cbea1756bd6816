"""Writes lead files in old code pages, each with one sign, and `expected.json` with what every file says.

    python3 generate.py FOLDER [SEED] [--locales]

The same files for the same seed, which is 0 unless given. Needs Python 3.9 and nothing else; with `--locales` it writes the files of
`locales.py` instead, which needs the package Faker.
"""

import json
import random
import sys
from pathlib import Path

from people import ENGLISH_HEADER, PEOPLE, PLAIN, People

ROWS = [1, 3, 10, 30, 100]
# Of 100 rows, how many have accents in their names.
ACCENTED = [0, 10, 50, 100]

# How people write each sign in a note; `{n}` is a number.
NOTES = {
    "€": ["{n} €", "€{n}", "{n}.50 €"],
    "£": ["£{n}", "£ {n}.00"],
    "§": ["§ {n}", "§{n}"],
    "°": ["{n}°", "{n} °C"],
    "²": ["{n} m²", "{n}m²"],
    "½": ["{n}½", "½ price"],
    "’": ["Farrow’s", "it’s {n}", "Don’t call"],
    "“": ["the “Best” {n}", "“VIP”"],
    "”": ["“Top {n}”", "a “New” lead"],
    "–": ["{n}–99", "open – call"],
    "—": ["open — call", "{n} — ok"],
    "…": ["call back…", "{n}…"],
    "•": ["• call", "VIP • {n}"],
    "«": ["«Alfa»", "« Alfa {n} »"],
    "»": ["»Alfa«", "«Beta {n}»"],
    "®": ["Acme®", "Acme® {n}"],
    "™": ["Acme™", "Acme™ {n}"],
    "©": ["© {n}", "©2024 Acme"],
    "№": ["№ {n}", "№{n}"],
    "\u00a0": ["1\u00a0{n}", "{n}\u00a0000"],
}


def encodable(text: str, page: str) -> bool:
    try:
        text.encode(page)
    except UnicodeEncodeError:
        return False
    return True


def words(text: str, accented: bool, fallback: str) -> list:
    """The words with accents, or those without."""
    found = [word.replace("_", " ") for word in text.split() if word.isascii() != accented]
    return found or [word.replace("_", " ") for word in fallback.split()]


class File:
    """One file of people who speak one language."""

    def __init__(self, language: str, page: str, rows: int, accented: int, sign: str, seed: int):
        self.random = random.Random(f"{language} {page} {rows} {accented} {seed}")
        self.people: People = PEOPLE[language]
        self.page, self.rows, self.accented, self.sign = page, rows, accented, sign
        self.delimiter, self.end = self.random.choice([(",", "\r\n"), (";", "\r\n"), ("\t", "\n"), (",", "\n")])

    def header(self) -> list:
        header = self.people.header
        own = self.random.random() < 0.5 and (header.isascii() or self.accented >= 50)
        own = own and encodable(header, self.page)
        return [cell.replace("_", " ") for cell in (header if own else ENGLISH_HEADER).split()]

    def cell(self, kind: str, accented: bool) -> str:
        found = words(getattr(self.people, kind), accented, getattr(PLAIN, kind))
        return self.random.choice([word for word in found if encodable(word, self.page)] or ["Globex"])

    def row(self, number: int, has_accents: bool, has_sign: bool) -> list:
        mixed = lambda share: has_accents and self.random.random() < share
        cells = [f"person{number}@example.com", self.cell("first", mixed(0.6)), self.cell("last", has_accents)]
        cells += [self.cell("company", mixed(0.4)), self.cell("title", mixed(0.4))]
        note = self.random.choice(self.notes) if has_sign else ""
        return cells + [note.replace("{n}", str(self.random.randint(2, 980)))]

    def table(self) -> list:
        accented = round(self.rows * self.accented / 100)
        accented = set(self.random.sample(range(self.rows), max(accented, 1) if self.accented else 0))
        every = self.random.random() < 0.6
        signs = range(self.rows) if every else [self.random.randrange(self.rows)]
        self.notes = [note for note in NOTES[self.sign] if encodable(note, self.page)]
        rows = [self.row(number, number in accented, number in signs) for number in range(self.rows)]
        return [self.header()] + rows

    def text(self, table: list) -> str:
        return "".join(self.delimiter.join(row) + self.end for row in table)


def signs_of(page: str) -> list:
    return [sign for sign, notes in NOTES.items() if any(encodable(note, page) for note in notes)]


def files(seed: int):
    turn = seed
    for language, people in PEOPLE.items():
        for page in people.pages.split():
            signs = signs_of(page)
            for rows in ROWS:
                for accented in ACCENTED:
                    sign = signs[turn % len(signs)]
                    turn += 1
                    yield language, page, sign, File(language, page, rows, accented, sign, seed)


def write(folder: Path, name: str, data: bytes, facts: dict) -> dict:
    (folder / name).write_bytes(data)
    return {"file": name, **facts}


def signed_files(folder: Path, seed: int) -> list:
    expected = []
    for number, (language, page, sign, file) in enumerate(files(seed)):
        name = f"{number:04}-{language}-{page}-{file.rows}-{file.accented}.csv".lower()
        table = file.table()
        facts = {"language": language, "page": page, "sign": sign, "rows": file.rows, "accented": file.accented}
        expected.append(write(folder, name, file.text(table).encode(page), {**facts, "table": table}))
    return expected


def locale_files(folder: Path, seed: int) -> list:
    import locales

    expected = []
    for number, (language, page, file) in enumerate(locales.files(seed)):
        name = f"{number:04}-{language}-{page}-{file.rows}.csv".lower().replace(" ", "-")
        table = file.table()
        facts = {"language": language, "page": page, "rows": file.rows, "table": table}
        expected.append(write(folder, name, file.bytes(table), facts))
    return expected


def main(folder: Path, seed: int, of_locales: bool):
    folder.mkdir(parents=True, exist_ok=True)
    expected = (locale_files if of_locales else signed_files)(folder, seed)
    (folder / "expected.json").write_text(json.dumps(expected, ensure_ascii=False), encoding="utf-8")
    print(f"{len(expected)} files")


if __name__ == "__main__":
    given = [each for each in sys.argv[1:] if each != "--locales"]
    main(Path(given[0]), int(given[1]) if len(given) > 1 else 0, "--locales" in sys.argv)
