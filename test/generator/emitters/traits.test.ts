import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { sealOf } from "@forthright/runtime/encode";
import { questionsOf } from "@forthright/runtime/gate/seal";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { expect, it } from "vitest";
import { disclose } from "../../../generator/src/disclosure/disclose.ts";
import { emit } from "../../../generator/src/emitters/emit.ts";
import { repository, scratch, writeAll } from "../../support/emit.ts";
import { traitsDocument } from "../../support/traits.ts";

const document = traitsDocument();
const files = new Map(emit(document).map(({ path, content }) => [path, content]));
/** Of each destination: the folder of its schemas, and the place of traits. */
const FORMS = [
  ["segment", "schemas", (message: Traited) => message.traits],
  ["posthog", "schemas/posthog", (message: Traited) => message.properties?.["$set"]],
  ["collector", "schemas/collector", (message: Traited) => message.traits],
  ["journal", "schemas/journal", (message: Traited) => message.traits],
] as const;

interface Traited {
  readonly traits?: Record<string, unknown>;
  readonly properties?: { readonly $set?: Record<string, unknown> };
}

const validator = (path: string): ((value: unknown) => boolean) => {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
  formats.default(ajv);
  return ajv.compile(JSON.parse(files.get(path) ?? "false"));
};

it.each(FORMS)(
  "the schemas of messages to %s take the traits and nothing else",
  (destination, folder, at) => {
    const example = document.disclosure.wire.find(
      (one) => one.destination === destination && one.constant === "identify",
    );
    const body = JSON.parse(example?.body ?? "{}");
    const message = body.batch?.[0] ?? body;
    const one = validator(`${folder}/identify.schema.json`);
    expect(one(message)).toBe(true);
    if (destination !== "journal") {
      const batch = validator(`${folder}/batch.schema.json`);
      expect(batch(body)).toBe(true);
      expect(batch({ ...body, batch: [{ ...message, properties: { minutes: 1 } }] })).toBe(false);
    }
    for (const change of [{ user: "ada" }, { kilns: -1 }, { edition: undefined }]) {
      const changed = JSON.parse(JSON.stringify(message));
      Object.assign(at(changed) ?? {}, JSON.parse(JSON.stringify(change)));
      if ("edition" in change) delete at(changed)?.["edition"];
      expect(one(changed)).toBe(false);
    }
  },
);

it("no schema and no example is made for a destination that gets no traits", () => {
  expect(document.disclosure.wire.filter(({ destination }) => destination === "archive")).toEqual([]);
  expect([...files.keys()].filter((path) => path.includes("archive"))).toEqual([]);
});

it("the disclosure says what the traits are, to whom they go, and shows the bytes", () => {
  const page = files.get("docs/TELEMETRY.md") ?? "";
  const section = page.slice(page.indexOf("## Traits"), page.indexOf("## Envelope"));
  for (const { name, description } of document.catalog.identify?.traits ?? []) {
    expect(section).toContain(`| \`${name}\` |`);
    expect(section).toContain(description);
  }
  expect(section).toContain("| PostHog | `properties.$set` |");
  const bodies = document.disclosure.wire.filter(({ constant }) => constant === "identify");
  expect(bodies).toHaveLength(4);
  for (const { body } of bodies) expect(section).toContain(`\n${body.trimEnd()}\n`);
  expect(files.get("docs/llms.txt")).toContain("TELEMETRY.md#traits");
});

it("a catalogue without traits has no word of them in any file but the schemas of the language", () => {
  const { identify: _, ...catalog } = document.catalog;
  const others = emit(disclose(catalog)).filter(
    ({ path }) => !/(?:catalog|overlay)\.schema\.json$/u.test(path),
  );
  expect(others.length).toBeGreaterThan(20);
  for (const { path, content } of others) expect(content, path).not.toMatch(/\btraits?\b|identify/iu);
});

it("identify takes the declared traits and nothing else, and is not there without them", {
  timeout: 60_000,
}, async () => {
  const folder = scratch("traits-compile");
  const code = [...files].filter(([path]) => /^[a-z]+\.ts$/u.test(path));
  writeAll(
    join(folder, "with"),
    code.map(([path, content]) => ({ path, content })),
  );
  writeFileSync(join(folder, "use.ts"), USE);
  const compilerOptions = {
    ...{
      target: "es2023",
      lib: ["es2023"],
      module: "nodenext",
      moduleResolution: "nodenext",
      types: ["node"],
    },
    ...{ noEmit: true, allowImportingTsExtensions: true, strict: true, exactOptionalPropertyTypes: true },
    ...{
      isolatedDeclarations: true,
      declaration: true,
      erasableSyntaxOnly: true,
      verbatimModuleSyntax: true,
    },
    paths: { "@forthright/runtime/*": [join(repository, "runtime/src/*.ts")] },
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["."] }));
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  const tsc = join(repository, "node_modules/typescript/bin/tsc");
  const { stdout } = spawnSync(process.execPath, [tsc, "-p", folder, "--pretty", "false"], {
    encoding: "utf8",
  });
  expect(stdout).toBe("");
  const { binding } = await import(join(folder, "with/analytics.ts"));
  const { check, destinations } = binding.traits;
  const seal = sealOf({
    constant: "identify",
    name: "identify",
    destinations,
    questions: questionsOf(check),
  });
  expect(binding.seals.at(-1)).toBe(seal);
});

/** The compiler is the test. */
const USE = `import { createAnalytics, type IdentifyingAnalytics, type Traits } from "./with/index.ts";
import { createTestAnalytics } from "./with/testing.ts";
import { createAnalytics as createPlain } from "../../fixtures/emit/kiln/index.ts";

const analytics: IdentifyingAnalytics<Traits> = createAnalytics();
analytics.identify({ edition: "studio" });
analytics.identify({ edition: "hobby", kilns: 2, studio: { country: "DE" }, contact: undefined });
createTestAnalytics().identify({ edition: "factory" });
export const said: readonly unknown[] = createTestAnalytics().identified;

// @ts-expect-error: a required trait is missing
analytics.identify({ kilns: 2 });
// @ts-expect-error: no traits
analytics.identify();
// @ts-expect-error: a value that is not listed
analytics.identify({ edition: "palace" });
// @ts-expect-error: an undeclared trait
analytics.identify({ edition: "hobby", user: "ada" });
// @ts-expect-error: an undeclared key of a trait
analytics.identify({ edition: "hobby", studio: { street: "x" } });
// @ts-expect-error: the catalogue of the fixtures declares no traits
createPlain({ host: { workspace: () => "team" } }).identify({});
`;
