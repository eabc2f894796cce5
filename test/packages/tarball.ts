/** Reads `.tgz` files of npm. */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** Path inside the package → text. A tar archive is a list of headers of 512 bytes, each followed by its file. */
export function entriesOf(tarball: string): ReadonlyMap<string, string> {
  const bytes = gunzipSync(readFileSync(tarball));
  const entries = new Map<string, string>();
  for (let at = 0; at + 512 <= bytes.length; ) {
    const text = (from: number, length: number): string =>
      bytes.toString("utf8", at + from, at + from + length).replace(/\0.*$/s, "");
    const size = Number.parseInt(text(124, 12), 8) || 0;
    const prefix = text(345, 155);
    const path = prefix === "" ? text(0, 100) : `${prefix}/${text(0, 100)}`;
    if (path !== "")
      entries.set(path.replace(/^package\//, ""), bytes.toString("utf8", at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return entries;
}
