/** The rules of Weaver's `semconv-syntax.md`, held against the export. */
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { disclose } from "../../../generator/src/disclosure/disclose.ts";
import { contentOf, kiln, load, made } from "./support.ts";

interface Attribute {
  readonly id?: string;
  readonly ref?: string;
  readonly type?:
    | string
    | {
        readonly members: readonly {
          readonly id: string;
          readonly value: unknown;
          readonly stability: string;
        }[];
      };
  readonly stability?: string;
  readonly brief?: string;
  readonly examples?: readonly unknown[];
  readonly requirement_level?: string;
}
interface Group {
  readonly id: string;
  readonly type: string;
  readonly name?: string;
  readonly brief?: string;
  readonly stability?: string;
  readonly extends?: string;
  readonly attributes?: readonly Attribute[];
}

const SIMPLE = /^(?:(?:string|int|double|boolean)(?:\[\])?|any)$/;
const reference = disclose(load(new URL("../../../catalog.yaml", import.meta.url)));

describe.each([
  ["the small catalogue", kiln()],
  ["the reference catalogue", reference],
])("opentelemetry export of %s", async (_name, document) => {
  const { groups } = parse(contentOf(await made("opentelemetry", document))) as { groups: readonly Group[] };
  const all = groups.flatMap(({ attributes = [] }) => attributes);
  const defined = all.filter(({ id }) => id !== undefined);

  it("gives each group and attribute one id, small letters with dots", () => {
    for (const ids of [groups.map(({ id }) => id), defined.map(({ id }) => id ?? "")]) {
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9_.-]*$/);
    }
  });

  it("gives events what they must have", () => {
    const events = groups.filter(({ type }) => type === "event");
    const active = document.catalog.groups
      .flatMap((group) => group.events)
      .filter(({ status }) => status === "active");
    expect(events).toHaveLength(active.length);
    for (const event of events) {
      expect(event.id).toBe(`event.${event.name}`);
      expect(event.stability).toBe("development");
      expect(event.brief).toBeTypeOf("string");
      expect(groups.map(({ id }) => id)).toContain(event.extends);
    }
  });

  it("defines attributes in full, with examples of their type where texts must have them", () => {
    for (const { type, stability, brief, examples, id } of defined) {
      expect(stability, id).toBe("development");
      expect(brief, id).toBeTypeOf("string");
      if (typeof type === "object") {
        expect(new Set(type.members.map((member) => member.id)).size).toBe(type.members.length);
        for (const member of type.members) expect(member.id).toMatch(/^[a-z][a-z0-9_]*$/);
      } else {
        expect(type, id).toMatch(SIMPLE);
        if (type === "string" || type === "string[]") expect(examples?.length, id).toBeGreaterThan(0);
        for (const example of examples ?? []) {
          if (type === "string") expect(example).toBeTypeOf("string");
          if (type === "int") expect(Number.isInteger(example)).toBe(true);
          if (type === "double") expect(Number.isInteger(example)).toBe(false);
          if (type === "boolean") expect(example).toBeTypeOf("boolean");
        }
      }
    }
  });

  it("refers to attributes that are defined, with a requirement level and no type", () => {
    const ids = new Set(defined.map(({ id }) => id));
    for (const one of all.filter(({ ref }) => ref !== undefined)) {
      expect(ids.has(one.ref), one.ref).toBe(true);
      expect(["required", "recommended", "opt_in"]).toContain(one.requirement_level);
      expect([one.id, one.type, one.stability]).toEqual([undefined, undefined, undefined]);
    }
  });
});

describe("opentelemetry export", () => {
  it("gives a key with another type an attribute of its own, and asks for consent by opt_in", async () => {
    const { groups } = parse(contentOf(await made("opentelemetry", kiln()))) as { groups: readonly Group[] };
    const refs = (id: string) => groups.find((group) => group.id === id)?.attributes ?? [];
    expect(refs("event.kiln.fire_kiln").map(({ ref }) => ref)).toContain("kiln.store");
    expect(refs("event.kiln.stop_kiln").map(({ ref }) => ref)).toContain("kiln.stop_kiln.store");
    expect(refs("attributes.kiln.metadata").map((one) => [one.ref, one.requirement_level])).toEqual([
      ["kiln.installation_id", "required"],
      ["kiln.version", "required"],
      ["kiln.email", "opt_in"],
    ]);
  });
});
