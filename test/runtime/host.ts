/**
 * A host program for tests: does what the plan in its first argument says, and prints one line of JSON with what the
 * steps gave. Run by real child processes.
 */
import { rmSync, writeFileSync, writeSync } from "node:fs";
import { createClient } from "../../runtime/src/codegen.ts";
import type { AnalyticsOptions, CatalogBinding, EventDescriptor } from "../../runtime/src/contract.ts";
import { CONTACT, NEWER, PING, RUN } from "./binding.ts";
import { hostileValues } from "./hostile-values.ts";
import { type DemoTraits, IDENTIFYING } from "./traits.ts";

/** `[name, …arguments]` */
export type Step =
  | readonly ["track", unknown?]
  | readonly ["identify", unknown]
  /** Traits of every hostile kind. */
  | readonly ["hostile-traits"]
  | readonly ["event", "PING" | "NEWER" | "CONTACT"]
  | readonly ["hostile"]
  | readonly ["status"]
  | readonly ["dropped"]
  | readonly ["grant", string, string?]
  | readonly ["withdraw", string]
  | readonly ["flush", number]
  /** As if another process changed the person's settings. */
  | readonly ["settings", string]
  /** As if another process deleted a file below the home directory. */
  | readonly ["remove", string]
  | readonly ["modules"]
  | readonly ["listeners"]
  | readonly ["kill"]
  | readonly ["exit", number]
  | readonly ["throw"];

export interface Plan {
  readonly steps: readonly Step[];
  readonly options?: AnalyticsOptions;
  readonly binding?: Partial<CatalogBinding>;
}

const plan: Plan = JSON.parse(process.argv[2] ?? "{}");
const analytics = createClient({ ...IDENTIFYING, ...plan.binding }, plan.options);
const events: Readonly<Record<string, EventDescriptor>> = { PING, NEWER, CONTACT };
const results: unknown[] = [];

for (const step of plan.steps) results.push(await act(step));
writeSync(1, `${JSON.stringify(results)}\n`);

async function act(step: Step): Promise<unknown> {
  switch (step[0]) {
    case "track":
      return analytics.track(RUN, (step[1] ?? { total_steps: 4 }) as { total_steps: number }) ?? null;
    case "identify":
      return analytics.identify(step[1] as DemoTraits) ?? null;
    case "hostile-traits":
      for (const [, value] of hostileValues()) analytics.identify(value as DemoTraits);
      return null;
    case "event":
      return analytics.track(events[step[1]] ?? PING) ?? null;
    case "hostile":
      for (const [, value] of hostileValues()) analytics.track(RUN, value as { total_steps: number });
      return null;
    case "status":
      return analytics.status();
    case "dropped":
      return analytics.dropped();
    case "grant":
      return analytics.grant(step[1], step[2]);
    case "withdraw":
      return analytics.withdraw(step[1]);
    case "flush":
      return (await analytics.flush({ timeoutMs: step[1] })) ?? null;
    case "settings":
      return writeFileSync(`${process.env["HOME"]}/.config/demo/telemetry.json`, step[1]) ?? null;
    case "remove":
      return rmSync(`${process.env["HOME"]}/${step[1]}`, { recursive: true }) ?? null;
    case "modules":
      return loadedModules();
    case "listeners":
      return process.eventNames().map(String);
    case "kill":
      return process.kill(process.pid, "SIGKILL");
    case "exit":
      return process.exit(step[1]);
    case "throw":
      throw new Error("the host's own error");
  }
}

/** Built-in modules loaded so far: without `child_process` nothing was started, without `net` nothing was sent. */
function loadedModules(): readonly string[] {
  const list = (process as unknown as { readonly moduleLoadList: readonly string[] }).moduleLoadList;
  return list.filter((name) => /^NativeModule (?:child_process|net|http|https|tls|crypto|os)$/.test(name));
}
