/** Reads single values by their shape; see `read-map.ts`. */
import type { JsonValue } from "@forthright/runtime/catalog-document";
import { closest, onlyClose } from "../diagnostics/suggest.ts";
import { isDate, isVersion, LANGUAGE } from "../language/formats.ts";
import { isKindName, KINDS } from "../language/kinds.ts";
import { INHERITED_NAMES, isName } from "../language/names.ts";
import type { Shape } from "../language/shape.ts";
import type { Node, ScalarNode } from "../source/tree.ts";
import { badName, type Holder, type RawMap, type ReadContext, refuse, wrongType } from "./read-context.ts";

/** Longest single line: names and titles that nobody can read are a mistake. */
const MAX_LINE_LENGTH = 256;

/** What takes the place of a required value that is missing or faulty; never leaves the compiler. */
export function standIn(shape: Shape): unknown {
  switch (shape.is) {
    case "format-version":
      return 1;
    case "choice":
      return shape.of[0];
    case "flag":
    case "switch":
      return false;
    case "count":
    case "number":
      return 0;
    case "json":
      return null;
    case "list":
      return [];
    case "entries":
      return new Map();
    case "map":
      return emptyMap(shape.of);
    default:
      return "";
  }
}

function emptyMap(kind: string): RawMap {
  if (!isKindName(kind)) return {};
  const required = Object.entries(KINDS[kind].keys).filter(([, spec]) => spec.required === true);
  return Object.fromEntries(required.map(([key, spec]) => [key, standIn(spec.shape)]));
}

/** Reads a value that is not a collection of the language's own, or reports it and returns undefined. */
export function readScalar(context: ReadContext, shape: Shape, node: Node, holder: Holder): unknown {
  switch (shape.is) {
    case "json":
      return isEmpty(node) ? wrongType(context, node, holder, "a value") : toJson(node);
    case "flag":
      return readFlag(context, node, holder);
    case "count":
    case "number":
      return readNumber(context, node, holder, shape.is === "count");
    case "format-version":
      return readFormatVersion(context, node, holder);
    case "choice":
      return readChoice(context, shape.of, node, holder);
    case "switch":
      return readSwitch(context, node, holder);
    default:
      return readText(context, shape, node, holder);
  }
}

function isEmpty(node: Node): boolean {
  return node.kind === "scalar" && node.value === null && node.written === "";
}

/** A value of JSON. The tree has no key that JavaScript treats specially. */
export function toJson(node: Node): JsonValue {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map(toJson);
  return Object.fromEntries(node.entries.map((entry) => [entry.key, toJson(entry.value)]));
}

function readFlag(context: ReadContext, node: Node, holder: Holder): unknown {
  if (node.kind === "scalar" && typeof node.value === "boolean") return node.value;
  const word = node.kind === "scalar" ? String(node.value).toLowerCase() : "";
  const yes = ["yes", "on", "y", "true", "1"].includes(word);
  const hint = `write \`${yes ? "true" : "false"}\` without quotes`;
  const known = yes || ["no", "off", "n", "false", "0"].includes(word);
  // A number is not surely meant as a truth value.
  const sure = known && !/^[01]$/.test(word);
  const plain = sure ? String(yes) : undefined;
  return wrongType(context, node, holder, "true or false", known ? hint : undefined, plain);
}

function readSwitch(context: ReadContext, node: Node, holder: Holder): unknown {
  if (node.kind === "scalar" && (node.value === "on" || node.value === "off")) return node.value === "on";
  const truth = node.kind === "scalar" && typeof node.value === "boolean" ? node.value : undefined;
  if (truth === undefined) return wrongType(context, node, holder, "`on` or `off`");
  const word = truth ? "on" : "off";
  return wrongType(context, node, holder, "`on` or `off`", `write \`${word}\``, word);
}

function readNumber(context: ReadContext, node: Node, holder: Holder, count: boolean): unknown {
  const value = node.kind === "scalar" ? node.value : undefined;
  if (typeof value !== "number") {
    const quoted = typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value));
    const hint = quoted ? `write ${value} without quotes` : undefined;
    const plain = quoted && /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/.test(value) ? value : undefined;
    return wrongType(context, node, holder, count ? "a whole number" : "a number", hint, plain);
  }
  if (!count || (Number.isSafeInteger(value) && value >= 0)) return value;
  const message = `\`${holder.entry.key}\` needs a whole number from 0, and this is ${value}`;
  return refuse(context, "out-of-range", node, holder, message, "use a whole number that is not negative");
}

function readFormatVersion(context: ReadContext, node: Node, holder: Holder): unknown {
  const value = node.kind === "scalar" ? node.value : undefined;
  if (value === 1) return 1;
  if (typeof value !== "number")
    return wrongType(context, node, holder, "the number 1", "write `forthright: 1`");
  const message = `this catalogue is of format ${value}, and this program reads format 1`;
  const hint = value > 1 ? "use a newer release of forthright" : "write `forthright: 1`";
  return refuse(context, "unknown-format", node, holder, message, hint);
}

