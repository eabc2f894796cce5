/** Who takes what is sent to a host. */
import type { Catalog } from "@forthright/runtime/catalog-document";
import { VENDORS } from "./vendors.ts";

/** Destinations of the catalogue by their exact host, then the known services with the hosts below theirs. */
export function receiversOf(catalog: Catalog): (host: string) => string | undefined {
  const destinations = new Map(
    catalog.destinations.flatMap(({ name, endpoint }) => {
      const host = URL.canParse(endpoint) ? new URL(endpoint).hostname : "";
      return host === "" ? [] : [[host, name] as const];
    }),
  );
  return (host) =>
    destinations.get(host) ??
    VENDORS.find(({ hosts }) => hosts.some((one) => host === one || host.endsWith(`.${one}`)))?.name;
}

export interface Package {
  /** As the table of services has it. */
  readonly name: string;
  readonly vendor: string;
}

/** The service's package that a module specifier names. */
export function vendorPackage(specifier: string): Package | undefined {
  for (const { name: vendor, packages } of VENDORS) {
    const name = packages.find((one) => specifier === one || specifier.startsWith(`${one}/`));
    if (name !== undefined) return { name, vendor };
  }
  return undefined;
}
