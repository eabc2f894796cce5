/** Patterns of file names, as `include` has them: `*`, `?` and `**`. Pure, and never slower than the text is long, squared. */

/** What is wrong with a pattern, as the end of a sentence; undefined if nothing is. */
export function patternFault(pattern: string): string | undefined {
  if (pattern.includes("\\")) return "has a backslash; write `/` between folders, on every system";
  if (/^(?:\/|~|[A-Za-z][A-Za-z0-9+.-]*:)/.test(pattern)) return "is not relative to this file";
  const steps = pattern.split("/");
  if (steps.includes("..")) return "leads out of the folder of this file";
  if (steps.some((step) => step === "" || step === ".")) return "has an empty step";
  if (steps.filter((step) => step === "**").length > 1) return "has `**` more than once";
  return steps.some((step) => step !== "**" && step.includes("**"))
    ? "has `**` beside other characters; it stands alone between two `/`"
    : undefined;
}

/** Whether a path with `/` matches. A step that starts with a dot is matched only by one that starts with a dot. */
export function matchesGlob(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split("/"), path.split("/")];
  return matchesList(wanted, given, "**", matchesStep, (step) => !step.startsWith("."));
}

/** Whether one name matches one step of a pattern. */
export function matchesStep(step: string, name: string): boolean {
  if (name.startsWith(".") && !step.startsWith(".")) return false;
  return matchesList([...step], [...name], "*", (one, character) => one === "?" || one === character);
}

/** Matches item by item; `many` stands for any number of items that it `takes`. Goes back to the last `many` only. */
function matchesList(
  wanted: readonly string[],
  given: readonly string[],
  many: string,
  matches: (one: string, item: string) => boolean,
  takes: (item: string) => boolean = () => true,
): boolean {
  let [at, next] = [0, 0];
  let [star, after] = [-1, 0];
  while (next < given.length) {
    const [one, item] = [wanted[at], given[next] ?? ""];
    if (one === many) {
      [star, after] = [at, next];
      at += 1;
    } else if (one !== undefined && matches(one, item)) {
      at += 1;
      next += 1;
    } else if (star >= 0 && takes(given[after] ?? "")) {
      after += 1;
      [at, next] = [star + 1, after];
    } else {
      return false;
    }
  }
  return wanted.slice(at).every((one) => one === many);
}
