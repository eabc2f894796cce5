/**
 * The processing as linked data in the W3C Data Privacy Vocabulary and its extension for the GDPR. One process for each
 * purpose. Data is called personal only where the catalogue says so, and never “non-personal”: what rides along may tie it
 * to a person.
 */
import type { Catalog, CatalogDocument, Purpose, Sensitivity } from "../catalog-document.ts";
import { type Category, type Collected, collected } from "./collected.ts";
import { jsonText, stated, type Translation } from "./translation.ts";

/** GDPR Art. 6(1). */
const BASIS_OF: Readonly<Record<Purpose["basis"], string>> = {
  consent: "eu-gdpr:A6-1-a",
  contract: "eu-gdpr:A6-1-b",
  "legal-obligation": "eu-gdpr:A6-1-c",
  "vital-interests": "eu-gdpr:A6-1-d",
  "public-task": "eu-gdpr:A6-1-e",
  "legitimate-interests": "eu-gdpr:A6-1-f",
};

const DATA_OF: Readonly<Record<Sensitivity, string>> = {
  none: "dpv:CollectedData",
  pseudonymous: "dpv:PseudonymisedData",
  personal: "dpv:CollectedPersonalData",
  sensitive: "dpv:SensitivePersonalData",
};

/** Words of the extension for personal data that say just what a category says. */
const PERSONAL_DATA: Partial<Readonly<Record<Category, string>>> = {
  "email-address": "pd:EmailAddress",
  "person-name": "pd:Name",
};

const CONTEXT = {
  dpv: "https://w3id.org/dpv#",
  pd: "https://w3id.org/dpv/pd#",
  "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
  dct: "http://purl.org/dc/terms/",
};

interface Reference {
  readonly "@id": string;
}

export function dpvGraph({ catalog, id }: CatalogDocument): Translation {
  const all = collected(catalog);
  const graph = [
    ...(catalog.controller === undefined ? [] : [controllerNode(catalog.controller)]),
    ...catalog.destinations.map(({ id: destination, name, country }) =>
      stated({
        "@id": anchor("recipient", destination),
        "@type": "dpv:Recipient",
        "dpv:hasName": name,
        "dpv:hasAddress": country,
      }),
    ),
    ...catalog.purposes.map((purpose) =>
      stated({
        "@id": anchor("purpose", purpose.id),
        "@type": "dpv:Purpose",
        "dct:title": purpose.title,
        "dct:description": purpose.description,
      }),
    ),
    ...all.map(dataNode),
    ...catalog.purposes.map((purpose) => processNode(purpose, all, catalog)),
  ];
  const whole = {
    "@id": "#telemetry",
    "@type": "dpv:Process",
    "dct:title": `Telemetry of ${catalog.product.name} ${catalog.product.version}`,
    "dct:identifier": id,
    "dpv:hasProcess": catalog.purposes.map((purpose) => ({ "@id": anchor("process", purpose.id) })),
  };
  const notes = ["purposes stay the catalogue's own; none is matched to a purpose of the vocabulary"];
  return { content: jsonText({ "@context": CONTEXT, "@graph": [whole, ...graph] }), notes };
}

function controllerNode(controller: NonNullable<Catalog["controller"]>): object {
  return stated({
    "@id": "#controller",
    "@type": "dpv:DataController",
    "dpv:hasName": controller.name,
    "dpv:hasAddress": controller.location,
    "dpv:hasContact": controller.contact,
  });
}

function dataNode({ place, description, category, sensitivity }: Collected): object {
  const word = PERSONAL_DATA[category];
  return {
    "@id": anchor("data", place),
    "@type": word === undefined ? DATA_OF[sensitivity] : [DATA_OF[sensitivity], word],
    "dct:title": place,
    "dct:description": description,
  };
}

function processNode(purpose: Purpose, all: readonly Collected[], catalog: Catalog): object {
  const here = all.filter((one) => one.purpose === purpose.id);
  const isPersonal = ({ sensitivity }: Collected): boolean => sensitivity !== "none";
  const list = (items: readonly Collected[]): readonly Reference[] | undefined =>
    items.length === 0 ? undefined : items.map(({ place }) => ({ "@id": anchor("data", place) }));
  return stated({
    "@id": anchor("process", purpose.id),
    "@type": "dpv:Process",
    "dpv:hasPurpose": { "@id": anchor("purpose", purpose.id) },
    "dpv:hasLegalBasis": { "@id": BASIS_OF[purpose.basis] },
    "dpv:hasProcessing": { "@id": "dpv:Collect" },
    "dpv:hasDataController": catalog.controller === undefined ? undefined : { "@id": "#controller" },
    "dpv:hasRecipient": catalog.destinations.map(({ id }) => ({ "@id": anchor("recipient", id) })),
    "dpv:hasDataSubject": { "@id": "dpv:User" },
    "dpv:hasPersonalData": list(here.filter(isPersonal)),
    "dpv:hasData": list(here.filter((one) => !isPersonal(one))),
  });
}

function anchor(kind: string, name: string): string {
  return `#${kind}-${encodeURIComponent(name)}`;
}
