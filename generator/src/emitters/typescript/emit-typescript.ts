/** The TypeScript modules of the SDK. */
import type { CatalogDocument } from "@forthright/runtime/catalog-document";
import { type EventParts, eventParts } from "../event-memo.ts";
import type { OutputFile } from "../output-file.ts";
import { analyticsModule } from "./analytics-module.ts";
import { commandsModule, examplesModule, indexModule, testingModule } from "./entry-modules.ts";
import { eventsModule } from "./events-module.ts";
import { typesModule } from "./types-module.ts";

/** Pure. Throws only if an emitter is at fault: the text of every module is parsed before it is returned. */
export function emitTypescript(
  document: CatalogDocument,
  parts: EventParts = eventParts(document),
): readonly OutputFile[] {
  const { catalog } = document;
  return [
    indexModule(catalog),
    analyticsModule(document, parts),
    eventsModule(catalog, parts),
    typesModule(catalog),
    examplesModule(document, parts),
    commandsModule(catalog),
    testingModule(catalog),
  ];
}
