// What a visitor waits for in the built page, after `make dist` and once `make bench` has installed its packages: all measures in
// lib/page/, or those whose files are named: `node tests/bench/page.mjs [inside generate ...]`.

import { cpus } from "node:os";
import { measurePage } from "./lib/pageRows.mjs";
import { pageTable } from "./lib/report.mjs";

const rows = await measurePage(process.argv.slice(2), ({ name }) => console.log(`== ${name}`));
console.log(`\n${cpus().length} × ${cpus()[0].model}\n\n${pageTable(rows)}`);
