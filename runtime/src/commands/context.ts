/** What every telemetry command works with. */
import { lookAround, type Surroundings } from "../client/surroundings.ts";
import type { Decision } from "../consent/resolve.ts";
import type { Told } from "../consent/settings.ts";
import { decideFully } from "../consent/sources.ts";
import type { AnalyticsOptions, CommandBinding } from "../contract.ts";
import type { Places } from "../places.ts";
import { type CommandStream, createOutput, type Output } from "./output.ts";

/** Pass what `createAnalytics` gets, so that both speak of the same write key and endpoint. */
export interface CommandOptions extends AnalyticsOptions {
  /** Default: `process.stdout`. */
  readonly stdout?: CommandStream;
  /** Default: `process.stderr`. */
  readonly stderr?: CommandStream;
}

export interface CommandContext {
  readonly binding: CommandBinding;
  readonly around: Surroundings;
  readonly output: Output;
  /** How the person calls these commands: `zenml config analytics`. */
  readonly command: string;
  /** Name of the product. */
  readonly product: string;
  readonly json: boolean;
  /** What was given after the command's name. */
  readonly operands: readonly string[];
}

/** A command: prints, and gives the exit code. */
export type Run = (context: CommandContext) => number | Promise<number>;

export function createContext(
  binding: CommandBinding,
  options: CommandOptions,
  given: { readonly json: boolean; readonly operands: readonly string[] },
): CommandContext {
  const { stdout = process.stdout, stderr = process.stderr, ...analytics } = options;
  return {
    binding,
    around: lookAround(binding, analytics),
    output: createOutput(stdout, stderr, process.env),
    command: binding.product.command ?? `${binding.product.id} telemetry`,
    product: binding.product.name,
    ...given,
  };
}

/** The decision as the files say it now, with every source's answer. */
export function decisionOf({ around }: CommandContext): Decision {
  return decideFully(around.question);
}

/** The places, or undefined after saying that there are none. */
export function placesOrComplain({ around, output, product }: CommandContext): Places | undefined {
  if (around.places === undefined) {
    output.complain(
      `No home directory is known, so ${product} keeps nothing and sends nothing. Set HOME to an absolute path if that is not what you want.`,
    );
  }
  return around.places;
}

/** What the person knows of by giving a command: this catalogue, this version. */
export function toldNow({ binding }: CommandContext): Told {
  return { catalog: binding.catalog, version: binding.product.version, at: new Date().toISOString() };
}

/** Name of a destination, for people. */
export function destinationName({ binding }: CommandContext, id: string): string {
  return binding.destinations.find((destination) => destination.id === id)?.name ?? id;
}
