"""pandas: whole columns at once, and `to_sql` with a method that ignores what exists."""

import json
import sqlite3
import sys

import pandas
from job import LEAD, MEMBER, PATTERN, SETTINGS

path, database = sys.argv[1:]
rows = pandas.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
rows["written"] = rows["Email"].str.strip()
rows["email"] = rows["written"].str.lower()
valid = rows["email"].str.fullmatch(PATTERN)
leads = rows[valid].drop_duplicates("email")
custom = zip(leads["City"], leads["Phone"], leads["Notes"])
leads = leads[["email", "written", "First Name", "Last Name", "Company", "Job Title"]].replace({"": None}).assign(
    custom=[json.dumps({"City": city, "Phone": phone, "Notes": notes}, ensure_ascii=False) for city, phone, notes in custom]
)
db = sqlite3.connect(database)
db.executescript(SETTINGS)
leads.to_sql("leads", db, if_exists="append", index=False, method=lambda table, db, keys, rows: db.executemany(LEAD, rows).rowcount)
members = leads[["email"]]
members.to_sql("campaign_leads", db, if_exists="append", index=False, method=lambda table, db, keys, rows: db.executemany(MEMBER, rows).rowcount)
db.close()
print(int((~valid).sum()))
