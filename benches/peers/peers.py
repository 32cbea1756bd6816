"""The peers: the command of each, and the versions of what it runs on."""

import json
import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent / "peers"

PYTHON_VERSIONS = """
import platform, sqlite3, sys
from importlib.metadata import version
print(*(f"{name} {version(name)}," for name in sys.argv[1:]), f"Python {platform.python_version()} (SQLite {sqlite3.sqlite_version})")"""

NODE_VERSIONS = """
const sqlite = new (require("better-sqlite3"))(":memory:").prepare("SELECT sqlite_version()").pluck().get();
console.log(`Node ${process.versions.node} (SQLite ${sqlite})`)"""


@dataclass
class Peer:
    """One way to do the job. The command gets the file and the database, and prints the number of failed rows."""

    key: str
    name: str
    versions: str
    command: list
    database: str = "sqlite"
    # The results of the counted runs, by the number of rows of the file.
    runs: dict = field(default_factory=dict)

    def arguments(self, file, database):
        return [*self.command, str(file), str(database)]

    def failed_rows(self, output):
        return int(output)


class LeadImport(Peer):
    """This crate's program, which prints a report."""

    def arguments(self, file, database):
        return [*self.command, "--database", str(database), str(file)]

    def failed_rows(self, output):
        return json.loads(output)["data"]["leads"]["failed"]


def all_peers(program, installed):
    """This crate first; the others in no order. Prepares the environment for Node's packages."""
    os.environ["NODE_PATH"] = str(installed / "node/node_modules")
    limits = ["--max-rows", str(10**9), "--max-bytes", str(10**12)]
    return [
        LeadImport("lead-import", "this crate", _output(program, "--version"), [program, "--json", "--campaign", "spring", *limits]),
        _python(installed, "duckdb", "DuckDB", "duckdb_sql.py", ["duckdb"], "duckdb"),
        Peer("node", "Node", _node_versions(installed), ["node", str(SCRIPTS / "node_csv_parse.cjs")]),
        _python(installed, "python", "Python", "python_csv.py", []),
        _python(installed, "sqlite-utils", "sqlite-utils", "sqlite_utils_insert.py", ["sqlite-utils"]),
        _python(installed, "pandas", "pandas", "pandas_to_sql.py", ["pandas"]),
        _python(installed, "django", "Django", "django_import_export.py", ["django-import-export", "Django"]),
    ]


def _python(installed, key, name, script, packages, database="sqlite"):
    # The standard library alone needs no environment of its own.
    python = str(installed / ("duckdb" if key == "python" else key) / "bin/python")
    versions = _output(python, "-c", PYTHON_VERSIONS, *packages)
    return Peer(key, name, versions.split(" (")[0] if database == "duckdb" else versions, [python, str(SCRIPTS / script)], database)


def _node_versions(installed):
    files = {name: installed / f"node/node_modules/{name}/package.json" for name in ("csv-parse", "better-sqlite3")}
    packages = [f"{name} {json.loads(file.read_text())['version']}" for name, file in files.items()]
    return ", ".join([*packages, _output("node", "--eval", NODE_VERSIONS)])


def _output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
