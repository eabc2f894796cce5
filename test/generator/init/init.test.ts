import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Ended, forthright } from "../../support/cli.ts";
import { repository, scratch } from "../../support/emit.ts";

/** A fresh project inside the repository, so that its packages are found from there. */
function project(name: string, files: Readonly<Record<string, string>>): string {
  const folder = scratch(`init-${name}`);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const read = (folder: string, path: string): string => readFileSync(join(folder, path), "utf8");

/** Every file of a project with its text. */
function snapshot(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return Object.fromEntries(
    entries.map((one) => [
      join(one.parentPath, one.name),
      readFileSync(join(one.parentPath, one.name), "utf8"),
    ]),
  );
}

function node(cwd: string, ...args: readonly string[]): Ended {
  // The runner of Node refuses to start below another one, and this suite may itself be one.
  const env = { ...process.env, NODE_TEST_CONTEXT: undefined, NO_COLOR: "1" };
  const result = spawnSync(process.execPath, args, { cwd, encoding: "utf8", env });
  return { code: result.status, out: result.stdout, err: result.stderr };
}

const TSC = join(repository, "node_modules/typescript/bin/tsc");
const VITEST = join(repository, "node_modules/vitest/vitest.mjs");

/** What `npm install ./generated` does. */
function install(folder: string, name: string): void {
  mkdirSync(join(folder, "node_modules"));
  symlinkSync("../generated", join(folder, "node_modules", name), "dir");
}

describe("from nothing to a first test that passes", () => {
  it("in a TypeScript project with vitest", () => {
    const folder = project("vitest", {
      "package.json": JSON.stringify(
        {
          name: "@acme/kiln",
          version: "2.1.0",
          type: "module",
          devDependencies: { vitest: "*", typescript: "*" },
        },
        undefined,
        2,
      ),
      "tsconfig.json": JSON.stringify({
        compilerOptions: {
          module: "nodenext",
          target: "es2023",
          strict: true,
          exactOptionalPropertyTypes: true,
          noEmit: true,
          types: ["node"],
          skipLibCheck: true,
        },
        include: ["src", "test"],
      }),
      "src/main.ts": "export {};\n",
    });
    expect(forthright(folder, "init", "--yes")).toMatchObject({ code: 0, err: "" });
    expect(forthright(folder, "validate")).toMatchObject({
      code: 0,
      out: "catalog.yaml is sound: 1 event in 1 group, 2 metadata fields\n",
    });
    expect(forthright(folder, "generate").code).toBe(0);
    expect(node(folder, TSC, "-p", "generated")).toMatchObject({ code: 0, out: "" });
    install(folder, "kiln-analytics");
    expect(node(folder, TSC, "-p", ".")).toMatchObject({ code: 0, out: "" });
    expect(node(folder, VITEST, "run", "--root", ".").out).toMatch(/Tests\s+2 passed/);
    expect(read(folder, "src/telemetry.ts")).toContain('from "kiln-analytics"');
    expect(read(folder, "catalog.yaml")).toContain('version: "2.1.0"');
  });

  it("in a TypeScript project of CommonJS, when the settings are made that it asks for", () => {
    const compilerOptions = {
      module: "nodenext",
      target: "es2023",
      strict: true,
      verbatimModuleSyntax: true,
      skipLibCheck: true,
    };
    const folder = project("commonjs", {
      "package.json": JSON.stringify({
        name: "kiln",
        type: "commonjs",
        devDependencies: { typescript: "~5.4.0" },
      }),
      "tsconfig.json": JSON.stringify({ compilerOptions }),
    });
    const { out } = forthright(folder, "init", "--yes");
    expect(out).toContain("npm install --save-dev forthright @types/node typescript@latest");
    const settings = [...out.matchAll(/In tsconfig\.json set (.+)/g)].map(([, setting]) => setting);
    expect(settings).toEqual(['"types": ["node"]', '"exclude": ["dist", "generated", "node_modules"]']);
    const { exclude, ...options } = JSON.parse(`{${settings.join(",")}}`);
    const made = { compilerOptions: { ...compilerOptions, ...options }, exclude };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(made));
    expect(forthright(folder, "generate").code).toBe(0);
    expect(node(folder, TSC, "-p", "generated")).toMatchObject({ code: 0, out: "" });
    install(folder, "kiln-analytics");
    expect(node(folder, TSC, "-p", ".")).toMatchObject({ code: 0, out: "" });
    expect(forthright(folder, "generate", "--check").code).toBe(0);
  });

  it("in a JavaScript project without a test runner of its own", () => {
    const folder = project("node", { "package.json": '{"name":"pots"}' });
    const flags = ["--name", 'The "Pot" Shop: #1', "--consent", "opt-out", "--product", "pot-shop"];
    const { out } = forthright(folder, "init", "--yes", ...flags);
    expect(out).toContain("telemetry.mjs");
    expect(forthright(folder, "generate").code).toBe(0);
    expect(node(folder, TSC, "-p", "generated").code).toBe(0);
    install(folder, "pot-shop-analytics");
    expect(node(folder, "--test", "test/telemetry.test.mjs")).toMatchObject({ code: 0 });
    const host = 'import { analytics } from "./telemetry.mjs"; console.log(analytics().status().state);';
    expect(node(folder, "--input-type=module", "--eval", host)).toMatchObject({ code: 0, out: "off\n" });
    expect(read(folder, "catalog.yaml")).toContain("model: opt-out");
    expect(JSON.parse(read(folder, "generated/catalog.json"))).toMatchObject({
      catalog: { product: { id: "pot-shop", name: 'The "Pot" Shop: #1', version: "0.1.0" } },
    });
  });
});

