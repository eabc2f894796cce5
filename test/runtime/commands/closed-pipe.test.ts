import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const CLI = fileURLToPath(new URL("../../fixtures/commands/cli.ts", import.meta.url));

it.each([[["preview", "THING_DONE"]], [["status"]], [["help"]]])(
  "%j ends well when nobody reads what it prints, as behind `head`",
  async (args) => {
    const home = mkdtempSync(join(tmpdir(), "forthright-pipe-"));
    const env = { PATH: process.env["PATH"], HOME: home, DEMO_TELEMETRY: "on", NODE_NO_WARNINGS: "1" };
    const child = spawn(process.execPath, [CLI, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
    // Closed before the program has started, so that its first write already fails.
    child.stdout.destroy();
    let err = "";
    child.stderr.on("data", (chunk) => {
      err += chunk;
    });
    const code = await new Promise((resolve) => child.once("close", resolve));
    rmSync(home, { recursive: true, force: true });
    expect({ code, err }).toEqual({ code: 0, err: "" });
  },
);
