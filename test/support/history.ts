/** Two earlier versions of the fixture's catalogue, so that its site has a history. */
import type { Catalog, CatalogEvent, Field } from "@forthright/runtime/catalog-document";
import { catalogId } from "../../generator/src/disclosure/canonical-json.ts";
import { deriveHistory, type Edition } from "../../generator/src/history/derive.ts";

/** A name that would be a script if a page or a feed took it for more than text. */
export const HOSTILE_NAME = `Stack </title>]]><script>alert("1")</script> deployed & undone`;

/** Oldest first; the last one is the given catalogue. */
export function editionsOf(catalog: Catalog): readonly Edition[] {
  const before = released(changeEvents(catalog, second), "0.22.0", "2022-11-10");
  const answered: Catalog = {
    ...before,
    acknowledge: [
      {
        change: "property-added",
        at: "groups.pipelines.events.RUN_PIPELINE.properties.pipeline_kind",
        by: "data team",
        reason: "Failing runs could not be told apart.",
        link: "https://example.org/reviews/12",
      },
    ],
  };
  const first = released(changeEvents(answered, oldest), "0.21.0", "2022-09-01");
  const types = first.types.map((type) =>
    type.name === "Flavor"
      ? { ...type, schema: { type: "string" as const, enum: ["local", "kubeflow"] } }
      : type,
  );
  const metadata = first.metadata.filter(({ name }) => name !== "email");
  const { acknowledge: _, ...silent } = first;
  return [{ ...silent, types, metadata }, answered, catalog].map((one) => ({
    id: catalogId(one),
    catalog: one,
  }));
}

/** What `generated/history.json` would hold. */
export function historyText(catalog: Catalog): string {
  return `${JSON.stringify(deriveHistory(editionsOf(catalog)), undefined, 1)}\n`;
}

function released(catalog: Catalog, version: string, date: string): Catalog {
  return { ...catalog, product: { ...catalog.product, version, released: date } };
}

function changeEvents(catalog: Catalog, change: (event: CatalogEvent) => readonly CatalogEvent[]): Catalog {
  return {
    ...catalog,
    groups: catalog.groups.map((group) => ({ ...group, events: group.events.flatMap(change) })),
  };
}

/** Before 0.23.0: no deployed models, one property more and one fewer of a run. */
function second(event: CatalogEvent): readonly CatalogEvent[] {
  if (event.constant === "MODEL_DEPLOYED") return [];
  if (event.constant !== "RUN_PIPELINE") return [event];
  const kept = event.properties.filter(({ name }) => name !== "stack");
  return [{ ...event, properties: [...kept, field("pipeline_kind", "Whether it trains or serves.")] }];
}

/** Before 0.22.0: an event that is gone now. */
function oldest(event: CatalogEvent): readonly CatalogEvent[] {
  if (event.constant === "GET_PIPELINE") {
    return [event, { ...event, constant: "DEPLOY_STACK", slug: "deploy-stack", name: HOSTILE_NAME }];
  }
  if (event.constant !== "RUN_PIPELINE") return [event];
  const properties = event.properties.filter(({ name }) => name !== "pipeline_kind");
  return [{ ...event, description: "A pipeline was started.", properties }];
}

function field(name: string, description: string): Field {
  const schema = { type: "string", enum: ["train", "serve"] } as const;
  const common = { required: false, purpose: "improve-product", sensitivity: "none" } as const;
  return { name, description, schema, ...common, examples: ["train"], example: "train" };
}
