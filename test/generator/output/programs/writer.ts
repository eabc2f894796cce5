/**
 * Writes an output as `generate` does, and ends as if the power went off before one of its calls that change the disk.
 * Arguments: folder, the wanted files as JSON, the number of the call (0: none, and the calls are printed).
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const [out = "", wanted = "[]", last = "0"] = process.argv.slice(2);
const calls: string[] = [];

/** Every function of `node:fs` that changes the disk and that the writer could call. */
const CHANGING = [
  ...["writeFileSync", "appendFileSync", "renameSync", "linkSync", "symlinkSync", "copyFileSync", "cpSync"],
  ...["mkdirSync", "rmdirSync", "rmSync", "unlinkSync", "truncateSync", "openSync", "writeSync", "fsyncSync"],
] as const;

for (const name of CHANGING) {
  const real: (...args: never[]) => unknown = fs[name];
  const counted = (...args: never[]): unknown => {
    if (name === "openSync" && (args[1] === undefined || args[1] === "r")) return real(...args);
    calls.push(name);
    if (calls.length === Number(last)) process.kill(process.pid, "SIGKILL");
    return real(...args);
  };
  Object.assign(fs, { [name]: counted });
}
syncBuiltinESMExports();

const { writeOutput } = await import("../../../../generator/src/output/write-output.ts");
const { diagnostics } = await writeOutput({ name: "out", path: out, exists: true }, JSON.parse(wanted));
process.stdout.write(JSON.stringify({ calls, diagnostics }));
