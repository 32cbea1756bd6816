"""Runs each peer on the same file as a process of its own, checks what it did, and prints the table of the guide.

`run` installs what it needs and calls it; `run --help` lists the options.
"""

import argparse
import datetime
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import databases
import lead_file
from peers import all_peers

MEASURE = [sys.executable, "-S", "-E", str(Path(__file__).resolve().parent / "measure.py")]


def main():
    args = parse_args()
    peers = all_peers(args.program, args.folder)
    unknown = set(args.peer) - {peer.key for peer in peers}
    if unknown:
        raise SystemExit(f"unknown: {', '.join(sorted(unknown))}")
    peers = [peer for peer in peers if not args.peer or peer.key in ["lead-import", *args.peer]]
    sizes = {}
    with tempfile.TemporaryDirectory(dir=args.folder) as folder:
        for rows in args.rows:
            sizes[rows] = compare(Path(folder), peers, rows, args.rounds)
    print(machine(args.rounds))
    print(table(peers, sizes))


def parse_args():
    parser = argparse.ArgumentParser(prog="benches/peers/run", description="Compares this crate with other ways to import a file of leads.")
    parser.add_argument("peer", nargs="*", help="lead-import and these only: duckdb, node, python, sqlite-utils, pandas, django")
    parser.add_argument("--rounds", type=int, default=5, help="counted runs of each on each file (5)")
    numbers = lambda text: [int(number) for number in text.split(",")]  # noqa: E731
    parser.add_argument("--rows", type=numbers, default=[50_000, 250_000], help="rows of each file (50000,250000)")
    parser.add_argument("--program", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, required=True, help=argparse.SUPPRESS)
    return parser.parse_args()


def compare(folder, peers, rows, rounds):
    """Measures on a file of so many rows. Returns the size of the file in bytes."""
    file = folder / f"{rows}.csv"
    expected = lead_file.write(file, rows)
    for kind in {peer.database for peer in peers}:
        databases.create(folder / f"{rows}.{kind}", kind, expected)
    # The first round fills the caches and is not counted. Then the peers take turns, so that a busy machine is busy for all.
    for number in range(rounds + 1):
        for peer in peers:
            run = measure(folder, peer, rows, file, expected)
            figures = f"{run['seconds']:8.3f} s, processors {run['processors']:8.3f} s, {run['memory']:6.0f} MiB"
            print(f"{rows} rows, round {number}: {figures}  {peer.key}", file=sys.stderr)
            if number > 0:
                peer.runs.setdefault(rows, []).append(run)
    return file.stat().st_size


def measure(folder, peer, rows, file, expected):
    """One run on a fresh copy of the database, whose bytes are on the disk before it starts."""
    own = Path(tempfile.mkdtemp(dir=folder))
    database = own / "leads"
    with open(shutil.copy(folder / f"{rows}.{peer.database}", database), "rb+") as copy:
        os.fsync(copy.fileno())
    result = subprocess.run([*MEASURE, *peer.arguments(file, database)], stdout=subprocess.PIPE, text=True)
    if result.returncode:
        raise SystemExit(f"{peer.name} failed")
    run = json.loads(result.stdout)
    databases.check(database, peer.database, expected, peer.failed_rows(run["output"]))
    shutil.rmtree(own)
    return run


def machine(rounds):
    model = platform.processor()
    if Path("/proc/cpuinfo").exists():
        names = [line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")]
        model = names[0] if names else model
    system = f"{platform.system()} {platform.machine()}"
    return f"Measured on {datetime.date.today()}: {os.cpu_count()} cores, {model}, {system}; medians of {rounds} runs.\n"


def table(peers, sizes):
    """Markdown: for each size the medians of the time, that over this crate's, the time of all processors, and the most memory."""
    files = [f"{rows:,} rows, {size / 1e6:.0f} MB" for rows, size in sizes.items()]
    lines = ["| importer | versions | " + " | ".join(f"{file} | ratio | CPU | memory" for file in files) + " |"]
    lines.append("|---|---|" + "---:|---:|---:|---:|" * len(files))
    first = peers[0]
    for peer in sorted(peers, key=lambda peer: median(peer, min(sizes), "seconds")):
        cells = [peer.name, peer.versions]
        for rows in sizes:
            seconds = median(peer, rows, "seconds")
            ratio = seconds / median(first, rows, "seconds")
            cells += [f"{seconds:.2f} s", f"{ratio:.1f}×", f"{median(peer, rows, 'processors'):.2f} s", f"{median(peer, rows, 'memory'):.0f} MiB"]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def median(peer, rows, what):
    return statistics.median(run[what] for run in peer.runs[rows])


main()
