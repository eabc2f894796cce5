/** Traits in the form that generated code gives the runtime, for the small catalogue of `binding.ts`. */
import type { IdentifyingBinding, TraitsBinding } from "@forthright/runtime/codegen";
import { BINDING } from "./binding.ts";

export interface DemoTraits {
  readonly edition: "hobby" | "studio";
  readonly seats?: number | undefined;
  readonly folder?: string | undefined;
  readonly contact?: string | undefined;
  readonly newer?: boolean | undefined;
}

const TRAITS: TraitsBinding<DemoTraits> = {
  check(gate) {
    gate.string("edition", true, { enum: ["hobby", "studio"] });
    gate.integer("seats", false, { minimum: 1, maximum: 100 });
    gate.string("folder", false, { maxLength: 20, transform: "basename" });
    gate.string("contact", false, { format: "email", requires: "email-contact" });
    gate.boolean("newer", false, { since: "0.24.0" });
  },
};

export const IDENTIFYING: IdentifyingBinding<DemoTraits> = { ...BINDING, traits: TRAITS };
