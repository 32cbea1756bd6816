-- The tables of `migrations/sqlite.sql` that the job needs, as DuckDB has them. DuckDB advises against foreign keys and indexes
-- beyond the unique ones where speed matters, so there are none.

CREATE SEQUENCE lead_ids;

CREATE TABLE leads (
    lead_id       BIGINT DEFAULT nextval('lead_ids'),
    workspace_id  VARCHAR NOT NULL,
    email         VARCHAR NOT NULL,
    email_written VARCHAR NOT NULL,
    first_name    VARCHAR,
    last_name     VARCHAR,
    company_name  VARCHAR,
    job_title     VARCHAR,
    custom        VARCHAR NOT NULL DEFAULT '{}',
    UNIQUE (workspace_id, email)
);

CREATE TABLE campaigns (
    workspace_id VARCHAR,
    campaign_id  VARCHAR,
    PRIMARY KEY (workspace_id, campaign_id)
);

CREATE TABLE campaign_leads (
    workspace_id VARCHAR,
    campaign_id  VARCHAR,
    lead_id      BIGINT,
    PRIMARY KEY (workspace_id, campaign_id, lead_id)
);
