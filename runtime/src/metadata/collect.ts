/** Values of the metadata fields: from a closed list of sources, each asked at most once a run, each through the gate. */
import type { MetadataValue } from "../adapters/adapter.ts";
import type { MetadataSource } from "../catalog-document.ts";
import type { Grant } from "../consent/settings.ts";
import { isBuildService } from "../consent/sources.ts";
import type { AnalyticsOptions, CatalogBinding, Gate, MetadataBinding } from "../contract.ts";
import { checkValue, type GateContext } from "../gate/gate.ts";
import type { Identity } from "../identity/installation-id.ts";
import type { Environment } from "../places.ts";
import { type OperatingSystem, operatingSystem } from "./operating-system.ts";

/** Gives the raw value of a field; undefined: there is none. May throw: the field is left out then. */
export type GiveValue = (field: MetadataBinding) => unknown;

/**
 * The values that there are, in catalogue order. One that fails is left out and told to `onFault`, whose `problem`
 * completes “metadata field `os` …”.
 */
export function collectMetadata(
  fields: readonly MetadataBinding[],
  giveValue: GiveValue,
  context: GateContext,
  onFault: (field: string, problem: string) => void,
): readonly MetadataValue[] {
  return fields.flatMap((field) => {
    const problems: string[] = [];
    const refuse: GateContext["refuse"] = (refusal, _path, problem) => {
      if (refusal === "invalid" || refusal === "undeclared") problems.push(problem);
    };
    let value: unknown;
    try {
      value = giveValue(field);
    } catch {
      problems.push("cannot be found out");
    }
    const checked =
      value === undefined ? undefined : checkValue(field.check, value, field.name, { ...context, refuse });
    for (const problem of problems) onFault(field.name, problem);
    return checked?.passed === true ? [{ path: field.path, value: checked.value }] : [];
  });
}

/** Where a run's values come from. */
export interface ValueSources {
  readonly binding: CatalogBinding;
  readonly options: AnalyticsOptions;
  readonly env: Environment;
}

/** Gives each field the value of its source. Throws where a value should be there and is not. */
export function giveValues(
  { binding, options, env }: ValueSources,
  identity: Identity,
  grants: ReadonlyMap<string, Grant>,
): GiveValue {
  return (field) => {
    switch (field.source) {
      case "installation-id":
        return identity.installationId() ?? fail("there is no place for an installation id");
      case "product-version":
        return binding.product.version;
      case "ci":
        return isBuildService(env);
      case "consented-email":
        return grants.get(requiredPurpose(field) ?? "")?.value;
      case "host":
        return hostValue(options, field.name);
      default:
        return machineValue(field.source);
    }
  };
}

type MachineSource = Extract<MetadataSource, "os" | "os-name" | "os-version" | "arch" | "runtime-version">;

let system: OperatingSystem | undefined;

/** A value about the machine; looked up at the first question. */
function machineValue(source: MachineSource): string | undefined {
  if (source === "arch") return process.arch;
  if (source === "runtime-version") return process.versions.node;
  system ??= operatingSystem();
  if (source === "os") return system.text;
  return source === "os-name" ? system.name : system.version;
}

const hostValues = new WeakMap<object, Map<string, unknown>>();

/** The host's functions are called at most once a run, even if metadata is collected again. */
function hostValue({ host }: AnalyticsOptions, name: string): unknown {
  if (host === undefined || !Object.hasOwn(host, name)) return undefined;
  const known = hostValues.get(host) ?? new Map<string, unknown>();
  hostValues.set(host, known);
  if (!known.has(name)) {
    known.set(name, undefined);
    known.set(name, host[name]?.());
  }
  return known.get(name);
}

function fail(problem: string): never {
  throw new Error(problem);
}

/** Whether the metadata field that carries a consented value would let this one pass. */
export function acceptsGrant(binding: CatalogBinding, purpose: string, value: string): boolean {
  const context = { holdsBack: () => false, isGranted: () => true, hash: () => "", refuse: () => {} };
  const carriers = binding.metadata.filter((field) => requiredPurpose(field) === purpose);
  return (
    typeof value === "string" &&
    carriers.every(({ check, name }) => checkValue(check, value, name, context).passed)
  );
}

/** The purpose whose separate consent a metadata field needs, as its validator says; undefined: none. */
export function requiredPurpose(field: MetadataBinding): string | undefined {
  let purpose: string | undefined;
  const note = (_key: string, _required: boolean, rules?: { readonly requires?: string }): void => {
    purpose ??= rules?.requires;
  };
  const probe: Gate = { string: note, integer: note, number: note, boolean: note, array: note, object: note };
  field.check(probe);
  return purpose;
}
