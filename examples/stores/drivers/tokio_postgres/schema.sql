-- The tables of the store, in the first schema of the search path. Columns of your own may be added: imports never change them.
-- The collation "C" compares keys byte for byte, whatever the database's own collation is.

CREATE TABLE IF NOT EXISTS leads (
    -- The address in normal form, which identifies the lead.
    email         text COLLATE "C" PRIMARY KEY,
    -- The address as first written.
    email_written text NOT NULL,
    first_name    text,
    last_name     text,
    company_name  text,
    job_title     text,
    custom        jsonb NOT NULL DEFAULT '{}'
);

CREATE TABLE IF NOT EXISTS campaigns (
    campaign_id text COLLATE "C" PRIMARY KEY
);

CREATE TABLE IF NOT EXISTS campaign_leads (
    campaign_id text COLLATE "C" NOT NULL REFERENCES campaigns ON DELETE CASCADE,
    email       text COLLATE "C" NOT NULL REFERENCES leads ON DELETE CASCADE,
    PRIMARY KEY (campaign_id, email)
);

-- Finds the memberships of a lead that is deleted.
CREATE INDEX IF NOT EXISTS campaign_leads_by_lead ON campaign_leads (email);

-- Addresses that imports reject, with the reason that the report shows.
CREATE TABLE IF NOT EXISTS suppressions (
    email  text COLLATE "C" PRIMARY KEY,
    reason text NOT NULL
);

-- The last batch of each import, for clauses 8 and 10 of the contract. A row is not needed after its import has finished.
CREATE TABLE IF NOT EXISTS imports (
    import_id   text COLLATE "C" PRIMARY KEY,
    campaign_id text COLLATE "C" NOT NULL REFERENCES campaigns ON DELETE CASCADE,
    -- Empty until the first batch is committed.
    last_batch  json
);

CREATE INDEX IF NOT EXISTS imports_by_campaign ON imports (campaign_id);
