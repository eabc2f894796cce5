/** Named things that the program only has to remember. */
import { fail } from "../fail.ts";
import { say } from "../say.ts";
import { readStore, updateStore } from "../store.ts";

/** Puts a name on the shelf of its kind. */
export function add(kind: string, name: string): void {
  const { shelf } = readStore();
  if (shelf[kind]?.includes(name)) fail(`There is a ${kind} "${name}" already.`);
  updateStore(() => ({ shelf: { ...shelf, [kind]: [...(shelf[kind] ?? []), name] } }));
  say(`${capital(kind)} "${name}" is created.`);
}

/** Takes a name off again. */
export function remove(kind: string, name: string): void {
  const { shelf } = readStore();
  if (!shelf[kind]?.includes(name)) fail(`There is no ${kind} "${name}".`);
  updateStore(() => ({ shelf: { ...shelf, [kind]: shelf[kind]?.filter((other) => other !== name) ?? [] } }));
  say(`${capital(kind)} "${name}" is deleted.`);
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