describe("what exists", () => {
  it("is never written over, and a second run makes nothing", () => {
    const folder = project("existing", {
      "package.json": '{\n\t"name": "kiln",\n\t"scripts": { "generate": "make it" }\n}\n',
      "src/telemetry.js": "// mine\n",
      "test/telemetry.test.ts": "// mine too\n",
      "tsconfig.json": "{}",
    });
    const first = forthright(folder, "init", "--yes");
    expect(first.code).toBe(0);
    expect(first.out).toContain("script `generate` exists already: make it");
    // Theirs is not named as ours.
    expect(first.out).toContain("npx forthright generate && npx tsc -p generated");
    expect(first.out).not.toContain("npm run generate");
    expect(read(folder, "package.json")).toBe(
      '{\n\t"name": "kiln",\n\t"scripts": { "generate": "make it", "validate": "forthright validate" }\n}\n',
    );
    expect(readdirSync(join(folder, "src"))).toEqual(["telemetry.js"]);
    expect(read(folder, "src/telemetry.js")).toBe("// mine\n");
    const before = snapshot(folder);
    const second = forthright(folder, "init", "--yes");
    expect(second).toMatchObject({ code: 0 });
    expect(second.out).toMatch(/^Nothing new was made\.\n\nLeft alone:\n {2}catalog\.yaml/);
    expect(snapshot(folder)).toEqual(before);
  });

  it("decides: a catalogue that is there gives the names, and one with errors stops", () => {
    const catalog = readFileSync(join(repository, "test/fixtures/audit/catalog.yaml"), "utf8");
    const folder = project("catalogue", { "package.json": '{"name":"other"}', "catalog.yaml": catalog });
    expect(forthright(folder, "init").code).toBe(0);
    expect(read(folder, "telemetry.mjs")).toContain('from "kiln-analytics"');
    expect(read(folder, "test/telemetry.test.mjs")).toContain("import { START_FIRING }");
    expect(read(folder, "catalog.yaml")).toBe(catalog);

    const broken = project("broken", { "package.json": "{}", "catalog.yaml": "forthright: 2\n" });
    const before = snapshot(broken);
    const { code, err } = forthright(broken, "init", "--yes");
    expect([code, err]).toEqual([1, "Nothing was written.\n"]);
    expect(snapshot(broken)).toEqual(before);
  });

  it("keeps the mode of package.json, and a link stays a link", () => {
    const folder = project("mode", { "real.json": "{}" });
    chmodSync(join(folder, "real.json"), 0o640);
    symlinkSync("real.json", join(folder, "package.json"));
    expect(forthright(folder, "init", "--yes").code).toBe(0);
    expect(statSync(join(folder, "real.json")).mode & 0o777).toBe(0o640);
    expect(read(folder, "real.json")).toContain('"generate"');
  });
});

describe("what cannot be done", () => {
  it.each([
    ["no package.json", {}, ["--yes"], 1, "there is no package.json in this folder"],
    ["a broken package.json", { "package.json": "{" }, ["--yes"], 1, "package.json is no JSON"],
    ["a list in package.json", { "package.json": "[]" }, ["--yes"], 1, "package.json holds no object"],
    ["nobody to ask", { "package.json": "{}" }, ["--product", "kiln"], 2, "give --name, --consent"],
    [
      "a wrong name",
      { "package.json": "{}" },
      ["--yes", "--product", "Kiln!"],
      2,
      "--product `Kiln!`: use small",
    ],
    [
      "a wrong model",
      { "package.json": "{}" },
      ["--yes", "--consent", "maybe"],
      2,
      "Allowed choices are opt-out",
    ],
    [
      "no https",
      { "package.json": "{}" },
      ["--yes", "--destination-endpoint", "http://a.example"],
      2,
      "use an https",
    ],
  ])("%s is said, and nothing is written", (name, files, flags, wanted, words) => {
    const folder = project(name.replaceAll(/\W/g, "-"), files);
    const before = snapshot(folder);
    const { code, out, err } = forthright(folder, "init", ...flags);
    expect((out + err).replaceAll(/\s+/g, " ")).toContain(words);
    expect(code).toBe(wanted);
    expect(snapshot(folder)).toEqual(before);
    expect(existsSync(join(folder, "catalog.yaml"))).toBe(false);
  });
});
