/** Metadata fields: they ride on every event, so that each change here is a change of all of them. */
import type { MetadataField, MetadataSource } from "@forthright/runtime/catalog-document";
import { type Change, change } from "../change.ts";
import { pairBy } from "../keyed.ts";
import { compareVersions } from "../measure.ts";
import { capital, code, say } from "../phrase.ts";
import type { ChangeKind, Direction } from "../rules/rule.ts";
import { compareField, newFieldWords } from "./fields.ts";
import { findRenames, type Renamed } from "./renames.ts";
import { fieldTarget, METADATA_OWNER, notHeldBack, type Scope } from "./scope.ts";

export function compareMetadata(
  before: readonly MetadataField[],
  after: readonly MetadataField[],
  scope: Scope,
): readonly Change[] {
  const pairs = pairBy(before, after, (field) => field.name);
  const { renamed, added, removed } = findRenames(pairs.removed, pairs.added, alike);
  return [
    ...added.map((field) => metadataAdded(field, scope)),
    ...renamed.map(metadataRenamed),
    ...removed.map(metadataRemoved),
    ...pairs.both.flatMap((pair) => [
      ...sourceChange(pair.before, pair.after),
      ...pathChange(pair.before, pair.after),
      ...compareField(pair.before, pair.after, METADATA_OWNER, scope),
    ]),
  ];
}

/** The default path holds the name, so that a renamed field moves; a stated path must stay. */
function alike({ name, description: _description, path, ...rest }: MetadataField): unknown {
  return { ...rest, path: path === `properties.${name}` ? "" : path };
}

/** Values of the source `host` come from a function of the host's code, named after the field. */
function codeKinds(field: MetadataField): readonly ChangeKind[] {
  return field.source === "host" ? ["CODE"] : [];
}

function metadataAdded(field: MetadataField, scope: Scope): Change {
  const words = say`Every event also sends ${newFieldWords(field, METADATA_OWNER)}, from the source ${code(field.source)}.`;
  return change("metadata-added", fieldTarget(METADATA_OWNER, field.name).where, words, {
    kinds: [...(field.required ? codeKinds(field) : []), "PRIVACY"],
    after: field.name,
    ...notHeldBack(field.since !== undefined && compareVersions(field.since, scope.told) > 0),
  });
}

function metadataRemoved(field: MetadataField): Change {
  const words = say`No event sends ${code(field.name)} any more.`;
  return change("metadata-removed", fieldTarget(METADATA_OWNER, field.name).where, words, {
    kinds: [...codeKinds(field), "WIRE", "PRIVACY"],
    before: field.name,
  });
}

function metadataRenamed({ before, after }: Renamed<MetadataField>): Change {
  const moved = before.path !== after.path;
  const sameWords = before.description === after.description;
  const place = moved ? "" : ", at the same place on the wire";
  const doubt = sameWords ? "" : "; its description is another one too, so it may be other data";
  const words = say`The metadata field ${code(before.name)} is ${code(after.name)} now${place}${doubt}.`;
  return change("metadata-renamed", fieldTarget(METADATA_OWNER, after.name).where, words, {
    kinds: [...codeKinds(after), ...(moved ? (["WIRE"] as const) : []), "PRIVACY"],
    direction: sameWords ? "same" : "more",
    before: before.name,
    after: after.name,
  });
}

function pathChange(before: MetadataField, after: MetadataField): readonly Change[] {
  if (before.path === after.path) return [];
  const target = fieldTarget(METADATA_OWNER, after.name);
  const words = say`${target.the} stands at ${code(after.path)} on the wire now; it was at ${code(before.path)}.`;
  const parts = { key: "path", before: before.path, after: after.path };
  return [change("metadata-moved", target.where, capital(words), parts)];
}

/** Sources whose value is a part of another one's. */
const PARTS: Readonly<Partial<Record<MetadataSource, readonly MetadataSource[]>>> = {
  os: ["os-name", "os-version"],
};

function sourceChange(before: MetadataField, after: MetadataField): readonly Change[] {
  if (before.source === after.source) return [];
  const target = fieldTarget(METADATA_OWNER, after.name);
  const direction: Direction = PARTS[before.source]?.includes(after.source) === true ? "less" : "more";
  const words = say`${target.the} comes from the source ${code(after.source)} now; it came from ${code(before.source)}.`;
  const kinds: readonly ChangeKind[] = [
    ...(before.source === "host" || after.source === "host" ? ["CODE" as const] : []),
    "WIRE",
    "PRIVACY",
  ];
  const parts = { key: "source", before: before.source, after: after.source, direction, kinds };
  return [change("metadata-source-changed", target.where, capital(words), parts)];
}
