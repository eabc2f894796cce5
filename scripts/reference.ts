/** Writes docs/diagnostics.md and docs/language.md from the tables of the generator. Needs its build: `tsc -b`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { diagnosticsPage } from "../generator/src/reference/diagnostics-page.ts";
import { languagePage } from "../generator/src/reference/language-page.ts";

const docs = fileURLToPath(new URL("../docs/", import.meta.url));
mkdirSync(docs, { recursive: true });
writeFileSync(`${docs}diagnostics.md`, diagnosticsPage());
writeFileSync(`${docs}language.md`, languagePage());
process.stdout.write("wrote docs/diagnostics.md and docs/language.md\n");
