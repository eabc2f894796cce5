// The entry to the telemetry of ZenML.
// Made by Forthright: to change this file, edit the catalogue and generate again.

import type { Analytics, AnalyticsOptions, CatalogBinding } from "@forthright/runtime/codegen";
import { createClient } from "@forthright/runtime/codegen";

/** What the runtime must know of this catalogue. */
export const binding: CatalogBinding = {
  format: 1,
  catalog: "sha256-513b6905d007c1004342b259e8439f6674c6f20e31988e4903a291575d87b458",
  product: { id: "zenml", name: "ZenML", version: "0.23.0", command: "zenml config analytics" },
  consent: { model: "opt-out", scope: "global", opt_out_event: "OPT_OUT_ANALYTICS", ci: false },
  separate: { "email-contact": "Ask for feedback by e-mail" },
  destinations: [
    {
      id: "segment",
      name: "Twilio Segment",
      adapter: "segment",
      endpoint: "https://api.segment.io/v1/batch",
    },
  ],
  metadata: [
    {
      name: "installation_id",
      source: "installation-id",
      path: "anonymousId",
      check(gate) {
        gate.string("*", true, { format: "uuid" });
      },
    },
    {
      name: "version",
      source: "product-version",
      path: "context.app.version",
      check(gate) {
        gate.string("*", true, { format: "version" });
      },
    },
    {
      name: "os",
      source: "os",
      path: "context.os.name",
      check(gate) {
        gate.string("*", true, { pattern: "^[A-Za-z0-9][A-Za-z0-9 /._()+-]*$", maxLength: 64 });
      },
    },
    {
      name: "email",
      source: "consented-email",
      path: "properties.email",
      check(gate) {
        gate.string("*", false, { format: "email", requires: "email-contact" });
      },
    },
  ],
  seals: [
    "12w1xsid9oh",
    "0pq7b991mfy",
    "1fg96hbysme",
    "149j44exlhq",
    "1drophpybtc",
    "1285gie1wgh",
    "205ssdrfg9o",
    "0oul3nbm2nr",
    "1n85jlvwgtk",
    "1fksildn63q",
    "15pxrgy28fc",
    "1erjxwko68i",
    "0h97oqms6jy",
    "19o1xgmfsah",
    "0e12vmp5r8a",
    "1zwzy9nnegc",
    "2es629osfq9",
    "1mhn8hnnq27",
    "1e9amwxqptp",
    "1kruxwx50wi",
    "1c5ic7f6vjy",
    "0ccvq8rqx8o",
    "078pe13aghd",
    "09pagvvpxww",
    "1v3xaz92bt3",
    "22rwxb1jgk1",
    "1ux014e6gqp",
    "24yw108813l",
    "0xr5yfyigb4",
    "1ujkp9yxwcs",
    "1e52s8hwaq4",
    "0vyhmyshja6",
    "1cmqloikq9p",
    "1gfqxiwfd67",
    "0u4p9tx4g9z",
    "2cmj0o5as88",
  ],
  notice:
    "ZenML reports how it is used to Twilio Segment: 36 kinds of event, each with a\n" +
    "random installation id, its version and the operating system. The data is\n" +
    "pseudonymous. Only if you agree separately: your e-mail address.\n" +
    "Why: Find bugs and decide what to build next.\n" +
    "\n" +
    "Nothing has been sent yet. To stop it, use any one of these:\n" +
    "  zenml config analytics opt-out\n" +
    "  DO_NOT_TRACK=1  or  ZENML_TELEMETRY=off  in the environment\n" +
    "If sending was on, opting out sends one last event: \"Analytics opt-out\".\n" +
    "The list of all events:  zenml config analytics preview\n",
};

/**
 * Starts telemetry for ZenML. Call it once, at the start of the program. Never throws, never waits, and does
 * nothing at all when telemetry is off.
 */
export function createAnalytics(options: AnalyticsOptions = {}): Analytics {
  return createClient(binding, options);
}
