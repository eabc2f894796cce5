/** `preview`: an event, or the traits, as it would be sent, headers and body, without sending anything. */
import { gzipSync } from "node:zlib";
import { adapterOf } from "../adapters/adapters.ts";
import { EXAMPLE_WRITE_KEY } from "../adapters/wire.ts";
import type { TargetMessage } from "../client/compose.ts";
import type { Make } from "../client/run.ts";
import type { Target } from "../client/surroundings.ts";
import type { EventExample } from "../contract.ts";
import { EXAMPLE_MESSAGE_ID, EXAMPLE_TIMESTAMP } from "../examples.ts";
import { IDENTIFY } from "../gate/seal.ts";
import { readInstallationId } from "../identity/installation-id.ts";
import { composeOne } from "./compose-one.ts";
import { type CommandContext, decisionOf, destinationName, placesOrComplain } from "./context.ts";
import { closest } from "./suggest.ts";
import { clean, count, paragraph, rows } from "./text.ts";
import { messageNoun, traitNames } from "./traits.ts";

interface RequestPreview {
  readonly constant: string;
  readonly destination: string;
  readonly method: "POST" | "append";
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Before compression. */
  readonly body: string;
  /** Length of `body` (UTF-8). */
  readonly bytes: number;
}

/** Without an event's name: the list of all names. */
export function preview(context: CommandContext): number {
  const name = context.operands.join(" ");
  if (name === "") return listNames(context);
  const subject = find(context, name);
  if (subject === undefined) return complain(context, name);
  const places = placesOrComplain(context);
  if (places === undefined) return 1;
  const composed = composeOne(context, {
    make: subject.make,
    places,
    targets: targetsOf(context),
    grants: decisionOf(context).grants,
    fixed: { messageId: EXAMPLE_MESSAGE_ID, timestamp: EXAMPLE_TIMESTAMP },
  });
  const requests = composed.map((one) => requestOf(subject, one));
  if (context.json) context.output.json(requests);
  else
    for (const [index, request] of requests.entries())
      context.output.print(textOf(context, subject, request, index > 0));
  if (requests.length > 0) return 0;
  context.output.complain(
    `${subject.constant} is only recorded after a separate consent, which you have not given.`,
  );
  return 1;
}

/** What can be shown: an event, or the traits. */
interface Subject {
  /** Of the event; `identify` for the traits. */
  readonly constant: string;
  readonly title: string;
  /** Whose values are examples. */
  readonly owner: string;
  readonly make: Make;
}

function eventSubject({ event, properties }: EventExample): Subject {
  return {
    constant: event.constant,
    title: `“${clean(event.name)}”`,
    owner: "the event's own values",
    make: (composer) => composer.compose(event, properties)?.messages ?? [],
  };
}

function traitsSubject({ binding }: CommandContext): Subject {
  return {
    constant: IDENTIFY,
    title: `“${IDENTIFY}”`,
    owner: "the traits",
    make: (composer) => composer.identify(binding.traitExamples ?? {})?.messages ?? [],
  };
}

function listNames({ output, json, binding, command }: CommandContext): number {
  const traits = traitNames(binding);
  const names: [string, string][] = [
    ...binding.examples.map(({ event }): [string, string] => [event.constant, event.name]),
    ...(traits.length === 0 ? [] : [[IDENTIFY, `no event: ${traits.join(", ")}`] as [string, string]]),
  ];
  if (json) output.json(names.map(([constant, name]) => ({ constant, name })));
  else {
    output.print(
      paragraph(
        `${count(names.length, messageNoun(binding))} can be recorded. Show one with “${command} preview <name>”.`,
      ),
    );
    output.print(`\n${rows(names)}`);
  }
  return 0;
}

