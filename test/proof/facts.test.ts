/** Every command, variable, path, limit and time on the site, executed or measured. */
import { afterAll, beforeAll, describe, it } from "vitest";
import { diskChecks } from "./facts/limits-disk.ts";
import { sendingChecks } from "./facts/limits-sending.ts";
import { openWorld, type World } from "./facts/world.ts";
import { recordSuite } from "./record.ts";
import { generateFixture } from "./support/fixture.ts";

const proof = recordSuite("facts");
const CHECKS = [...sendingChecks, ...diskChecks];

let world: World;

beforeAll(() => {
  world = openWorld(generateFixture("proof"));
});

afterAll(async () => {
  await world?.close();
}, 30_000);

describe.concurrent("what the pages print is true", () => {
  it.for(CHECKS)("$title", async ({ run, quotes }) => {
    await run(world);
    proof.count("facts", quotes.length);
  });
});
