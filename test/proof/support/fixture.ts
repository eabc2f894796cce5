/** The SDK and the site of a fixture catalogue, made by the real command line and the real site build. */
import { cpSync } from "node:fs";
import { join } from "node:path";
import { forthright } from "../../support/cli.ts";
import { repository, scratch } from "../../support/emit.ts";
import { builtSite } from "../../support/site.ts";

export interface FixtureProduct {
  /** Absolute path of the SDK's entry. */
  readonly sdk: string;
  /** Absolute path of its telemetry commands. */
  readonly commands: string;
  readonly catalog: string;
}

/** Generates from `test/fixtures/<name>/catalog.yaml`. Throws with the diagnostics where that fails. */
export function generateFixture(name: string): FixtureProduct {
  const folder = scratch(`${name}-${process.pid}`);
  cpSync(join(repository, "test/fixtures", name, "catalog.yaml"), join(folder, "catalog.yaml"));
  const { code, out, err } = forthright(folder, "generate");
  if (code !== 0) throw new Error(`generate ended with ${code}:\n${out}${err}`);
  const made = (file: string): string => join(folder, "generated", file);
  return { sdk: made("index.ts"), commands: made("commands.ts"), catalog: made("catalog.json") };
}

/** The folder with the built pages. */
export function buildFixture({ catalog }: FixtureProduct): Promise<string> {
  return builtSite({ folder: "test/fixtures/site/whole", catalog });
}
