// Calls the core in Node with each file, and compares what it returns with what it returned on this machine.
// node compare.mjs MODULE.js RESULTS FILE...
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [module, results, ...files] = process.argv.slice(2);
const { outcome } = createRequire(import.meta.url)(resolve(module));
const expected = readFileSync(results, "utf8").split("\n").slice(0, -1);
assert.equal(expected.length, files.length, "one line per file");

let imported = 0;
for (const [index, file] of files.entries()) {
  const found = JSON.parse(await outcome(readFileSync(file)));
  assert.deepEqual(found, JSON.parse(expected[index]), `${file}: a different result`);
  imported += found.leads.length;
  if (index === 0) {
    const { totalRows, created, existing, failed } = found.import;
    console.log(`${file}: ${totalRows} rows, ${created} created, ${existing} existing, ${failed} failed`);
  }
}
assert.ok(imported > 0, "no lead was imported");
console.log(`${files.length} files, ${imported} leads: the same in Node as on this machine`);
