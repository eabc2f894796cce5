/** The audited files and our declarations as one program of the TypeScript compiler. Everything is in memory. */
import { posix } from "node:path";
import type { Catalog } from "@forthright/runtime/catalog-document";
import { ts } from "ts-morph";
import { type Declarations, declarationsOf, SDK_FILE } from "./declarations.ts";

/** A file of the audited code. */
export interface CodeFile {
  /** As messages name it. */
  readonly name: string;
  /** Absolute, with `/`. */
  readonly path: string;
  readonly text: string;
}

export interface AuditedFile extends CodeFile {
  readonly source: ts.SourceFile;
  /** JavaScript: no compiler has checked its calls. */
  readonly untyped: boolean;
}

export interface Audited {
  readonly files: readonly AuditedFile[];
  readonly checker: ts.TypeChecker;
  readonly declarations: Declarations;
  /** Paths of files that are nested too deeply to be looked at. */
  readonly tooDeep: ReadonlySet<string>;
}

const OPTIONS: ts.CompilerOptions = {
  allowJs: true,
  esModuleInterop: true,
  jsx: ts.JsxEmit.Preserve,
  module: ts.ModuleKind.ESNext,
  moduleDetection: ts.ModuleDetectionKind.Force,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  noLib: true,
  strict: false,
  target: ts.ScriptTarget.ESNext,
  types: [],
};

/** `isGenerated` says whether a path lies in a folder that `forthright generate` wrote. */
export function createProgram(
  catalog: Catalog,
  code: readonly CodeFile[],
  isGenerated: (path: string) => boolean,
): Audited {
  const declarations = declarationsOf(catalog);
  const texts = new Map<string, string>(declarations.files);
  for (const { path, text } of code) texts.set(path, text);
  const tooDeep = new Set<string>();
  const resolve = resolver(texts, declarations, isGenerated);
  const rootNames = [...declarations.roots, ...code.map(({ path }) => path)];
  const program = ts.createProgram({ rootNames, options: OPTIONS, host: hostOf(texts, resolve, tooDeep) });
  const checker = program.getTypeChecker();
  const files = code.flatMap((one): AuditedFile[] => {
    const source = program.getSourceFile(one.path);
    return source === undefined ? [] : [{ ...one, source, untyped: isUntyped(one.path) }];
  });
  return { files, checker, declarations, tooDeep };
}

export function isUntyped(path: string): boolean {
  return /\.[cm]?jsx?$/.test(path);
}

type Resolve = (specifier: string, from: string) => string | undefined;

function hostOf(texts: ReadonlyMap<string, string>, resolve: Resolve, tooDeep: Set<string>): ts.CompilerHost {
  return {
    fileExists: (name) => texts.has(name),
    readFile: (name) => texts.get(name),
    getSourceFile: (name, languageVersion) => {
      const text = texts.get(name);
      if (text === undefined) return undefined;
      const parsed = parseWithin(name, text, languageVersion);
      if (parsed !== undefined) return parsed;
      tooDeep.add(name);
      return parse(name, "", languageVersion);
    },
    resolveModuleNameLiterals: (literals, from) =>
      literals.map(({ text }) => {
        const found = resolve(text, from);
        if (found === undefined) return { resolvedModule: undefined };
        const resolvedModule = { resolvedFileName: found, extension: extensionOf(found) };
        return { resolvedModule };
      }),
    getDefaultLibFileName: () => "",
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    writeFile: () => {},
  };
}

/**
 * Levels of syntax in one file. Parser and checker go down one level by calling themselves; written code has fewer
 * than a hundred levels, long chains of calls and sums some hundreds.
 */
const MAX_LEVELS = 800;

/** Undefined if the file is nested too deeply. */
function parseWithin(
  name: string,
  text: string,
  target: ts.ScriptTarget | ts.CreateSourceFileOptions,
): ts.SourceFile | undefined {
  try {
    const file = parse(name, text, target);
    return isDeep(file) ? undefined : file;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function isDeep(file: ts.SourceFile): boolean {
  let level: ts.Node[] = [file];
  for (let count = 0; level.length > 0; count += 1) {
    if (count > MAX_LEVELS) return true;
    const next: ts.Node[] = [];
    for (const node of level) ts.forEachChild(node, (child) => void next.push(child));
    level = next;
  }
  return false;
}

function parse(
  name: string,
  text: string,
  target: ts.ScriptTarget | ts.CreateSourceFileOptions,
): ts.SourceFile {
  const { JSDocParsingMode } = ts;
  return ts.createSourceFile(name, text, {
    ...(typeof target === "object" ? target : { languageVersion: target }),
    // Types of JavaScript stand in its comments.
    jsDocParsingMode: isUntyped(name) ? JSDocParsingMode.ParseAll : JSDocParsingMode.ParseNone,
  });
}

const EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  ".js": [".ts", ".tsx", ".js", ".jsx"],
  ".jsx": [".tsx", ".jsx"],
  ".mjs": [".mts", ".mjs"],
  ".cjs": [".cts", ".cjs"],
  ".ts": [".ts"],
  ".tsx": [".tsx"],
  ".mts": [".mts"],
  ".cts": [".cts"],
};
const UNWRITTEN = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"];

/** Relative names lead to audited files, as Node and bundlers find them; known packages to our declarations. */
function resolver(
  texts: ReadonlyMap<string, string>,
  declarations: Declarations,
  isGenerated: (path: string) => boolean,
): Resolve {
  return (specifier, from) => {
    if (!/^\.{0,2}\//.test(specifier) && specifier !== "." && specifier !== "..") {
      return declarations.fileOf(specifier);
    }
    const path = posix.resolve(posix.dirname(from), specifier);
    return candidates(path).find((one) => texts.has(one)) ?? (isGenerated(path) ? SDK_FILE : undefined);
  };
}

function candidates(path: string): readonly string[] {
  const written = posix.extname(path);
  const stem = path.slice(0, path.length - written.length);
  const swapped = (EXTENSIONS[written] ?? []).map((extension) => stem + extension);
  const added = UNWRITTEN.flatMap((extension) => [path + extension]);
  const index = UNWRITTEN.map((extension) => `${path}/index${extension}`);
  return [...swapped, ...added, ...index];
}

function extensionOf(file: string): string {
  return file.endsWith(".d.ts") ? ".d.ts" : posix.extname(file);
}
