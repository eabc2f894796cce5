/**
 * Makes one file of each entry of the runtime, from what `tsc` made. A program that imports the SDK then loads two
 * modules instead of thirty, and each costs a quarter of a millisecond or more. No code is shared between the files:
 * splitting them would give the modules back.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PluginBuild } from "esbuild";

const runtime = fileURLToPath(new URL("../runtime/", import.meta.url));
const out = join(runtime, "dist/bundle");

/** Entry names by their compiled file. The flusher stands beside the others, where they look for it. */
function entries(): Record<string, string> {
  const { exports } = JSON.parse(readFileSync(join(runtime, "package.json"), "utf8")) as {
    exports: Record<string, { types?: string }>;
  };
  const found: Record<string, string> = { main: join(runtime, "dist/delivery/main.js") };
  for (const { types } of Object.values(exports)) {
    if (types === undefined) continue;
    const name = basename(types, ".d.ts");
    found[name] = join(runtime, `dist/${name}.js`);
  }
  return found;
}

function newest(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  const sources = files.filter((file) => file.name.endsWith(".js") && !file.parentPath.startsWith(out));
  return Math.max(0, ...sources.map((file) => statSync(join(file.parentPath, file.name)).mtimeMs));
}

/**
 * `import … from "node:fs"` makes Node read every export, `fs.promises` included, which loads that too: 3 ms. Taking
 * the module as an object costs nothing.
 */
function takeBuiltinsDirectly(builder: PluginBuild): void {
  builder.onResolve({ filter: /^node:/ }, ({ path }) => ({ path, namespace: "builtin", sideEffects: false }));
  builder.onLoad({ filter: /.*/, namespace: "builtin" }, ({ path }) => {
    const names = Object.keys(process.getBuiltinModule(path) ?? {}).filter((name) =>
      /^[A-Za-z_]+$/.test(name),
    );
    // Marked pure, so that only what is used stays.
    const members = names.map(
      (name) => `export const ${name} = /* @__PURE__ */ take(${JSON.stringify(name)});`,
    );
    return {
      contents: `const all = process.getBuiltinModule(${JSON.stringify(path)});
const take = (name) => all[name];
${members.join("\n")}`,
      loader: "js",
    };
  });
}

const wanted = entries();
const made = Object.keys(wanted).map((name) => join(out, `${name}.js`));
const oldest = Math.min(...made.map((file) => (existsSync(file) ? statSync(file).mtimeMs : 0)));
const inputs = Math.max(newest(join(runtime, "dist")), statSync(join(runtime, "package.json")).mtimeMs);

if (oldest <= inputs) {
  const { build } = await import("esbuild");
  await build({
    plugins: [{ name: "builtins", setup: (builder) => takeBuiltinsDirectly(builder) }],
    entryPoints: wanted,
    outdir: out,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20.16",
    legalComments: "none",
    logLevel: "warning",
  });
}
