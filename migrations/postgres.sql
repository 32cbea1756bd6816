-- The tables of `PostgresStore`, in its default schema. Every statement may run again.
-- Every key begins with the workspace, which is also the distribution column on Citus.
-- What identifies a row compares byte for byte, whatever the database's collation is.
-- A product may add columns with defaults; imports never touch them.

CREATE TABLE IF NOT EXISTS "lead_import".leads (
    workspace_id  text COLLATE "C" NOT NULL,
    -- The normal form, which identifies the lead.
    email         text COLLATE "C" NOT NULL,
    -- The address as first written.
    email_written text NOT NULL,
    first_name    text,
    last_name     text,
    company_name  text,
    job_title     text,
    -- A JSON object. `jsonb` sorts the names.
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

-- Answers "which campaigns is this lead in", and finds the memberships of a lead that is deleted.
CREATE INDEX IF NOT EXISTS campaign_leads_by_email ON "lead_import".campaign_leads (workspace_id, email);

-- Addresses that no import may add, and why.
CREATE TABLE IF NOT EXISTS "lead_import".suppressions (
    workspace_id text COLLATE "C" NOT NULL,
    email        text COLLATE "C" NOT NULL,
    reason       text NOT NULL,
    PRIMARY KEY (workspace_id, email)
);

-- The last batch of each import and what became of it, for an import that is resumed after it lost its answer.
-- A row is of no use once its import is finished; `stored_at` tells how old it is.
CREATE TABLE IF NOT EXISTS "lead_import".imports (
    workspace_id text COLLATE "C" NOT NULL,
    import_id    text COLLATE "C" NOT NULL,
    first_row    bigint NOT NULL,
    last_row     bigint NOT NULL,
    outcomes     text NOT NULL,
    stored_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, import_id)
);
