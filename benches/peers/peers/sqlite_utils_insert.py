"""sqlite-utils: its own CSV reader, `insert_all` with `ignore`, one transaction."""

import json
import sys

from job import SETTINGS, read
from sqlite_utils import Database
from sqlite_utils.utils import Format, rows_from_file

COLUMNS = ("workspace_id", "email", "email_written", "first_name", "last_name", "company_name", "job_title", "custom")
MEMBERS = """
    INSERT INTO campaign_leads SELECT 'demo', 'spring', lead_id FROM leads
    WHERE workspace_id = 'demo' AND email IN (SELECT value FROM json_each(?)) ON CONFLICT DO NOTHING"""

path, database = sys.argv[1:]
with open(path, "rb") as file:
    rows, _ = rows_from_file(file, format=Format.CSV)
    leads, failed = read(row.values() for row in rows)
db = Database(database)
db.conn.executescript(SETTINGS)
with db.atomic():
    # A list of values per row is its faster form; the first list has the names of the columns.
    db["leads"].insert_all((row for part in ([COLUMNS], (("demo", *lead) for lead in leads.values())) for row in part), ignore=True)
    db.execute(MEMBERS, [json.dumps(list(leads))])
db.close()
print(failed)
