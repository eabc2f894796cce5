/** Every command, variable, path, limit and time on the site, executed or measured. */
import { afterAll, beforeAll, describe, it } from "vitest";
import { commandChecks } from "./facts/commands.ts";
import { connectionChecks } from "./facts/connection.ts";
import { fileChecks } from "./facts/files.ts";
import { diskChecks } from "./facts/limits-disk.ts";
import { sendingChecks } from "./facts/limits-sending.ts";
import { switchChecks } from "./facts/switches.ts";
import { openWorld, type World } from "./facts/world.ts";
import { recordSuite } from "./record.ts";
import { generateFixture } from "./support/fixture.ts";

const proof = recordSuite("facts");
const CHECKS = [
  ...sendingChecks,
  ...diskChecks,
  ...switchChecks,
  ...connectionChecks,
  ...commandChecks,
  ...fileChecks,
];

let world: World;

beforeAll(() => {
  world = openWorld(generateFixture("proof"));
});

afterAll(async () => {
  await world?.close();
}, 30_000);

describe.concurrent("what the pages print is true", () => {
  it.for(CHECKS)("$title", async ({ run, quotes, canRun }, { skip }) => {
    if (canRun === false) skip();
    await run(world);
    proof.count("facts", quotes.length);
  });
});