/** By constant or wire name, whatever the case; what is called `identify` is the traits, if there are any. */
function find(context: CommandContext, name: string): Subject | undefined {
  const { examples, traits } = context.binding;
  if (traits !== undefined && name === IDENTIFY) return traitsSubject(context);
  const wanted = name.toLowerCase();
  const found =
    examples.find(({ event }) => event.name === name) ??
    examples.find(
      ({ event }) => event.constant.toLowerCase() === wanted || event.name.toLowerCase() === wanted,
    );
  return found === undefined ? undefined : eventSubject(found);
}

function complain({ binding, output, command }: CommandContext, name: string): number {
  const near = closest(name, [
    ...binding.examples.flatMap(({ event }) => [event.constant, event.name]),
    ...(binding.traits === undefined ? [] : [IDENTIFY]),
  ]);
  const hint = near === undefined ? `“${command} preview” lists them all.` : `Did you mean “${near}”?`;
  output.complain(`There is no event “${clean(name)}”. ${hint}`);
  return 2;
}

/** Every destination of the catalogue, whether or not this build could send there. */
function targetsOf({ binding, around }: CommandContext): readonly Target[] {
  return binding.destinations.flatMap(({ id, adapter: name, endpoint }) => {
    const known = around.targets.find((target) => target.id === id);
    const adapter = adapterOf(name);
    if (known !== undefined || adapter === undefined) return known ?? [];
    const header = {
      forthright: 1,
      destination: id,
      adapter: name,
      endpoint,
      writeKey: adapter.needsWriteKey ? EXAMPLE_WRITE_KEY : "",
      catalog: binding.catalog,
    } as const;
    return { id, adapter, header };
  });
}

function requestOf({ constant }: Subject, { target, message }: TargetMessage): RequestPreview {
  const { adapter, header } = target;
  const { endpoint, writeKey } = header;
  const body = adapter.batch([message], EXAMPLE_TIMESTAMP, writeKey);
  const headers = adapter.headers({ endpoint, writeKey, contentLength: gzipSync(body).length });
  return {
    constant,
    destination: target.id,
    method: adapter.transport === "file" ? "append" : "POST",
    endpoint,
    headers,
    body,
    bytes: Buffer.byteLength(body),
  };
}

function textOf(
  context: CommandContext,
  { title, owner }: Subject,
  request: RequestPreview,
  isFurther: boolean,
): string {
  const { headers, body, bytes } = request;
  const { strong } = context.output;
  const where = destinationName(context, request.destination);
  return [
    isFurther ? "\n" : "",
    strong(`${title} as it would go to ${clean(where)}; nothing is sent now.\n`),
    paragraph(
      `Time, ${idsOf(context)} and ${owner} are examples; the rest is this machine's.${keylessText(context, request)}`,
    ),
    `\n${requestLine(request)}\n`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}\n`),
    `\n${body.trimEnd()}\n`,
    `\n${strong("The same body laid out")} (${count(bytes, "byte")}${request.method === "POST" ? " before compression" : ""}):\n`,
    `${JSON.stringify(JSON.parse(body), undefined, 2)}\n`,
  ].join("");
}

function requestLine({ method, endpoint }: RequestPreview): string {
  const { pathname, search } = new URL(endpoint);
  return method === "append" ? `append to ${endpoint}` : `POST ${pathname}${search} HTTP/1.1`;
}

/** Where this build cannot send for want of a key. */
function keylessText({ around, binding }: CommandContext, { destination }: RequestPreview): string {
  const { adapter } = binding.destinations.find(({ id }) => id === destination) ?? {};
  const needsKey = adapter !== undefined && adapterOf(adapter)?.needsWriteKey === true;
  if (!needsKey || around.targets.some(({ id }) => id === destination)) return "";
  return ` This build has no write key; “${EXAMPLE_WRITE_KEY}” stands for it.`;
}

/** Before the first event there is no installation id, so an example stands for it. */
function idsOf({ binding, around }: CommandContext): string {
  const usesId = binding.metadata.some(({ source }) => source === "installation-id");
  const hasId = around.places !== undefined && readInstallationId(around.places) !== undefined;
  return usesId && !hasId ? "message id, installation id" : "message id";
}
