-- Tables of a product as they may be: rows have UUIDs, several tenants share the tables, columns have the product's own names, and contacts
-- are deleted softly. The imports table is the only one that the product has for the store.

CREATE TABLE IF NOT EXISTS contacts (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    tenant        uuid NOT NULL,
    -- The address in normal form. The collation "C" compares addresses byte for byte.
    address       text COLLATE "C" NOT NULL,
    -- The address as first written.
    address_shown text NOT NULL,
    given_name    text,
    family_name   text,
    organisation  text,
    position      text,
    attributes    jsonb NOT NULL DEFAULT '{}',
    -- Columns that an import never changes.
    owner         text NOT NULL DEFAULT 'nobody',
    created_at    timestamptz NOT NULL DEFAULT now(),
    deleted_at    timestamptz
);

-- A tenant has one contact with an address. Those that were deleted do not count: an import of the address creates a new contact.
CREATE UNIQUE INDEX IF NOT EXISTS contacts_by_address ON contacts (tenant, address) WHERE deleted_at IS NULL;

CREATE TABLE IF NOT EXISTS campaigns (
    id     uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    tenant uuid NOT NULL,
    title  text NOT NULL DEFAULT ''
);

CREATE TABLE IF NOT EXISTS campaign_contacts (
    campaign  uuid NOT NULL REFERENCES campaigns ON DELETE CASCADE,
    contact   uuid NOT NULL REFERENCES contacts ON DELETE CASCADE,
    joined_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (campaign, contact)
);

CREATE INDEX IF NOT EXISTS campaign_contacts_by_contact ON campaign_contacts (contact);

-- People who must not be contacted, with the reason that the report shows.
CREATE TABLE IF NOT EXISTS suppressions (
    tenant  uuid NOT NULL,
    address text COLLATE "C" NOT NULL,
    reason  text NOT NULL,
    PRIMARY KEY (tenant, address)
);

-- The last batch of each import, for clauses 8 and 10 of the contract. A row is not needed after its import has finished.
CREATE TABLE IF NOT EXISTS imports (
    tenant     uuid NOT NULL,
    import     text COLLATE "C" NOT NULL,
    campaign   uuid NOT NULL REFERENCES campaigns ON DELETE CASCADE,
    -- Empty until the first batch is committed.
    last_batch jsonb,
    PRIMARY KEY (tenant, import)
);

CREATE INDEX IF NOT EXISTS imports_by_campaign ON imports (campaign);
