/** What lies in a folder, for tests that compare folders. */
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** All files below a folder with their contents; links by their name alone. */
export function tree(folder: string, below = ""): Record<string, string> {
  return Object.assign(
    {},
    ...readdirSync(join(folder, below)).map((name) => {
      const path = join(below, name);
      const status = lstatSync(join(folder, path));
      if (status.isDirectory()) return tree(folder, path);
      return { [path]: status.isFile() ? readFileSync(join(folder, path), "utf8") : "(link)" };
    }),
  );
}
