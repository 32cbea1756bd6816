-- The tables of `SqliteStore`. Every statement may run again.
-- Leads and campaigns are found by keys that begin with the workspace, so that one workspace's are one range of each index.
-- A product may add columns with defaults; imports never touch them.

CREATE TABLE IF NOT EXISTS leads (
    -- Grows from lead to lead, so that whatever refers to leads by it grows at its end. It never comes back to another lead.
    lead_id       INTEGER PRIMARY KEY AUTOINCREMENT,
    workspace_id  TEXT NOT NULL,
    -- The normal form, which identifies the lead.
    email         TEXT NOT NULL,
    -- The address as first written.
    email_written TEXT NOT NULL,
    first_name    TEXT,
    last_name     TEXT,
    company_name  TEXT,
    job_title     TEXT,
    -- A JSON object in column order.
    custom        TEXT NOT NULL DEFAULT '{}',
    UNIQUE (workspace_id, email)
) STRICT;

CREATE TABLE IF NOT EXISTS campaigns (
    workspace_id TEXT NOT NULL,
    campaign_id  TEXT NOT NULL,
    PRIMARY KEY (workspace_id, campaign_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS campaign_leads (
    workspace_id TEXT NOT NULL,
    campaign_id  TEXT NOT NULL,
    lead_id      INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, campaign_id, lead_id),
    FOREIGN KEY (workspace_id, campaign_id) REFERENCES campaigns (workspace_id, campaign_id) ON DELETE CASCADE,
    FOREIGN KEY (lead_id) REFERENCES leads (lead_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Answers "which campaigns is this lead in", and finds the memberships of a lead that is deleted.
CREATE INDEX IF NOT EXISTS campaign_leads_by_lead ON campaign_leads (lead_id);

-- Addresses that no import may add, and why.
CREATE TABLE IF NOT EXISTS suppressions (
    workspace_id TEXT NOT NULL,
    email        TEXT NOT NULL,
    reason       TEXT NOT NULL,
    PRIMARY KEY (workspace_id, email)
) STRICT, WITHOUT ROWID;

-- The last batch of each import and what became of it, for an import that is resumed after it lost its answer.
-- A row is of no use once its import is finished; `stored_at` (UTC) tells how old it is.
CREATE TABLE IF NOT EXISTS imports (
    workspace_id TEXT NOT NULL,
    import_id    TEXT NOT NULL,
    first_row    INTEGER NOT NULL,
    last_row     INTEGER NOT NULL,
    outcomes     TEXT NOT NULL,
    stored_at    TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (workspace_id, import_id)
) STRICT, WITHOUT ROWID;
