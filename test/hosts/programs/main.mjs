// The host's own main program, beside its bundle: nobody's flusher.
import { writeFileSync } from "node:fs";

writeFileSync("main-was-run", "");
