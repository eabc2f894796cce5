/** The collectors of the fault matrix, good and bad, all on this computer. */
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import {
  answers,
  type Collector,
  messagesOf,
  refusedEndpoint,
  startCollector,
} from "../support/collector.ts";

/** In the order of the table. */
export const SERVERS = [
  "ok",
  "slow",
  "hangs",
  "refuses",
  "no DNS",
  "400",
  "413",
  "429",
  "500",
  "truncated",
  "TLS error",
] as const;

export type ServerKind = (typeof SERVERS)[number];

/** Servers that say 2xx. What comes after the status line does not matter: a cut-off answer counts as well. */
export const TAKES: ReadonlySet<ServerKind> = new Set(["ok", "slow", "truncated"]);
/** Servers that refuse what they are sent, for good. */
export const REJECTS: ReadonlySet<ServerKind> = new Set(["400", "413"]);

export interface Servers {
  endpoint(kind: ServerKind): string;
  /** Message ids that a server took with 2xx from the installation with this id, in order of arrival. */
  taken(kind: ServerKind, installation: string): readonly string[];
  /** Handshakes that ended because of the certificate. */
  tlsFailures(): number;
  /** From now on all of them work, as far as they are there at all. */
  recover(): void;
  close(): Promise<void>;
}

const ANSWERS: Readonly<Partial<Record<ServerKind, string>>> = { hangs: "hang" };

/** Starts all of them. `429` asks to wait for a minute. */
export async function startServers(): Promise<Servers> {
  const collectors = new Map<ServerKind, Collector>();
  for (const kind of SERVERS) {
    const answer = answers[ANSWERS[kind] ?? kind];
    if (answer !== undefined) collectors.set(kind, await startCollector(answer));
  }
  let hasRecovered = false;
  let failures = 0;
  const tls = await startTls(() => {
    failures += 1;
  });
  const fixed: Readonly<Partial<Record<ServerKind, string>>> = {
    refuses: await refusedEndpoint(),
    "no DNS": "https://nx.invalid/v1/batch",
    "TLS error": `https://127.0.0.1:${(tls.address() as AddressInfo).port}/v1/batch`,
  };
  return {
    endpoint: (kind) => fixed[kind] ?? collectors.get(kind)?.endpoint ?? "",
    taken: (kind, installation) =>
      !TAKES.has(kind) && !hasRecovered ? [] : idsOf(collectors.get(kind), installation),
    tlsFailures: () => failures,
    recover() {
      hasRecovered = true;
      for (const collector of collectors.values()) collector.answer(answers["ok"] ?? { kind: "hang" });
    },
    async close() {
      tls.closeAllConnections();
      tls.close();
      await Promise.all([...collectors.values()].map((collector) => collector.close()));
    },
  };
}

function idsOf(collector: Collector | undefined, installation: string): readonly string[] {
  const messages = (collector?.requests ?? []).flatMap(messagesOf);
  return messages.filter((one) => one["anonymousId"] === installation).map((one) => one.messageId);
}

/** With a certificate that nobody signed: a server that takes all and must get nothing. */
async function startTls(onFailure: () => void): Promise<Server> {
  const read = (file: string): Buffer => readFileSync(new URL(`tls/${file}`, import.meta.url));
  const server = createServer({ key: read("key.pem"), cert: read("cert.pem") }, (_request, response) => {
    response.end("{}");
  });
  server.on("tlsClientError", onFailure);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}
