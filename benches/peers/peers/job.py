"""What the peers in Python share."""

import json
import re

# The pattern of <https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address>, with at least one dot in the domain.
LABEL = r"[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
PATTERN = rf"[a-zA-Z0-9.!#$%&'*+/=?^_`{{|}}~-]+@{LABEL}(?:\.{LABEL})+"
EMAIL = re.compile(PATTERN)

# The settings of `SqliteStore`: each commit is on the disk.
SETTINGS = "PRAGMA synchronous = full; PRAGMA foreign_keys = on; PRAGMA cache_size = -12288; PRAGMA wal_autocheckpoint = 393216; PRAGMA temp_store = memory;"

LEAD = """
    INSERT INTO leads (workspace_id, email, email_written, first_name, last_name, company_name, job_title, custom)
    VALUES ('demo', ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"""

MEMBER = """
    INSERT INTO campaign_leads SELECT 'demo', 'spring', lead_id FROM leads WHERE workspace_id = 'demo' AND email = ?
    ON CONFLICT DO NOTHING"""


def read(rows):
    """The leads of the rows by their email, each from its first row, and the number of rows without a valid email."""
    leads, failed = {}, 0
    for email, first, last, company, title, city, phone, notes in rows:
        written = email.strip()
        email = written.lower()
        if not EMAIL.fullmatch(email):
            failed += 1
        elif email not in leads:
            custom = json.dumps({"City": city, "Phone": phone, "Notes": notes}, ensure_ascii=False)
            leads[email] = (email, written, first or None, last or None, company or None, title or None, custom)
    return leads, failed
