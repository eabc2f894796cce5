/**
 * Google Play, Data safety form: the answers that a catalogue gives, by the machine-readable ids of the CSV that Play
 * Console exports and imports. Data types: Play Console Help, “Provide information for Google Play's Data safety section”.
 */
import type { CatalogDocument } from "../catalog-document.ts";
import { activeEvents, assumptions, type Category, type Collected, collected } from "./collected.ts";
import { jsonText, type Translation, unique } from "./translation.ts";

interface DataType {
  readonly group: string;
  readonly id: string;
  readonly title: string;
}

const USE: DataType = { group: "APP_ACTIVITY", id: "PSL_USER_INTERACTION", title: "App interactions" };
const IDS: DataType = { group: "IDENTIFIERS", id: "PSL_DEVICE_ID", title: "Device or other IDs" };
const DIAGNOSTICS: DataType = {
  group: "APP_PERFORMANCE",
  id: "PSL_PERFORMANCE_DIAGNOSTICS",
  title: "Diagnostics",
};
const PERFORMANCE: DataType = {
  group: "APP_PERFORMANCE",
  id: "PSL_OTHER_PERFORMANCE",
  title: "Other app performance data",
};

const TYPE_OF: Readonly<Record<Category, DataType>> = {
  "account-id": { group: "PERSONAL", id: "PSL_USER_ACCOUNT", title: "User IDs" },
  configuration: PERFORMANCE,
  content: {
    group: "APP_ACTIVITY",
    id: "PSL_USER_GENERATED_CONTENT",
    title: "Other user-generated content",
  },
  "device-id": IDS,
  diagnostics: DIAGNOSTICS,
  "email-address": { group: "PERSONAL", id: "PSL_EMAIL", title: "Email address" },
  environment: PERFORMANCE,
  hardware: PERFORMANCE,
  "installation-id": IDS,
  locale: PERFORMANCE,
  location: { group: "LOCATION", id: "PSL_APPROX_LOCATION", title: "Approximate location" },
  "operating-system": PERFORMANCE,
  organisation: { group: "PERSONAL", id: "PSL_OTHER_PERSONAL", title: "Other info" },
  performance: DIAGNOSTICS,
  "person-name": { group: "PERSONAL", id: "PSL_NAME", title: "Name" },
  "product-version": PERFORMANCE,
  runtime: PERFORMANCE,
  usage: USE,
};

interface Answer {
  readonly question: string;
  readonly response: string;
  readonly answer: boolean;
}

export function playAnswers({ catalog, id }: CatalogDocument): Translation {
  const all = collected(catalog);
  const hasEvents = activeEvents(catalog).length > 0;
  const types = unique([...(hasEvents ? [USE] : []), ...all.map(({ category }) => TYPE_OF[category])]);
  const isEncrypted = catalog.destinations.every(
    ({ adapter, endpoint }) => adapter === "file" || /^https:/i.test(endpoint),
  );
  const answers: readonly Answer[] = [
    { question: "PSL_DATA_COLLECTION_COLLECTS_PERSONAL_DATA", response: "", answer: types.length > 0 },
    { question: "PSL_DATA_COLLECTION_ENCRYPTED_IN_TRANSIT", response: "", answer: isEncrypted },
    ...types.map(
      (type): Answer => ({ question: `PSL_DATA_TYPES_${type.group}`, response: type.id, answer: true }),
    ),
    ...types.flatMap((type) => usage(type, all)),
  ];
  const data = types.map((type) => ({
    id: type.id,
    title: type.title,
    values: of(type, all).map(({ place }) => place),
  }));
  const not_stated = ["whether data is shared as Play defines it", "whether deletion can be asked for"];
  const content = jsonText({
    format: "Google Play Data safety form: question and response ids of its CSV",
    catalog: id,
    answers,
    data_types: data,
    not_stated,
  });
  return { content, notes: [...assumptions(all), ...not_stated.map((one) => `not stated: ${one}`)] };
}

/** Everything is stored, and a person can always decide against it. */
function usage(type: DataType, all: readonly Collected[]): readonly Answer[] {
  const question = `PSL_DATA_USAGE_RESPONSES:${type.id}:`;
  const here = of(type, all);
  const isUse = type === USE || here.some(({ requires }) => requires === undefined);
  const isContact = here.some(
    ({ requires, category }) => requires !== undefined && category === "email-address",
  );
  const isOther = here.some(
    ({ requires, category }) => requires !== undefined && category !== "email-address",
  );
  const purposes = [
    ...(isUse || isOther ? ["PSL_ANALYTICS"] : []),
    ...(isContact ? ["PSL_DEVELOPER_COMMUNICATIONS"] : []),
  ];
  const said = (rest: string, response: string, answer: boolean): Answer => ({
    question: `${question}${rest}`,
    response,
    answer,
  });
  return [
    said("PSL_DATA_USAGE_COLLECTION_AND_SHARING", "PSL_DATA_USAGE_ONLY_COLLECTED", true),
    said("PSL_DATA_USAGE_EPHEMERAL", "", false),
    said("DATA_USAGE_USER_CONTROL", "PSL_DATA_USAGE_USER_CONTROL_OPTIONAL", true),
    ...purposes.map((purpose) => said("DATA_USAGE_COLLECTION_PURPOSE", purpose, true)),
  ];
}

function of(type: DataType, all: readonly Collected[]): readonly Collected[] {
  return all.filter(({ category }) => TYPE_OF[category] === type);
}
