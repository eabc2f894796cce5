/**
 * `npm run pack`: builds, then makes in `dist/packages` what would be published: the tarballs, and a list of their
 * SHA-512 sums as `sha512sum --check` reads it.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { packAll, root } from "./packages.ts";

const out = join(root, "dist/packages");

function run(program: string, ...args: readonly string[]): void {
  execFileSync(program, args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
}

run("tsc", "-b");
run("node", "scripts/bundle-runtime.ts");
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const packed = packAll(out);
const sums = packed.map(({ file, integrity }) => {
  const hex = Buffer.from(integrity.replace(/^sha512-/, ""), "base64").toString("hex");
  return `${hex}  ${basename(file)}\n`;
});
writeFileSync(join(out, "SHA512SUMS"), sums.join(""));
for (const { file, files } of packed) {
  const size = `${Math.round(statSync(file).size / 1024)} KB`.padStart(8);
  process.stdout.write(
    `${size} ${String(files.length).padStart(5)} files  dist/packages/${basename(file)}\n`,
  );
}
