/** One of many processes that decide at once: opts out or in, or gives a consent, and says whether it was written. */
import { decide, recordGrant } from "../../../runtime/src/consent/decide.ts";

const [path = "", what = "", number = ""] = process.argv.slice(2);
// All of them start at the same moment, as well as a machine can.
while (Date.now() < Number(process.env["START"])) {}
const at = "2026-01-01T00:00:00.000Z";
const outcome =
  what === "grant"
    ? recordGrant(path, `purpose-${number}`, { granted: true, at, value: `${number}@example.com` })
    : decide(path, what === "opt-in" ? "opt-in" : "opt-out", { catalog: "sha256-a", version: number, at });
process.stdout.write(JSON.stringify(outcome));
