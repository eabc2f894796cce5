/** The version of this program, from its package.json: the one place that states it. */
import { readFileSync } from "node:fs";

export function programVersion(): string {
  // Both src/cli and dist/cli are two folders below the package.
  const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  const version =
    typeof manifest === "object" && manifest !== null && "version" in manifest ? manifest.version : "";
  return typeof version === "string" ? version : "";
}
