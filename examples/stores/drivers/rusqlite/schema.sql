-- The tables of the store. Columns of your own may be added: imports never change them.

CREATE TABLE IF NOT EXISTS leads (
    -- The address in normal form, which identifies the lead.
    email         TEXT PRIMARY KEY,
    -- The address as first written.
    email_written TEXT NOT NULL,
    first_name    TEXT,
    last_name     TEXT,
    company_name  TEXT,
    job_title     TEXT,
    -- A JSON object.
    custom        TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE IF NOT EXISTS campaigns (
    campaign_id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS campaign_leads (
    campaign_id TEXT NOT NULL REFERENCES campaigns ON DELETE CASCADE,
    email       TEXT NOT NULL REFERENCES leads ON DELETE CASCADE,
    PRIMARY KEY (campaign_id, email)
) STRICT, WITHOUT ROWID;

-- Finds the memberships of a lead that is deleted.
CREATE INDEX IF NOT EXISTS campaign_leads_by_lead ON campaign_leads (email);

-- Addresses that imports reject, with the reason that the report shows.
CREATE TABLE IF NOT EXISTS suppressions (
    email  TEXT PRIMARY KEY,
    reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The last batch of each import as JSON, for clauses 8 and 10 of the contract. A row is not needed after its import has finished.
CREATE TABLE IF NOT EXISTS imports (
    import_id   TEXT PRIMARY KEY,
    campaign_id TEXT NOT NULL REFERENCES campaigns ON DELETE CASCADE,
    last_batch  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS imports_by_campaign ON imports (campaign_id);
