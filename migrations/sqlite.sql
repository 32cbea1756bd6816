-- The tables of `SqliteStore`. The statements change nothing in tables that exist, so they may run at every start.
-- All keys begin with the workspace, so that the rows of one workspace are one range of each index.
-- A product may add columns with defaults; imports never change them.

CREATE TABLE IF NOT EXISTS leads (
    -- Ascending, so that new rows of tables and indexes that refer to it are appended. Never used again after a deletion.
    lead_id       INTEGER PRIMARY KEY AUTOINCREMENT,
    workspace_id  TEXT NOT NULL,
    -- The address in normal form, which identifies the lead.
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

-- Finds the campaigns of a lead, and the rows to delete when a lead is deleted.
CREATE INDEX IF NOT EXISTS campaign_leads_by_lead ON campaign_leads (lead_id);

-- Addresses that imports reject, with the reason that the report shows.
CREATE TABLE IF NOT EXISTS suppressions (
    workspace_id TEXT NOT NULL,
    email        TEXT NOT NULL,
    reason       TEXT NOT NULL,
    PRIMARY KEY (workspace_id, email)
) STRICT, WITHOUT ROWID;

-- The last batch of each import with its outcomes, so that a resumed import whose last reply was lost gets the same outcomes, and
-- so that an import cannot be resumed after its leads or its campaign were replaced. A row is not needed after its import has finished.
-- `stored_at` is in UTC.
CREATE TABLE IF NOT EXISTS imports (
    workspace_id TEXT NOT NULL,
    import_id    TEXT NOT NULL,
    campaign_id  TEXT NOT NULL,
    -- A JSON object.
    last_batch   TEXT NOT NULL,
    stored_at    TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (workspace_id, import_id),
    FOREIGN KEY (workspace_id, campaign_id) REFERENCES campaigns (workspace_id, campaign_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Finds the rows to delete when a campaign is deleted.
CREATE INDEX IF NOT EXISTS imports_by_campaign ON imports (workspace_id, campaign_id);
