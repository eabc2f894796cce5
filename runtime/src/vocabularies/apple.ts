/**
 * Apple privacy manifest (`PrivacyInfo.xcprivacy`): a property list of collected data types. Keys and values: Apple,
 * “Privacy manifest files” and “Describing data use in privacy manifests”. A program collects no types but these; the
 * APIs that need a reason are the app's own affair.
 */
import type { CatalogDocument } from "../catalog-document.ts";
import { activeEvents, assumptions, type Category, type Collected, collected, isTied } from "./collected.ts";
import { type Translation, unique } from "./translation.ts";

const TYPE = "NSPrivacyCollectedDataType";

const TYPE_OF: Readonly<Record<Category, string>> = {
  "account-id": "UserID",
  configuration: "OtherDataTypes",
  content: "OtherUserContent",
  "device-id": "DeviceID",
  diagnostics: "OtherDiagnosticData",
  "email-address": "EmailAddress",
  environment: "OtherDiagnosticData",
  hardware: "OtherDiagnosticData",
  "installation-id": "DeviceID",
  locale: "OtherDataTypes",
  location: "CoarseLocation",
  "operating-system": "OtherDiagnosticData",
  organisation: "OtherDataTypes",
  performance: "PerformanceData",
  "person-name": "Name",
  "product-version": "OtherDiagnosticData",
  runtime: "OtherDiagnosticData",
  usage: "ProductInteraction",
};

export function appleManifest({ catalog, id }: CatalogDocument): Translation {
  const all = collected(catalog);
  const types = unique([
    ...(activeEvents(catalog).length === 0 ? [] : [TYPE_OF.usage]),
    ...all.map(({ category }) => TYPE_OF[category]),
  ]);
  const entries = types.map((type) => dataType(type, all, isTied(catalog)));
  const content = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<!-- Catalogue ${/^sha256-[0-9a-f]{64}$/.test(id) ? id : ""} -->
<plist version="1.0">
<dict>
  <key>NSPrivacyTracking</key>
  <false/>
  <key>NSPrivacyTrackingDomains</key>
  <array/>
  <key>NSPrivacyCollectedDataTypes</key>
${entries.length === 0 ? "  <array/>" : `  <array>\n${entries.join("\n")}\n  </array>`}
</dict>
</plist>
`;
  return { content, notes: [...assumptions(all), "tracking as Apple defines it is taken to be absent"] };
}

/** Data that an identifier ties to an installation counts as linked; so does what says who somebody is. */
function dataType(type: string, all: readonly Collected[], tied: boolean): string {
  const here = all.filter(({ category }) => TYPE_OF[category] === type);
  const isLinked = tied || here.some(({ sensitivity }) => sensitivity !== "none");
  const isUse = type === TYPE_OF.usage || here.some(({ requires }) => requires === undefined);
  const isOther = here.some(({ requires }) => requires !== undefined);
  const purposes = [...(isUse ? ["Analytics"] : []), ...(isOther ? ["Other"] : [])];
  return `    <dict>
      <key>${TYPE}</key>
      <string>${TYPE}${type}</string>
      <key>${TYPE}Linked</key>
      <${isLinked}/>
      <key>${TYPE}Tracking</key>
      <false/>
      <key>${TYPE}Purposes</key>
      <array>
${purposes.map((purpose) => `        <string>${TYPE}Purpose${purpose}</string>`).join("\n")}
      </array>
    </dict>`;
}
