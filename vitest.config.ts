import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@forthright\/runtime\/(.+)$/, replacement: `${here("runtime/src/")}$1.ts` },
      { find: /^zenml-analytics$/, replacement: here("generated/index.ts") },
      { find: /^zenml-analytics\/catalog\.json$/, replacement: here("generated/catalog.json") },
      { find: /^zenml-analytics\/(.+)$/, replacement: `${here("generated/")}$1.ts` },
    ],
  },
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
