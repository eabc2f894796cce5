/**
 * What a reader makes of another tool's plan, before anything is decided: the words of the catalogue language where
 * the plan has them, and the plan's own nodes, with their places, where it does not.
 */
import type {
  JsonValue,
  Sensitivity,
  Status,
  ValueFormat,
  ValueType,
} from "@forthright/runtime/catalog-document";
import type { Node } from "../source/tree.ts";

/** Where something stands in a file of the plan: UTF-16 offsets into its text. */
export interface Place {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** A text of the plan with its place. */
export interface Text {
  readonly value: string;
  readonly place: Place;
}

/** A part of the plan that the language has no place for; it becomes a comment, one line for each plain value. */
export interface Leftover {
  /** Keys that lead to it from the entry it belongs to: `jsonSchema.properties.mode.id`. */
  readonly path: string;
  readonly node: Node;
  readonly place: Place;
  /** Ids, timestamps and the like: listed at the end of the catalogue instead of beside the entry. */
  readonly bookkeeping?: true;
  /** Why it is no value of the catalogue, where that is not plain. */
  readonly why?: string;
}

/** An entry that the catalogue cannot have; it becomes a comment where the entry would stand. */
export interface LeftOut {
  readonly kind: "left-out";
  readonly name: string;
  /** What it is, where it is not what would stand in its place: `metric`. */
  readonly what?: string;
  /** Completes “left out: …”. */
  readonly reason: string;
  /** What a person can do about it. */
  readonly hint: string;
  readonly place: Place;
  readonly leftovers: readonly Leftover[];
  /** The reason is a name that another entry has already. */
  readonly collision?: true;
}

/** What a value may be. Nothing is filled in yet: free text has no reason, a list may have no bound. */
export interface ImportSchema {
  readonly type?: ValueType;
  /** Name of a type of the plan; stands alone. */
  readonly $type?: string;
  readonly enum?: readonly JsonValue[];
  readonly const?: JsonValue;
  readonly format?: ValueFormat;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly items?: ImportSchema;
  readonly maxItems?: number;
  readonly properties?: readonly (ImportProperty | LeftOut)[];
  readonly nullable?: true;
}

export interface ImportProperty {
  readonly kind: "property";
  /** The wire key, byte for byte. */
  readonly name: string;
  readonly description?: Text;
  readonly schema: ImportSchema;
  readonly required: boolean;
  readonly examples?: readonly JsonValue[];
  /** What the plan itself says. */
  readonly sensitivity?: Sensitivity;
  readonly place: Place;
  readonly leftovers: readonly Leftover[];
  /** The whole entry of the plan, for when it cannot be kept. */
  readonly origin: readonly Leftover[];
}

export interface ImportEvent {
  readonly kind: "event";
  /** A name of the plan that may serve as constant. */
  readonly constant?: string;
  /** The wire name, byte for byte. */
  readonly name: string;
  readonly description?: Text;
  readonly trigger?: Text;
  readonly status?: Status;
  readonly since?: Text;
  readonly expires?: Text;
  readonly owner?: Text;
  readonly review?: Text;
  /** What the plan itself says. */
  readonly sensitivity?: Sensitivity;
  readonly properties: readonly (ImportProperty | LeftOut)[];
  readonly place: Place;
  readonly leftovers: readonly Leftover[];
  readonly origin: readonly Leftover[];
}

export interface ImportGroup {
  readonly title: string;
  /** A name of the plan that may serve as key. */
  readonly id?: string;
  readonly description?: Text;
  readonly entries: readonly (ImportEvent | LeftOut)[];
  readonly place: Place;
  readonly leftovers: readonly Leftover[];
}

export interface ImportType {
  readonly kind: "type";
  readonly name: string;
  readonly description?: Text;
  readonly schema: ImportSchema;
  readonly place: Place;
  readonly leftovers: readonly Leftover[];
  readonly origin: readonly Leftover[];
}

export interface ImportModel {
  /** Name of the plan; a first guess at the product's. */
  readonly name?: Text;
  readonly groups: readonly ImportGroup[];
  readonly types: readonly (ImportType | LeftOut)[];
  readonly leftovers: readonly Leftover[];
}
