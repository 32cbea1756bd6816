"""The database before an import, and the check of what is in it afterwards."""

import json
import sqlite3
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent

# The leads that exist before an import, and those of them that are in the campaign, from a list of emails.
EXISTING = """
    INSERT INTO leads (workspace_id, email, email_written, first_name, last_name, custom)
    SELECT 'demo', email, email, 'Existing', 'Lead', '{"City": "Elsewhere"}' FROM """
MEMBER = """
    INSERT INTO campaign_leads
    SELECT 'demo', 'spring', lead_id FROM leads WHERE workspace_id = 'demo' AND email IN (SELECT email FROM """
LEADS = "SELECT email, email_written, first_name, last_name, company_name, job_title, custom FROM leads WHERE workspace_id = 'demo'"
MEMBERS = "SELECT email FROM campaign_leads JOIN leads USING (workspace_id, lead_id) WHERE campaign_id = 'spring'"


def create(path, kind, expected):
    """Makes the database with the tables, the campaign, and the leads and members that exist already."""
    if kind == "duckdb":
        with duckdb.connect(path) as database:
            database.execute((HERE / "duckdb.sql").read_text())
            _fill(database, "(SELECT unnest(?) AS email)", lambda emails: emails, expected)
        return
    database = sqlite3.connect(path)
    database.execute("PRAGMA journal_mode = wal")
    database.executescript((ROOT / "migrations/sqlite.sql").read_text())
    with database:
        _fill(database, "(SELECT value AS email FROM json_each(?))", json.dumps, expected)
    database.close()


def _fill(database, rows, parameter, expected):
    database.execute("INSERT INTO campaigns VALUES ('demo', 'spring')")
    database.execute(EXISTING + rows, [parameter(expected.existing_leads)])
    database.execute(f"{MEMBER}{rows})", [parameter(expected.existing_members)])


def check(path, kind, expected, failed):
    """Fails unless the import did the whole job."""
    connect = duckdb.connect if kind == "duckdb" else sqlite3.connect
    database = connect(path)
    leads = database.execute(LEADS).fetchall()
    members = [email for (email,) in database.execute(MEMBERS).fetchall()]
    database.close()
    _equal("failed rows", failed, expected.failed)
    _equal("leads", len(leads), len(expected.leads))
    _equal("members", len(members), len(expected.members))
    _equal("distinct members", set(members) ^ expected.members, set())
    for *lead, custom in leads:
        _equal("a lead", (*lead, json.loads(custom)), expected.leads.get(lead[0]))


def _equal(what, found, expected):
    if found != expected:
        raise SystemExit(f"{what}: {found!r} instead of {expected!r}")
