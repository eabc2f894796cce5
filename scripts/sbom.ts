/** `npm run sbom`: writes the bill of materials of each published package to docs/sbom/. Run it when the lock file changes. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { billName, billOf, readLock } from "./bill.ts";
import { PUBLISHABLE, root } from "./packages.ts";

const folder = join(root, "docs/sbom");
const lock = readLock();
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const one of PUBLISHABLE) {
  const text = billOf(one, lock);
  writeFileSync(join(folder, billName(one.name)), text);
  const count = (JSON.parse(text) as { readonly components: readonly unknown[] }).components.length;
  process.stdout.write(`${String(count).padStart(4)} components  docs/sbom/${billName(one.name)}\n`);
}