function readChoice(context: ReadContext, choices: readonly string[], node: Node, holder: Holder): unknown {
  const value = node.kind === "scalar" ? node.value : undefined;
  if (typeof value === "string" && choices.includes(value)) return value;
  if (node.kind !== "scalar" || value === null || value === undefined) {
    return wrongType(context, node, holder, `one of ${choices.join(", ")}`);
  }
  const suggestion = closest(String(value), choices);
  const message = `\`${node.written}\` is not a value of \`${holder.entry.key}\``;
  const hint =
    suggestion === undefined ? `choose one of: ${choices.join(", ")}` : `did you mean \`${suggestion}\`?`;
  const sure = onlyClose(String(value), choices);
  return refuse(context, "unknown-value", node, holder, message, hint, sure);
}

/** The shapes that are text: line, text, version, name, reference. */
function readText(context: ReadContext, shape: Shape, node: Node, holder: Holder): unknown {
  if (node.kind !== "scalar" || typeof node.value !== "string") return notText(context, node, holder);
  const text = node.value;
  if (text.trim() === "") {
    const message = `\`${holder.entry.key}\` is empty`;
    return refuse(context, "empty-text", node, holder, message, "fill it in, or leave the key out");
  }
  if (shape.is === "version") return readVersion(context, node, text, holder);
  if (shape.is === "language") return readLanguage(context, node, text, holder);
  if (shape.is === "date") return readDate(context, node, text, holder);
  if (shape.is === "expiry") return readExpiry(context, node, text, holder);
  if (shape.is === "line") return readLine(context, node, text, holder);
  if (shape.is === "name") return readName(context, shape.of, node, text, holder);
  return text;
}

function notText(context: ReadContext, node: Node, holder: Holder): undefined {
  if (node.kind !== "scalar" || node.value === null) return wrongType(context, node, holder, "text");
  const hint = `write "${node.written}" in quotes`;
  const quoted = /^[A-Za-z0-9.+-]+$/.test(node.written) ? `"${node.written}"` : undefined;
  if (typeof node.value !== "number") return wrongType(context, node, holder, "text", hint, quoted);
  const reading = String(node.value) === node.written ? "a number" : `the number ${node.value}`;
  const message = `\`${holder.entry.key}\` needs text, and YAML reads \`${node.written}\` as ${reading}`;
  return refuse(context, "number-as-text", node, holder, message, hint, quoted);
}

function readVersion(context: ReadContext, node: ScalarNode, text: string, holder: Holder): unknown {
  if (isVersion(text)) return text;
  const message = `\`${text}\` is not a version`;
  return refuse(
    context,
    "bad-version",
    node,
    holder,
    message,
    'versions start with a digit, such as "0.23.0"',
  );
}

function readLanguage(context: ReadContext, node: ScalarNode, text: string, holder: Holder): unknown {
  if (LANGUAGE.test(text)) return text;
  const small = text.toLowerCase().replaceAll("_", "-");
  const hint = LANGUAGE.test(small)
    ? `write \`${small}\``
    : "write a lower-case BCP 47 tag, such as `de` or `pt-br`";
  const fix = LANGUAGE.test(small) ? small : undefined;
  return refuse(context, "bad-language", node, holder, `\`${text}\` is not a language tag`, hint, fix);
}

function readDate(context: ReadContext, node: ScalarNode, text: string, holder: Holder): unknown {
  if (isDate(text)) return text;
  const message = `\`${text}\` is not a date of the calendar`;
  return refuse(context, "bad-version", node, holder, message, 'write a date as "2030-12-31"');
}

function readExpiry(context: ReadContext, node: ScalarNode, text: string, holder: Holder): unknown {
  const dateLike = /^\d{4}-\d{2}-\d{2}$/.test(text);
  if (dateLike ? isDate(text) : isVersion(text)) return text;
  const message = `\`${text}\` is neither a date of the calendar nor a version`;
  return refuse(
    context,
    "bad-version",
    node,
    holder,
    message,
    'write a date as "2030-12-31", or a version as "0.25.0"',
  );
}

function readLine(context: ReadContext, node: ScalarNode, text: string, holder: Holder): unknown {
  const fault = /[\n\t]/.test(text)
    ? "has more than one line or a tab"
    : text !== text.trim()
      ? "starts or ends with space"
      : text.length > MAX_LINE_LENGTH && [...text].length > MAX_LINE_LENGTH
        ? `has ${text.length} characters`
        : undefined;
  if (fault === undefined) return text;
  const message = `\`${holder.entry.key}\` ${fault}`;
  const hint = `use a single line of at most ${MAX_LINE_LENGTH} characters without space at its ends`;
  return refuse(context, "not-one-line", node, holder, message, hint);
}

function readName(
  context: ReadContext,
  names: "constant" | "key" | "type" | "id",
  node: ScalarNode,
  text: string,
  holder: Holder,
): unknown {
  if (isName(names, text) && !INHERITED_NAMES.has(text)) return text;
  const { message, hint } = badName(names, text, holder.entry.key);
  return refuse(context, "bad-name", node, holder, message, hint);
}
