/** `opt-in`: writes the decision and says honestly what follows from it. */
import { decide } from "../consent/decide.ts";
import type { Decision } from "../consent/resolve.ts";
import { deleteQueue } from "../delivery/queue.ts";
import type { Places } from "../places.ts";
import { type CommandContext, decisionOf, placesOrComplain, toldNow } from "./context.ts";
import { isOptedOut } from "./opt-out.ts";
import { stateLine } from "./status.ts";
import { clean, paragraph, rows } from "./text.ts";

/** Succeeds when the decision is on file, even if another source keeps sending off. */
export function optIn(context: CommandContext): number {
  const places = placesOrComplain(context);
  if (places === undefined) return 1;
  // What was recorded by a program that ran through an opt-out was never agreed to.
  if (isOptedOut(places)) deleteQueue(places);
  const outcome = decide(places.settings, "opt-in", toldNow(context));
  if (!outcome.written) {
    context.output.complain(`Your decision could not be written. ${clean(outcome.problem)}`);
    return 1;
  }
  const decision = decisionOf(context);
  if (context.json) {
    const { state, decidedBy, chain } = decision;
    context.output.json({ decision: "opt-in", written: places.settings, state, decidedBy, chain });
  } else context.output.print(textOf(context, places, decision));
  return 0;
}

function textOf(
  { output, product, command, binding }: CommandContext,
  places: Places,
  decision: Decision,
): string {
  const names = binding.destinations.map(({ name }) => name).join(", ");
  const isOn = decision.state === "on";
  const head = isOn
    ? `You are opted in. ${product} reports how it is used to ${clean(names)}.`
    : `You are opted in, but nothing is sent here. ${stateLine(product, decision)}`;
  return [
    output.strong(paragraph(head)),
    rows([["decision", `kept in ${places.settings}`]]),
    rows([
      [`${command} show`, "what waits to be sent"],
      [`${command} preview`, "what an event looks like"],
      [`${command} opt-out`, "stop it"],
    ]),
  ].join("\n");
}
