-- The tables of `PostgresStore`, in its default schema. The statements change nothing in tables that exist, so they may run
-- at every start.
-- Every key begins with the workspace, which is also the distribution column on Citus.
-- The collation "C" compares keys byte for byte, whatever the database's own collation is.
-- A product may add columns with defaults; imports never change them.

CREATE TABLE IF NOT EXISTS "lead_import".leads (
    workspace_id  text COLLATE "C" NOT NULL,
    -- The address in normal form, which identifies the lead.
    email         text COLLATE "C" NOT NULL,
    -- The address as first written.
    email_written text NOT NULL,
    first_name    text,
    last_name     text,
    company_name  text,
    job_title     text,
    -- A JSON object. `jsonb` does not keep the order of the names.
    custom        jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (workspace_id, email)
);

CREATE TABLE IF NOT EXISTS "lead_import".campaigns (
    workspace_id text COLLATE "C" NOT NULL,
    campaign_id  text COLLATE "C" NOT NULL,
    PRIMARY KEY (workspace_id, campaign_id)
);

CREATE TABLE IF NOT EXISTS "lead_import".campaign_leads (
    workspace_id text COLLATE "C" NOT NULL,
    campaign_id  text COLLATE "C" NOT NULL,
    email        text COLLATE "C" NOT NULL,
    PRIMARY KEY (workspace_id, campaign_id, email),
    CONSTRAINT campaign_leads_campaign FOREIGN KEY (workspace_id, campaign_id)
        REFERENCES "lead_import".campaigns (workspace_id, campaign_id) ON DELETE CASCADE,
    CONSTRAINT campaign_leads_lead FOREIGN KEY (workspace_id, email)
        REFERENCES "lead_import".leads (workspace_id, email) ON DELETE CASCADE
);

-- Finds the campaigns of a lead, and the rows to delete when a lead is deleted.
CREATE INDEX IF NOT EXISTS campaign_leads_by_email ON "lead_import".campaign_leads (workspace_id, email);

-- Addresses that imports reject, with the reason that the report shows.
CREATE TABLE IF NOT EXISTS "lead_import".suppressions (
    workspace_id text COLLATE "C" NOT NULL,
    email        text COLLATE "C" NOT NULL,
    reason       text NOT NULL,
    PRIMARY KEY (workspace_id, email)
);

-- The last batch of each import with its outcomes, so that a resumed import whose last reply was lost gets the same outcomes, and
-- so that an import cannot be resumed after its leads or its campaign were replaced. A row is not needed after its import has finished.
CREATE TABLE IF NOT EXISTS "lead_import".imports (
    workspace_id text COLLATE "C" NOT NULL,
    import_id    text COLLATE "C" NOT NULL,
    campaign_id  text COLLATE "C" NOT NULL,
    -- A JSON object, or empty while the first batch is being applied.
    last_batch   text NOT NULL,
    stored_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, import_id),
    CONSTRAINT imports_campaign FOREIGN KEY (workspace_id, campaign_id)
        REFERENCES "lead_import".campaigns (workspace_id, campaign_id) ON DELETE CASCADE
);

-- Finds the rows to delete when a campaign is deleted.
CREATE INDEX IF NOT EXISTS imports_by_campaign ON "lead_import".imports (workspace_id, campaign_id);
