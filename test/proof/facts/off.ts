/** What checks of switches have in common: a person whose runs are sent, and the questions whether they still are. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import type { Ended } from "../../e2e/support/machine.ts";
import { type Person, stateOf, type World } from "./world.ts";

/** What a person would type to see who decides. */
export const STATUS = "zenml config analytics status --json";
export const OFF = '{"enabled":false}';

/** A person whose runs are sent: nothing objects. */
export async function somebody(world: World, env: NodeJS.ProcessEnv = {}): Promise<Person> {
  const { endpoint } = await world.collector();
  const person = world.person({ endpoint, env });
  const { status: code } = await person.zenmlWith({ DO_NOT_TRACK: "1" }, "init");
  assert.equal(code, 0);
  return person;
}

export const isInert = (person: Person): boolean => !existsSync(person.places.state);

/** A run of a command that reports something. Gives what is said of it and whether something was recorded. */
export async function report(person: Person, env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return person.zenmlWith(env, "pipeline", "list");
}

/** Says no by these variables or files, and yes without. */
export async function isOffBy(person: Person, source: string, env: NodeJS.ProcessEnv = {}): Promise<void> {
  const told = await stateOf(person, env);
  assert.deepEqual([told.state, told.decidedBy], ["off", source]);
  const { status: code, stderr } = await report(person, env);
  assert.deepEqual([code, stderr, isInert(person)], [0, "", true]);
}

export async function isOn(person: Person, env: NodeJS.ProcessEnv = {}): Promise<void> {
  assert.equal((await stateOf(person, env)).state, "on");
}
