/**
 * What the audit declares about the world outside the audited files, as texts for the type checker: the SDK of this
 * catalogue, the services' packages, HTTP clients, and as much of the language's own library as names lead through.
 * So nothing has to be installed, and nothing that is installed is read.
 */
import type { Catalog, CatalogEvent } from "@forthright/runtime/catalog-document";
import { HTTP_METHODS, HTTP_PACKAGES, VENDORS } from "./vendors.ts";

/** Where the texts stand. No audited file can have such a name. */
const FOLDER = "/forthright:audit";
export const SDK_FILE: string = `${FOLDER}/sdk.d.ts`;
const HTTP_FILE = `${FOLDER}/http.d.ts`;
export const GLOBAL_FILE: string = `${FOLDER}/global.d.ts`;
const LIBRARY_FILE = `${FOLDER}/library.d.ts`;

/** What a declaration of ours is about. */
export type Origin =
  | { readonly kind: "sdk" }
  | { readonly kind: "http" }
  | { readonly kind: "vendor"; readonly vendor: string; readonly package: string };

export interface Declarations {
  /** Texts by file name. */
  readonly files: ReadonlyMap<string, string>;
  /** The files that the program starts with. */
  readonly roots: readonly string[];
  /** The file that stands for a package; undefined where the audit knows nothing of it. */
  readonly fileOf: (specifier: string) => string | undefined;
  readonly originOf: (file: string) => Origin | undefined;
}

export function declarationsOf(catalog: Catalog): Declarations {
  const sdk = sdkName(catalog);
  const vendors = VENDORS.flatMap((vendor) => vendor.packages.map((name) => ({ vendor, name })));
  const vendorFiles = vendors.map((one, index) => ({ ...one, file: `${FOLDER}/vendor-${index}.d.ts` }));
  const files = new Map([
    [LIBRARY_FILE, LIBRARY],
    [GLOBAL_FILE, globals()],
    [SDK_FILE, sdkText(catalog)],
    [HTTP_FILE, moduleText([], HTTP_METHODS)],
    ...vendorFiles.map(({ vendor, file }) => [file, moduleText(vendor.leads, vendor.methods)] as const),
  ]);
  const packages = new Map<string, string>([
    [sdk, SDK_FILE],
    ...HTTP_PACKAGES.map((name) => [name, HTTP_FILE] as const),
    ...vendorFiles.map(({ name, file }) => [name, file] as const),
  ]);
  const origins = new Map<string, Origin>([
    [SDK_FILE, { kind: "sdk" }],
    [HTTP_FILE, { kind: "http" }],
    ...vendorFiles.map(
      ({ vendor, name, file }) => [file, { kind: "vendor", vendor: vendor.name, package: name }] as const,
    ),
  ]);
  return {
    files,
    roots: [LIBRARY_FILE, GLOBAL_FILE, SDK_FILE],
    fileOf: (specifier) => packages.get(specifier) ?? packages.get(packageOf(specifier)),
    originOf: (file) => origins.get(file),
  };
}

/** Name of the generated package. */
export function sdkName(catalog: Catalog): string {
  return `${catalog.product.id}-analytics`;
}

/** `@segment/analytics-node/dist/x` is of `@segment/analytics-node`, `posthog-js/react` of `posthog-js`. */
export function packageOf(specifier: string): string {
  const parts = specifier.split("/");
  return parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}

/** Events of every status: code that still names a removed event has to be found. */
function sdkText(catalog: Catalog): string {
  const events = catalog.groups.flatMap((group) => group.events);
  return `${SDK_TEXT}${events.map(eventText).join("")}`;
}

function eventText({ constant, helper }: CatalogEvent): string {
  return `export declare const ${constant}: EventDescriptor<"${constant}">;
export declare function ${helper}(analytics: Analytics, properties?: unknown): EventDescriptor<"${constant}">;
`;
}

/** `__esModule`: the module has no default export, and the checker makes none up. */
const SDK_TEXT = `
export declare const __esModule: true;
export interface EventDescriptor<Constant extends string = string> { readonly constant: Constant }
export interface Analytics {
  track(event: unknown, properties?: unknown): void;
  wrap<Run>(event: unknown, run: Run, describe?: (result: any) => unknown): Run;
}
export declare function createAnalytics(options?: unknown): Analytics;
export declare function createTestAnalytics(options?: unknown): Analytics;
export declare function telemetryCommand(args: unknown, options?: unknown): any;
`;

/**
 * A package whose every lead gives an object with all of its methods: a class, a factory and an instance are one
 * here, and so are default, named and namespace imports.
 */
