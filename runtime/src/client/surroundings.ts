/**
 * What a client finds around it: where events may go (the catalogue's destinations with the host's write keys and, if
 * asked for, another address), where files stand, and with that the question of consent. Touches no file.
 */
import { resolve } from "node:path";
import type { Adapter } from "../adapters/adapter.ts";
import { adapterOf } from "../adapters/adapters.ts";
import { isEndpointFor } from "../adapters/endpoint.ts";
import type { ConsentQuestion } from "../consent/sources.ts";
import type { AnalyticsOptions, CatalogBinding, DestinationBinding } from "../contract.ts";
import { type Environment, homeOf, type Places, placesOf, variableName } from "../places.ts";
import type { SegmentHeader } from "../spool/format.ts";

/** A destination that can be sent to. */
export interface Target {
  readonly id: string;
  readonly adapter: Adapter;
  readonly header: SegmentHeader;
}

/** The targets, or why there are none: each problem belongs to one consent source. */
export interface Targets {
  readonly targets: readonly Target[];
  /** Why this copy cannot send. */
  readonly build: string | undefined;
  readonly optionProblem: string | undefined;
  readonly endpointProblem: string | undefined;
}

export interface Surroundings {
  readonly binding: CatalogBinding;
  readonly options: AnalyticsOptions;
  readonly env: Environment;
  /** Undefined where no home directory is known: nothing can be kept, so nothing is sent. */
  readonly places: Places | undefined;
  readonly targets: readonly Target[];
  readonly question: ConsentQuestion;
}

/** Looks around; reads the environment and the name of the working directory. */
export function lookAround(binding: CatalogBinding, options: AnalyticsOptions): Surroundings {
  const { env, platform } = process;
  const { id: product } = binding.product;
  const home = homeOf(platform, env);
  const places = home === undefined ? undefined : placesOf(platform, env, home, product);
  const { targets, build, optionProblem, endpointProblem } = findTargets(binding, options, env);
  const question: ConsentQuestion = {
    product,
    consent: binding.consent,
    catalog: binding.catalog,
    build,
    enabled: options.enabled,
    optionProblem,
    endpointProblem,
    platform,
    env,
    places,
    projectDirectory: projectDirectoryOf(options),
  };
  return { binding, options, env, places, targets, question };
}

/** Undefined where the working directory was deleted. */
function projectDirectoryOf({ projectDirectory }: AnalyticsOptions): string | undefined {
  try {
    return resolve(projectDirectory ?? ".");
  } catch {
    return undefined;
  }
}

/** Finds the targets. The environment's address goes before the option's, which goes before the catalogue's. Pure. */
export function findTargets(binding: CatalogBinding, options: AnalyticsOptions, env: Environment): Targets {
  const variable = `${variableName(binding.product.id)}_ENDPOINT`;
  const fromEnvironment = env[variable] === "" ? undefined : env[variable];
  const override = fromEnvironment ?? options.endpoint;
  const targets = binding.destinations.flatMap((destination): readonly Target[] => {
    const adapter = adapterOf(destination.adapter);
    const writeKey = writeKeyOf(options, destination.id);
    const endpoint = override ?? destination.endpoint;
    if (adapter === undefined || !isEndpointFor(adapter, endpoint)) return [];
    if (writeKey === undefined && adapter.needsWriteKey) return [];
    return [targetOf(binding.catalog, destination, adapter, endpoint, writeKey ?? "")];
  });
  return {
    targets,
    build: problemOfBuild(binding, options, targets.length > 0 || override !== undefined),
    optionProblem: problemOfEndpoint(binding, "the option “endpoint”", options.endpoint),
    endpointProblem: problemOfEndpoint(binding, variable, fromEnvironment),
  };
}

/** Printable ASCII: what a header can carry. */
const WRITE_KEY = /^[\x21-\x7e]{1,200}$/;

function targetOf(
  catalog: string,
  { id, adapter: name }: DestinationBinding,
  adapter: Adapter,
  endpoint: string,
  writeKey: string,
): Target {
  return {
    id,
    adapter,
    header: { forthright: 1, destination: id, adapter: name, endpoint, writeKey, catalog },
  };
}

function writeKeyOf({ writeKey }: AnalyticsOptions, destination: string): string | undefined {
  const given: unknown =
    typeof writeKey === "object" && writeKey !== null ? ownKey(writeKey, destination) : writeKey;
  return typeof given === "string" && WRITE_KEY.test(given) ? given : undefined;
}

function ownKey(keys: Readonly<Record<string, string>>, name: string): unknown {
  return Object.hasOwn(keys, name) ? keys[name] : undefined;
}

function problemOfBuild(
  binding: CatalogBinding,
  options: AnalyticsOptions,
  isReachable: boolean,
): string | undefined {
  const { destinations } = binding;
  if (binding.format !== 1) return "this build was made for another version of the runtime";
  if (destinations.length === 0) return "the catalogue names no destination";
  const usable = destinations.filter(({ adapter }) => adapterOf(adapter) !== undefined);
  if (usable.length === 0) return "no destination of the catalogue can be sent to yet";
  const lacksKey = usable.every(
    ({ id, adapter }) => adapterOf(adapter)?.needsWriteKey === true && writeKeyOf(options, id) === undefined,
  );
  if (lacksKey)
    return options.writeKey === undefined
      ? "this build has no write key"
      : "this build's write key is not usable";
  if (isReachable) return undefined;
  return usable.every(({ adapter }) => adapterOf(adapter)?.transport === "file")
    ? "no destination has the file:/// address of a file"
    : "no destination has an address that is https";
}

/** Another address has to suit at least one destination; the others then get nothing. */
function problemOfEndpoint(
  { destinations }: CatalogBinding,
  name: string,
  endpoint: string | undefined,
): string | undefined {
  if (endpoint === undefined) return undefined;
  const adapters = destinations.flatMap(({ adapter }) => adapterOf(adapter) ?? []);
  if (adapters.some((adapter) => isEndpointFor(adapter, endpoint))) return undefined;
  const kinds = [
    ...(adapters.every(({ transport }) => transport === "file")
      ? []
      : ["an https address, or http on this computer, without credentials"]),
    ...(adapters.some(({ transport }) => transport === "file") ? ["a file:/// address of a file"] : []),
  ];
  return `${name} must be ${kinds.join(", or ")}`;
}
