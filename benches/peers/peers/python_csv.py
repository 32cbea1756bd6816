"""Python's own `csv` and `sqlite3`: one transaction, prepared statements by `executemany`."""

import csv
import sqlite3
import sys

from job import LEAD, MEMBER, SETTINGS, read

path, database = sys.argv[1:]
with open(path, encoding="utf-8-sig", newline="") as file:
    rows = csv.reader(file)
    next(rows)
    leads, failed = read(rows)
db = sqlite3.connect(database)
db.executescript(SETTINGS)
with db:
    db.executemany(LEAD, leads.values())
    db.executemany(MEMBER, ((email,) for email in leads))
db.close()
print(failed)