function moduleText(leads: readonly string[], methods: readonly string[]): string {
  const names = leads.filter((lead) => lead !== "default");
  return `
interface Sends { ${methods.map((name) => `${name}(...args: any[]): Lead;`).join(" ")} }
interface Lead extends Sends {
  new (...args: any[]): Lead;
  (...args: any[]): Lead;
  readonly default: Lead;
  ${names.map((name) => `readonly ${name}: Lead;`).join(" ")}
}
declare const lead: Lead;
declare namespace lead { ${names.map((name) => `type ${name} = Lead;`).join(" ")} }
export = lead;
`;
}

function globals(): string {
  const [http = ""] = HTTP_PACKAGES;
  const lines = VENDORS.flatMap(({ packages: [first = ""], globals, functions }) =>
    [...globals, ...functions].map((name) => `declare var ${name}: typeof import("${first}");`),
  );
  const clients = ["fetch", "XMLHttpRequest", "EventSource", "WebSocket"];
  return [
    ...lines,
    ...clients.map((name) => `declare var ${name}: typeof import("${http}");`),
    `declare var navigator: typeof import("${http}");`,
    ...["window", "self", "global"].map((name) => `declare var ${name}: typeof globalThis;`),
  ].join("\n");
}

/** The part of the standard library that a client or a descriptor may pass through on its way to a call. */
const LIBRARY = `
interface Array<T> {
  [index: number]: T; length: number;
  forEach(run: (value: T, index: number, all: T[]) => void): void;
  map<U>(run: (value: T, index: number, all: T[]) => U): U[];
  filter(test: (value: T, index: number) => unknown): T[];
  find(test: (value: T, index: number) => unknown): T; at(index: number): T;
  [Symbol.iterator](): IterableIterator<T>;
}
interface ReadonlyArray<T> {
  readonly [index: number]: T; readonly length: number;
  forEach(run: (value: T, index: number, all: readonly T[]) => void): void;
  map<U>(run: (value: T, index: number, all: readonly T[]) => U): U[];
  filter(test: (value: T, index: number) => unknown): T[];
  find(test: (value: T, index: number) => unknown): T; at(index: number): T;
  [Symbol.iterator](): IterableIterator<T>;
}
interface SymbolConstructor { readonly iterator: unique symbol; readonly asyncIterator: unique symbol }
declare var Symbol: SymbolConstructor;
interface IteratorResult<T> { done?: boolean; value: T }
interface Iterator<T> { next(): IteratorResult<T> }
interface Iterable<T> { [Symbol.iterator](): Iterator<T> }
interface IterableIterator<T> extends Iterator<T> { [Symbol.iterator](): IterableIterator<T> }
interface PromiseLike<T> { then<U>(done: (value: T) => U, failed?: (reason: any) => any): PromiseLike<U> }
interface Promise<T> {
  then<U>(done: (value: T) => U | PromiseLike<U>, failed?: (reason: any) => any): Promise<U>;
  catch(failed: (reason: any) => any): Promise<T>; finally(done: () => void): Promise<T>;
}
interface PromiseConstructor { new <T>(run: (done: (value: T) => void, fail: (reason?: any) => void) => void): Promise<T>; resolve<T>(value: T): Promise<T> }
declare var Promise: PromiseConstructor;
interface Map<K, V> { get(key: K): V; set(key: K, value: V): this; values(): IterableIterator<V> }
interface MapConstructor { new <K, V>(entries?: Iterable<readonly [K, V]>): Map<K, V> }
declare var Map: MapConstructor;
interface ObjectConstructor {
  values<T>(of: { [key: string]: T }): T[]; freeze<T>(value: T): T;
  entries<T>(of: { [key: string]: T }): [string, T][];
}
declare var Object: ObjectConstructor;
interface Object {} interface Function { call(...args: any[]): any; apply(...args: any[]): any; bind(...args: any[]): any }
interface CallableFunction extends Function {} interface NewableFunction extends Function {}
interface IArguments {} interface String { length: number } interface Number {} interface Boolean {}
interface RegExp {} interface Symbol {} interface BigInt {} interface TemplateStringsArray {}
interface ImportMeta { url: string } interface ThisType<T> {}
type Partial<T> = { [K in keyof T]?: T[K] };
type Required<T> = { [K in keyof T]-?: T[K] };
type Readonly<T> = { readonly [K in keyof T]: T[K] };
type Pick<T, K extends keyof T> = { [P in K]: T[P] };
type Record<K extends keyof any, T> = { [P in K]: T };
type Exclude<T, U> = T extends U ? never : T;
type Extract<T, U> = T extends U ? T : never;
type Omit<T, K extends keyof any> = Pick<T, Exclude<keyof T, K>>;
type NonNullable<T> = T & {};
type ReturnType<T extends (...args: any) => any> = T extends (...args: any) => infer R ? R : any;
type InstanceType<T extends abstract new (...args: any) => any> = T extends abstract new (...args: any) => infer R ? R : any;
type Parameters<T extends (...args: any) => any> = T extends (...args: infer P) => any ? P : never;
type Awaited<T> = T extends PromiseLike<infer U> ? U : T;
`;
