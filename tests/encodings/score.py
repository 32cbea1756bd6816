"""Compares what four detectors make of the files that `generate.py` wrote.

    python3 score.py FOLDER OURS [CHARDETNG] [--wrong]

`OURS` is the example program `decode_cells`; `CHARDETNG` a program that reads paths and prints "path TAB encoding" (see
README.md). The packages `chardet` and `charset_normalizer` are compared where they are installed. A detector is right about
a file if its page gives the text that the file has.
"""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

# `ş` in windows-1250 and `ș` in ISO-8859-16 are the same byte and the same letter of Romanian, so that no detector can tell them apart.
CEDILLA = str.maketrans("șțȘȚ", "şţŞŢ")

NAMES = {
    "macintosh": "mac_roman",
    "macroman": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic",
    "windows-874": "cp874",
    # What the Encoding Standard and Windows call by these names.
    "shift_jis": "cp932",
    "big5": "cp950",
    "euc-kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}


def text_in(data: bytes, page: str) -> str:
    """The text, without a byte-order mark."""
    return data.decode(page.removesuffix("-sig")).removeprefix("\ufeff").translate(CEDILLA)


def decodes(data: bytes, truth: str, encoding) -> bool:
    names = {str(encoding), NAMES.get(str(encoding).lower(), str(encoding))}
    for name in names:
        try:
            if text_in(data, name) == truth:
                return True
        except (LookupError, UnicodeDecodeError):
            pass
    return False


def same(table, truth: list) -> bool:
    plain = lambda rows: [[cell.translate(CEDILLA) for cell in row] for row in rows or []]
    return plain(table) == plain(truth)


def run(program: str, paths: list) -> list:
    given = "\n".join(str(path) for path in paths) + "\n"
    return subprocess.run([program], input=given, capture_output=True, check=True, text=True).stdout.splitlines()


def python_detectors() -> dict:
    found = {}
    try:
        import chardet

        found[f"chardet {chardet.__version__}"] = lambda data: chardet.detect(data)["encoding"]
    except ImportError:
        pass
    try:
        import charset_normalizer

        best = lambda data: getattr(charset_normalizer.from_bytes(data).best(), "encoding", None)
        found[f"charset-normalizer {charset_normalizer.__version__}"] = best
    except ImportError:
        pass
    return found


def rivals(files: list, contents: list, paths: list, chardetng: str) -> dict:
    """For each of the others, whether it was right about each file."""
    encodings = {name: [detect(data) for data in contents] for name, detect in python_detectors().items()}
    if chardetng:
        encodings["chardetng"] = [line.split("\t")[1] for line in run(chardetng, paths)]
    truths = [text_in(data, file["page"]) for file, data in zip(files, contents)]
    return {name: [decodes(*of) for of in zip(contents, truths, found)] for name, found in encodings.items()}


def table_of(scores: dict, files: list, key: str) -> None:
    print(f"\n{key:12} files  " + "  ".join(f"{name[:12]:>12}" for name in scores))
    for value in dict.fromkeys(file[key] for file in files):
        of = [index for index, file in enumerate(files) if file[key] == value]
        counts = "  ".join(f"{sum(right[index] for index in of):12}" for right in scores.values())
        print(f"{value!s:12} {len(of):5}  {counts}")


def show_wrong(files: list, read: list, right: list) -> None:
    for file, found, is_right in zip(files, read, right):
        if not is_right:
            pairs = zip(sum(file["table"], []), sum(found.get("table", []), []))
            cells = [f"{truth!r} read as {cell!r}" for truth, cell in pairs if truth != cell][:3]
            sure = "unsure" if found.get("unsure") else f"SURE {found.get('confidence', 0):.2f}"
            print(f"{file['file']}: {found.get('encoding') or found}, {sure}: {'; '.join(cells)}")


def main(folder: Path, ours: str, chardetng: str, wrong: bool) -> None:
    files = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    paths = [folder / file["file"] for file in files]
    read = [json.loads(line) for line in run(ours, paths)]
    right = [same(found.get("table"), file["table"]) for file, found in zip(files, read)]
    scores = {"ours": right}
    if not wrong:
        scores |= rivals(files, [path.read_bytes() for path in paths], paths, chardetng)
    else:
        show_wrong(files, read, right)
    for key in ["language", "page", "sign", "rows", "accented"]:
        if not wrong and key in files[0]:
            table_of(scores, files, key)
    print()
    for name, each in scores.items():
        print(f"{name:25} {sum(each):5} of {len(files)} right, {sum(each) / len(files):.1%}")
    unsure = [bool(found.get("unsure")) for found in read]
    silent = sum(not is_right and not doubt for is_right, doubt in zip(right, unsure))
    doubted = sum(is_right and doubt for is_right, doubt in zip(right, unsure))
    print(f"ours: {silent} wrong without a warning; {doubted} right with one")


if __name__ == "__main__":
    given = [each for each in sys.argv[1:] if each != "--wrong"]
    main(Path(given[0]), given[1], given[2] if len(given) > 2 else "", "--wrong" in sys.argv)
