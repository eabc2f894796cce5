/** Overlays in the way from catalogue to files: what is written, when it is stale, and what it costs without one. */
import { type ChildProcess, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CatalogDocument, LanguageDocument } from "@forthright/runtime/catalog-document";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { forthright, startForthright } from "../../support/cli.ts";
import { repository } from "../../support/emit.ts";
import { CATALOG } from "./support.ts";

let home = "";
const inHome = (path: string): string => join(home, path);
const read = (path: string): string => readFileSync(inHome(path), "utf8");
const put = (path: string, text: string): void => writeFileSync(inHome(path), text);

const OVERLAY = "why: Wir wollen es wissen.\ngroups: { firing: { title: Brennen } }\n";

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "forthright-languages-"));
  put("catalog.yaml", CATALOG);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe("forthright generate", () => {
  it("writes a document for each language, of the same facts under the same id", () => {
    forthright(home, "generate");
    const plain = read("generated/catalog.json");
    put("catalog.de.yaml", OVERLAY);
    put("catalog.fr.yaml", "why: Pour savoir.\n");
    expect(forthright(home, "generate").out).toMatch(/created {2}languages\/de\.json/u);
    expect(read("generated/catalog.json")).toBe(plain);

    const original = JSON.parse(plain) as CatalogDocument;
    const [german, french] = ["de", "fr"].map(
      (one) => JSON.parse(read(`generated/languages/${one}.json`)) as LanguageDocument,
    );
    expect([german?.id, french?.id]).toEqual([original.id, original.id]);
    expect(german).toMatchObject({ language: "de", original: "en", disclosure_language: "de" });
    expect(french).toMatchObject({ language: "fr", original: "en", disclosure_language: "en" });
    expect([german?.catalog.why, french?.catalog.why]).toEqual(["Wir wollen es wissen.", "Pour savoir."]);
    expect([german?.untranslated.length, french?.untranslated.length]).toEqual([20, 21]);
    expect(german?.untranslated).not.toContain("groups.firing.title");
    expect(read("generated/docs/de/notice.txt")).toBe(german?.disclosure.notice);
    expect(existsSync(inHome("generated/docs/fr"))).toBe(false);
  });

  it("knows when an overlay has changed, and names what is not up to date", () => {
    put("catalog.de.yaml", OVERLAY);
    forthright(home, "generate");
    expect(forthright(home, "generate", "--check").code).toBe(0);
    put("catalog.de.yaml", OVERLAY.replace("Brennen", "Brannen"));
    const check = forthright(home, "generate", "--check");
    expect(check.code).toBe(1);
    expect(check.out).toMatch(/output-stale.*languages\/de\.json/su);
    expect(check.out).not.toMatch(/output-stale.*catalog\.json/u);
  });

  it("follows an overlay that is renamed or removed, also where the last run is remembered", () => {
    mkdirSync(inHome("node_modules"));
    put("catalog.de.yaml", OVERLAY);
    forthright(home, "generate");
    expect(forthright(home, "generate").out).toMatch(/up to date/u);
    renameSync(inHome("catalog.de.yaml"), inHome("catalog.fr.yaml"));
    const renamed = forthright(home, "generate").out;
    expect(renamed).toMatch(/created {2}languages\/fr\.json/u);
    expect(renamed).toMatch(/deleted {2}languages\/de\.json/u);
    rmSync(inHome("catalog.fr.yaml"));
    expect(forthright(home, "generate").out).toMatch(/deleted {2}languages\/fr\.json/u);
    expect(existsSync(inHome("generated/languages"))).toBe(false);
  });

  it("writes nothing where an overlay has an error, and shows the place", () => {
    put("catalog.de.yaml", "why: Weil.\ngroups: { firing: { tilte: Brennen } }\n");
    const { code, out, err } = forthright(home, "generate");
    expect([code, err]).toEqual([1, "Nothing was written.\n"]);
    expect(out).toMatch(/^error\[unknown-key\].*catalog\.de\.yaml:2:21.*did you mean `title`\?/su);
    expect(existsSync(inHome("generated"))).toBe(false);
  });

  it("watches: an overlay that was just begun is told, and mended after an error", async () => {
    const child: ChildProcess = startForthright(home, "generate", "--watch");
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (data: Buffer) => {
        output += data.toString();
      });
    const until = async (what: RegExp): Promise<void> => {
      for (let waited = 0; !what.test(output); waited += 20) {
        if (waited > 20_000) throw new Error(`waited in vain for ${what} in:\n${output}`);
        await new Promise((done) => setTimeout(done, 20));
      }
      output = "";
    };
    try {
      await until(/Watching catalog\.yaml/u);
      put("catalog.de.yaml", "wyh: Weil.\n");
      await until(/unknown-key.*Nothing was written/su);
      put("catalog.de.yaml", OVERLAY);
      await until(/created {2}languages\/de\.json/u);
      put("catalog.de.yaml", OVERLAY.replace("Brennen", "Heizen"));
      await until(/updated {2}languages\/de\.json/u);
      expect(read("generated/languages/de.json")).toContain("Heizen");
    } finally {
      child.kill("SIGKILL");
    }
  });
});

describe("without an overlay", () => {
  it.each(["validate", "generate"])("%s loads nothing of what reads and tells them", (command) => {
    const script = `
      import { registerHooks } from "node:module";
      const loaded = [];
      registerHooks({
        resolve: (specifier, context, next) => next(specifier.replace(/^@forthright\\/runtime\\/(.+)$/, "file://${repository}runtime/src/$1.ts"), context),
        load: (url, context, next) => { loaded.push(url); return next(url, context); },
      });
      process.argv.push("${command}", "--quiet");
      process.on("exit", () => console.log(JSON.stringify(loaded)));
      await import("file://${repository}generator/src/cli/main.ts");`;
    const loadedBy = (): readonly string[] => {
      const args = ["--no-warnings", "--input-type=module", "-e", script, "x"];
      const { stdout } = spawnSync(process.execPath, args, { cwd: home, encoding: "utf8" });
      const urls: readonly string[] = JSON.parse(stdout);
      return urls.flatMap((url) => /\/(?:overlays|disclosure\/languages)\/[^/]+$/u.exec(url)?.[0] ?? []);
    };
    expect(loadedBy().toSorted()).toEqual(["/overlays/find.ts", "/overlays/load.ts"]);
    put("catalog.de.yaml", OVERLAY);
    expect(loadedBy().length).toBeGreaterThan(4);
  });
});
