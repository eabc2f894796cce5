/** A small catalogue in the form that generated code gives the runtime. */
import type { CatalogBinding, EventDescriptor, Gate, NoProperties } from "@forthright/runtime/codegen";

export interface RunProperties {
  readonly total_steps: number;
  readonly orchestrator?: "local" | "kubeflow" | undefined;
  readonly schedule?: boolean | undefined;
  readonly example?: string | undefined;
  readonly secret?: string | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly stack?: { readonly is_shared: boolean; readonly count?: number | undefined } | undefined;
  readonly newer?: boolean | undefined;
}

export const RUN: EventDescriptor<RunProperties> = {
  constant: "RUN_PIPELINE",
  name: "Pipeline run",
  check(gate) {
    gate.integer("total_steps", true, { minimum: 0, maximum: 1_000_000 });
    gate.string("orchestrator", false, { enum: ["local", "kubeflow"] });
    gate.boolean("schedule", false);
    gate.string("example", false, { maxLength: 20, transform: "basename" });
    gate.string("secret", false, { maxLength: 100, transform: "hash" });
    gate.array("kinds", false, { maxItems: 3 }, (item) =>
      item.string("*", true, { enum: ["data", "training"] }),
    );
    gate.object("stack", false, {}, (inner) => {
      inner.boolean("is_shared", true);
      inner.integer("count", false, { minimum: 0 });
    });
    gate.boolean("newer", false, { since: "0.24.0" });
  },
};

/** An event without properties. */
export const PING: EventDescriptor<NoProperties> = { constant: "PING", name: "Ping", check() {} };

/** An event that this version added. */
export const NEWER: EventDescriptor<NoProperties> = {
  constant: "NEWER",
  name: "Newer",
  since: "0.24.0",
  check() {},
};

/** An event about people who agreed to be contacted. */
export const CONTACT: EventDescriptor<NoProperties> = {
  constant: "CONTACT",
  name: "Contact wanted",
  requires: "email-contact",
  check() {},
};

const text =
  (rules: Parameters<Gate["string"]>[2], required = true) =>
  (gate: Gate): void =>
    gate.string("*", required, rules);

export const BINDING: CatalogBinding = {
  format: 1,
  catalog: `sha256-${"ab".repeat(32)}`,
  product: { id: "demo", name: "Demo", version: "0.24.0", command: "demo telemetry" },
  consent: { model: "opt-out", scope: "global", ci: false },
  separate: { "email-contact": "Ask for feedback by e-mail" },
  consented: { "email-contact": ["Contact wanted"] },
  destinations: [
    {
      id: "segment",
      name: "Twilio Segment",
      adapter: "segment",
      endpoint: "https://collector.invalid/v1/batch",
    },
  ],
  metadata: [
    {
      name: "installation_id",
      source: "installation-id",
      path: "anonymousId",
      check: text({ format: "uuid" }),
    },
    {
      name: "version",
      source: "product-version",
      path: "context.app.version",
      check: text({ format: "version" }),
    },
    { name: "os", source: "os", path: "context.os.name", check: text({ maxLength: 60 }) },
    { name: "plan", source: "host", path: "properties.plan", check: text({ enum: ["free", "paid"] }, false) },
    {
      name: "email",
      source: "consented-email",
      path: "properties.email",
      check: text({ format: "email", requires: "email-contact" }, false),
    },
  ],
  notice: "Demo tells its makers how it is used.\nStop it: demo telemetry opt-out\n",
};
