/** Entry of the command line: sets up Node, then loads the rest. */
import nodeModule from "node:module";

// Compiled code of earlier runs makes the start faster. Node 20 does not have it, and a full disk does not matter.
nodeModule.enableCompileCache?.();

const { runInProcess } = await import("./process.ts");
await runInProcess();
