/** Writes “told” again and again: the other side of a race in a test. */
import { recordTold } from "../../../runtime/src/consent/decide.ts";

for (let i = 0; i < 50; i++) {
  recordTold(process.argv[2] ?? "", {
    catalog: `sha256-${i}`,
    version: "0.24.0",
    at: new Date().toISOString(),
  });
}
