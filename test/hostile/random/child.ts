/**
 * Compiles random catalogues, one after another: seeds from the first argument on, as many as the second says; or the one
 * catalogue of a file. Says before each what it begins, and after each how it went. The third argument is a folder for
 * the code that is made, in one folder for each seed.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { hasErrors } from "../../../generator/src/diagnostics/diagnostic.ts";
import { renderPretty } from "../../../generator/src/diagnostics/render/pretty.ts";
import { disclose } from "../../../generator/src/disclosure/disclose.ts";
import { emit } from "../../../generator/src/emitters/emit.ts";
import { loadCatalog } from "../../../generator/src/rules/load.ts";
import { randomCatalogue } from "./catalogue.ts";

const [first = "0", count = "1", folder = ""] = process.argv.slice(2);

/** Seconds of CPU time that one catalogue may take: it has some kilobytes, seldom some hundred. */
const MAX_CPU = 10;

/** The outcome, or that it took too long. */
function timedOutcomeOf(text: string, place: string): string {
  const before = process.cpuUsage();
  const outcome = outcomeOf(text, place);
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  return seconds > MAX_CPU ? `SLOW ${seconds.toFixed(1)} s of CPU time, ${outcome}` : outcome;
}

/** `accepted`, `refused`, or what is wrong. */
function outcomeOf(text: string, place: string): string {
  try {
    const result = loadCatalog({ text, file: "a.yaml", today: "2026-01-01" });
    renderPretty(result);
    if (result.catalog === undefined) return hasErrors(result.diagnostics) ? "refused" : "SILENT";
    const files = emit(disclose(result.catalog));
    const paths = files.map(({ path }) => path.normalize("NFKC").toLowerCase());
    if (new Set(paths).size < paths.length) return "COLLISION";
    if (place !== "") write(place, files);
    return "accepted";
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof RangeError && message.includes("call stack")) return "STACK";
    return `${message.includes("does not parse") ? "INVALID_TS" : "THREW"} ${message.split("\n", 1)[0]}`;
  }
}

function write(place: string, files: ReturnType<typeof emit>): void {
  for (const { path, content } of files.filter((file) => /^[^/]*\.ts$/u.test(file.path))) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), content);
  }
}

const report = (line: string): void => writeFileSync(1, `${line}\n`);

if (first === "--file") {
  report(timedOutcomeOf(readFileSync(count, "utf8"), ""));
} else {
  for (let seed = Number(first); seed < Number(first) + Number(count); seed += 1) {
    report(`begin ${seed}`);
    report(
      `end ${seed} ${timedOutcomeOf(randomCatalogue(seed), folder === "" ? "" : join(folder, String(seed)))}`,
    );
  }
}
