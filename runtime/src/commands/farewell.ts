/** The last event of somebody who opts out: only where the catalogue names one, and only if sending was on. */
import type { EventExample } from "../contract.ts";
import { runFarewell } from "../delivery/launch.ts";
import { readInstallationId } from "../identity/installation-id.ts";
import type { Places } from "../places.ts";
import { composeOne } from "./compose-one.ts";
import type { CommandContext } from "./context.ts";

export interface FarewellReport {
  readonly sent: boolean;
  /** What happened, for people. */
  readonly sentence: string;
}

/** @param wasOn whether sending was on before the person opted out */
export function sayFarewell(context: CommandContext, places: Places, wasOn: boolean): FarewellReport {
  const { opt_out_event: constant } = context.binding.consent;
  if (constant === undefined) return noFarewell("none; opting out sends nothing");
  if (!wasOn) return noFarewell("not sent, because sending was not on");
  if (readInstallationId(places) === undefined)
    return noFarewell("not sent, because nothing was ever recorded");
  const example = context.binding.examples.find(({ event }) => event.constant === constant);
  if (example === undefined) return noFarewell(`not sent, because ${constant} is no event of this version`);
  return send(context, places, example);
}

function send(context: CommandContext, places: Places, { event, properties }: EventExample): FarewellReport {
  const composed = composeOne(context, {
    make: (composer) => composer.compose(event, properties)?.messages ?? [],
    places,
    targets: context.around.targets,
  });
  if (composed.length === 0) return noFarewell("not sent, because it could not be made");
  const farewells = composed.map(({ target, message }) => {
    const { destination, adapter, endpoint, writeKey } = target.header;
    return { destination, adapter, endpoint, writeKey, message };
  });
  const sent = runFarewell({ format: 1, places, farewells, flusher: context.around.options.flusher });
  const name = `“${event.name}”`;
  if (sent) return { sent, sentence: `${name} was sent, and nothing after it` };
  return noFarewell(`${name} could not be sent; it is not kept and not tried again`);
}

/** Nothing was sent, and why. */
export function noFarewell(sentence: string): FarewellReport {
  return { sent: false, sentence };
}
