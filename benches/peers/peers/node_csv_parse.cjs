// Node: csv-parse and better-sqlite3, prepared statements in one transaction.

const { readFileSync } = require("node:fs");
const Database = require("better-sqlite3");
const { parse } = require("csv-parse/sync");

const label = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
// The pattern of <https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address>, with at least one dot in the domain.
const valid = new RegExp(`^[a-zA-Z0-9.!#$%&'*+/=?^_\`{|}~-]+@${label}(?:\\.${label})+$`);

const [path, database] = process.argv.slice(2);
const db = new Database(database);
for (const setting of ["synchronous = full", "foreign_keys = on", "cache_size = -12288", "wal_autocheckpoint = 393216", "temp_store = memory"]) db.pragma(setting);
const insertLead = db.prepare(`
  INSERT INTO leads (workspace_id, email, email_written, first_name, last_name, company_name, job_title, custom)
  VALUES ('demo', ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`);
const insertMember = db.prepare(`
  INSERT INTO campaign_leads SELECT 'demo', 'spring', lead_id FROM leads WHERE workspace_id = 'demo' AND email = ?
  ON CONFLICT DO NOTHING`);

const seen = new Set();
let failed = 0;
const importAll = db.transaction((rows) => {
  for (const [cell, first, last, company, title, City, Phone, Notes] of rows) {
    const written = cell.trim();
    const email = written.toLowerCase();
    if (!valid.test(email)) {
      failed += 1;
    } else if (!seen.has(email)) {
      seen.add(email);
      const custom = JSON.stringify({ City, Phone, Notes });
      insertLead.run(email, written, first || null, last || null, company || null, title || null, custom);
      insertMember.run(email);
    }
  }
});
importAll(parse(readFileSync(path), { bom: true, from_line: 2 }));
db.close();
console.log(failed);
