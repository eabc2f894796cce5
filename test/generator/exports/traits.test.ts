import { expect, it } from "vitest";
import { exportCatalog, FORMATS } from "../../../generator/src/exports/formats.ts";
import { traitsDocument } from "../../support/traits.ts";

const document = traitsDocument();
const textOf = async (
  name: string,
): Promise<{ readonly text: string; readonly losses: readonly string[] }> => {
  const format = FORMATS.find((one) => one.name === name);
  if (format === undefined) throw new Error(`there is no format ${name}`);
  const { files, losses } = await exportCatalog(format, document);
  return { text: files.map(({ content }) => content).join("\n"), losses };
};

it("a Segment plan has the traits in its one rule about identify calls", async () => {
  const plan = JSON.parse((await textOf("segment")).text) as {
    readonly rules: readonly {
      readonly type: string;
      readonly jsonSchema: { readonly properties: unknown };
    }[];
  };
  const rules = plan.rules.filter(({ type }) => type === "IDENTIFY");
  expect(rules).toHaveLength(1);
  expect(rules[0]?.jsonSchema.properties).toMatchObject({
    traits: {
      properties: { edition: { enum: ["hobby", "studio", "factory"] }, kilns: { maximum: 100 } },
      required: ["edition"],
    },
  });
});

it.each(["gdpr-30", "gdpr-30-csv", "dpv"])("%s lists each trait with what it is about", async (name) => {
  const { text, losses } = await textOf(name);
  for (const trait of ["edition", "kilns", "studio.country", "contact"])
    expect(text).toContain(`traits.${trait}`);
  expect(losses.join("\n")).not.toContain("no place for traits");
});

it("a privacy label counts them: an e-mail address is collected", async () => {
  expect((await textOf("apple-privacy")).text).toContain("NSPrivacyCollectedDataTypeEmailAddress");
});

it.each([
  "rudderstack",
  "snowplow",
  "json-schema",
  "asyncapi",
  "opentelemetry",
  "bigquery",
  "postgresql",
  "dbt",
])("%s says that it has no place for them", async (name) => {
  expect((await textOf(name)).losses).toContain("no place for traits: edition, kilns, studio and 1 more");
});
