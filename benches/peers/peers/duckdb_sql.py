"""DuckDB: SQL over `read_csv`, one transaction, checkpointed."""

import sys

import duckdb
from job import PATTERN

ROWS = """
    CREATE TEMP TABLE rows AS
    SELECT lower(trim("Email")) AS email, trim("Email") AS written, * EXCLUDE ("Email"), row_number() OVER () AS number,
           coalesce(regexp_full_match(written, $pattern), false) AS valid
    FROM read_csv($path, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"')"""

# Faster than `ON CONFLICT DO NOTHING`, and as safe: one process at a time writes a file of DuckDB.
LEADS = """
    INSERT INTO leads (workspace_id, email, email_written, first_name, last_name, company_name, job_title, custom)
    SELECT 'demo', email, written, "First Name", "Last Name", "Company", "Job Title",
           json_object('City', "City", 'Phone', "Phone", 'Notes', "Notes")
    FROM rows WHERE number IN (SELECT min(number) FROM rows WHERE valid GROUP BY email)
    AND email NOT IN (SELECT email FROM leads WHERE workspace_id = 'demo')"""

MEMBERS = """
    INSERT INTO campaign_leads
    SELECT 'demo', 'spring', lead_id FROM leads
    WHERE workspace_id = 'demo' AND email IN (SELECT email FROM rows WHERE valid)
    ON CONFLICT DO NOTHING"""

path, database = sys.argv[1:]
with duckdb.connect(database) as db:
    # A commit writes the database at once, not a log first.
    db.execute("SET checkpoint_threshold = '1KB'")
    db.execute(ROWS, {"path": path, "pattern": PATTERN})
    db.begin()
    db.execute(LEADS)
    db.execute(MEMBERS)
    db.commit()
    db.execute("CHECKPOINT")
    [failed] = db.execute("SELECT count(*) FROM rows WHERE NOT valid").fetchone()
print(failed)
