import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { disclose } from "../../../generator/src/disclosure/disclose.ts";
import { exportCatalog, FORMATS } from "../../../generator/src/exports/formats.ts";
import { snakeCase } from "../../../generator/src/exports/names.ts";
import { kiln, load } from "./support.ts";

const golden = (path: string): string =>
  fileURLToPath(new URL(`../../fixtures/exports/golden/${path}`, import.meta.url));
const reference = load(new URL("../../../catalog.yaml", import.meta.url));

describe.each(FORMATS)("export $name", (format) => {
  it("gives the files and losses that were looked at", async () => {
    const { files, losses } = await exportCatalog(format, kiln());
    for (const { path, content } of files)
      await expect(content).toMatchFileSnapshot(golden(`${format.name}/${path}`));
    await expect(`${losses.join("\n")}\n`).toMatchFileSnapshot(golden(`${format.name}/losses.txt`));
  });

  it("gives the same bytes each time", async () => {
    expect(await exportCatalog(format, kiln())).toEqual(await exportCatalog(format, kiln()));
  });

  it("names its files as its table entry says, each once and below the folder", async () => {
    const { files } = await exportCatalog(format, disclose(reference));
    const paths = files.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    if (format.files === "one") expect(paths).toHaveLength(1);
    for (const path of paths) {
      expect(path).not.toMatch(/^\/|\.\.|\\/);
      if (format.extension !== "") expect(path.endsWith(`.${format.extension}`)).toBe(true);
    }
  });

  it("writes no value that a writer forgot", async () => {
    const { files, losses } = await exportCatalog(format, disclose(reference));
    for (const text of [...files.map(({ content }) => content), ...losses]) {
      expect(text).not.toMatch(/\bundefined\b|\[object Object\]|\bNaN\b/);
      expect(text === "" || /[\n)\w…”]$/u.test(text)).toBe(true);
    }
  });

  it.skipIf(format.lacks.includes("events"))(
    "names each active event of the reference catalogue",
    async () => {
      const { files } = await exportCatalog(format, disclose(reference));
      const text = files.map(({ path, content }) => `${path}\n${content}`).join("\n");
      for (const { constant, name } of reference.groups.flatMap(({ events }) => events)) {
        const words = [constant, name, constant.toLowerCase(), snakeCase(name)];
        expect(
          words.some((word) => text.includes(word)),
          `${constant} in ${format.name}`,
        ).toBe(true);
      }
    },
  );
});
