/** A published document with a small fixed disclosure, so that tests of pages do not change with the runtime's words. */
import type { Catalog, CatalogDocument, EnvelopeField } from "@forthright/runtime/catalog-document";
import { sampleCatalog } from "./catalog.ts";

const envelope = (path: string, type: EnvelopeField["type"], example: string): EnvelopeField => ({
  path,
  type,
  description: `What ${path} is.`,
  example,
  sensitivity: "none",
});

export function sampleDocument(catalog: Catalog = sampleCatalog()): CatalogDocument {
  return {
    forthright: 1,
    id: `sha256-${"0".repeat(64)}`,
    catalog,
    disclosure: {
      notice: "Kiln reports how it is used.\n\nTo stop it:\n  kiln telemetry opt-out\n",
      notice_rows: [
        {
          id: "controller",
          title: "Who is responsible",
          law: "GDPR Art. 13(1)(a)",
          state: "in part",
          facts: [
            { label: "Controller", value: "Kiln" },
            { label: "Contact", key: "controller.contact" },
          ],
        },
      ],
      envelope: [
        envelope("batch", "array", "[…]"),
        envelope("batch[].type", "string", "track"),
        envelope("batch[].event", "string", "Pipeline run"),
        envelope("batch[].messageId", "string", "00000000-0000-4000-8000-000000000000"),
        envelope("batch[].context", "object", "{…}"),
        envelope("batch[].properties", "object", "{…}"),
        envelope("sentAt", "string", "2026-01-01T00:00:00.000Z"),
      ],
      headers: [{ name: "user-agent", description: "Who sends.", example: "forthright/1" }],
      limits: [{ id: "batch-events", title: "Most events in one request", value: 1000, unit: "events" }],
      consent_sources: [
        {
          id: "do-not-track",
          title: "DO_NOT_TRACK",
          scope: "this shell",
          explanation: "Any value stops it.",
          examples: [{ shell: "sh", text: "export DO_NOT_TRACK=1" }],
        },
      ],
      commands: [{ name: "opt-out", text: "kiln telemetry opt-out", description: "Stops it." }],
      files: [
        {
          id: "settings",
          title: "Your decision",
          linux: "~/.config/kiln/telemetry.json",
          macos: "~/Library/Application Support/kiln/telemetry.json",
          windows: "%APPDATA%\\kiln\\telemetry.json",
          description: "What you decided.",
        },
      ],
      wire: [
        {
          constant: "RUN_PIPELINE",
          destination: "segment",
          method: "POST",
          endpoint: "https://api.segment.io/v1/batch",
          body: '{"batch":[{"event":"Pipeline run"}],"sentAt":"2026-01-01T00:00:00.000Z"}',
          bytes: 72,
        },
      ],
    },
  };
}
