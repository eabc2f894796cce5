/**
 * One run of a host program: the consent decision, made once and late, and what follows from it. Nothing is read,
 * written or started before the first event.
 */
import { recordTold } from "../consent/decide.ts";
import { type Decision, isHeldBack } from "../consent/resolve.ts";
import { type Grant, readSettings, type Told } from "../consent/settings.ts";
import { decideQuickly, isTerminal } from "../consent/sources.ts";
import type { FlushJob, LaunchOutcome } from "../delivery/job.ts";
import { launchFlusher, runFlusher } from "../delivery/launch.ts";
import { writeDrop } from "../delivery/records.ts";
import type { DropReason } from "../drop-reason.ts";
import { type Identity, lastingIdentity, readingIdentity } from "../identity/installation-id.ts";
import { collectMetadata, giveValues } from "../metadata/collect.ts";
import type { Places } from "../places.ts";
import { createSpool, type Spool, type SpoolDrop } from "../spool/spool.ts";
import { randomId } from "../system.ts";
import { type Composer, createComposer, type TargetMessage } from "./compose.ts";
import { createDeliveryLoop } from "./loop.ts";
import { type Reporter, say } from "./report.ts";
import type { Surroundings } from "./surroundings.ts";

/** Makes the messages of an event, or of traits; none if nothing passes. */
export type Make = (composer: Composer) => readonly TargetMessage[];

/** What a client does with what it is given, once it is decided. */
export interface Run {
  readonly decision: Decision;
  /** May throw; the client catches. */
  record(make: Make): void;
  /** A separate consent was given or withdrawn; segments are let go of. */
  refresh(): void;
  flush(timeoutMs: number): Promise<void>;
}

const NO_FLUSHER =
  "the process that sends could not be started. A bundled host names its file with the option “flusher”.";

/** Settings files whose person was told by this process: this run still sends nothing, whichever client asks. */
const toldHere = new Set<string>();

/** Decides, and makes the run that follows from the decision. */
export function startRun(around: Surroundings, reporter: Reporter): Run {
  const decision = decideQuickly(around.question);
  const { places } = around;
  // Without a home directory the decision is “off”.
  if (decision.state === "off" || places === undefined) return idleRun(decision);
  if (toldHere.has(places.settings)) return idleRun({ ...decision, state: "notice", decidedBy: "undecided" });
  if (decision.state === "notice") return noticeRun(around, places, decision);
  return decision.state === "log"
    ? logRun(around, places, decision, reporter)
    : sendingRun(around, places, decision, reporter);
}

function idleRun(decision: Decision): Run {
  return { decision, record: () => {}, refresh: () => {}, flush: async () => {} };
}

/** Tells the person, and nothing else. Where that cannot be recorded, silence: it would be told in every run. */
function noticeRun(around: Surroundings, places: Places, decision: Decision): Run {
  let isTold = false;
  return {
    ...idleRun(decision),
    record() {
      if (isTold) return;
      isTold = true;
      tell(around, places, around.binding.notice);
    },
  };
}

/** Prints what would be sent. Makes no id and no file. */
function logRun(around: Surroundings, places: Places, decision: Decision, reporter: Reporter): Run {
  const { composer, refresh } = composerOf(
    around,
    places,
    decision,
    reporter,
    readingIdentity(places),
    () => {},
  );
  return {
    ...idleRun(decision),
    record(make) {
      for (const { message } of make(composer)) say(`${message}\n`);
    },
    refresh,
  };
}

function sendingRun(around: Surroundings, places: Places, decision: Decision, reporter: Reporter): Run {
  const identity = lastingIdentity(places);
  const onHeldBack = newsTeller(around, places, decision);
  const { composer, refresh, grants } = composerOf(around, places, decision, reporter, identity, onHeldBack);
  const spool = createSpool({
    places,
    mayGoOn() {
      const now = decideQuickly(around.question);
      if (now.state !== "on") return "no";
      // Another process may have forgotten the person, or taken back a consent, since this one first looked.
      const isSame = !identity.hasChanged() && sameGrants(now.grants, grants());
      if (!isSame) refresh();
      return isSame ? "yes" : "anew";
    },
    onDrop(reason, count) {
      reporter.count(reason, count);
      // Told at once: whoever kills this process takes the counts in memory along, and these events were stored.
      if (reason !== "not-stored") writeDrop(places, reason, count);
    },
  });
  const job = jobOf(around, places, decision);
  let isHooked = false;
  const launch = (): LaunchOutcome => {
    const outcome = launchFlusher(job);
    if (outcome === "failed") reporter.complain(NO_FLUSHER);
    return outcome;
  };
  const atExit = (): void => {
    const hasNews = spool.close();
    writeDrops(places, reporter);
    if (hasNews) launch();
  };
  const wake = createDeliveryLoop(around.options.deliverEvery, () => {
    spool.close();
    return launch();
  });
  return {
    decision,
    record(make) {
      if (!isHooked) process.once("exit", atExit);
      isHooked = true;
      if (storeAll({ composer, spool, reporter }, make)) wake();
    },
    refresh() {
      spool.close();
      refresh();
    },
    async flush(timeoutMs) {
      spool.close();
      await runFlusher(job, timeoutMs);
    },
  };
}

function composerOf(
  around: Surroundings,
  places: Places,
  decision: Decision,
  reporter: Reporter,
  identity: Identity,
  onHeldBack: () => void,
): {
  readonly composer: Composer;
  readonly refresh: () => void;
  readonly grants: () => ReadonlyMap<string, Grant>;
} {
  const { binding, targets } = around;
  let grants: ReadonlyMap<string, Grant> = decision.grants;
  const composer = createComposer({
    catalog: binding.catalog,
    seals: binding.seals,
    traits: binding.traits,
    targets,
    reporter,
    holdsBack(since) {
      const isHeld = isHeldBack(decision.holdBack, since);
      if (isHeld) onHeldBack();
      return isHeld;
    },
    isGranted: (purpose) => grants.get(purpose)?.granted === true,
    hash: identity.hash,
    metadata: (context) =>
      collectMetadata(binding.metadata, giveValues(around, identity, grants), context, reporter.miss),
    newId: randomId,
    now: () => new Date().toISOString(),
  });
  const refresh = (): void => {
    const read = readSettings(places.settings);
    grants = read.kind === "settings" ? read.settings.purposes : new Map();
    composer.refresh();
  };
  return { composer, refresh, grants: () => grants };
}

/**
 * Stores a message for each of its targets; says whether it is stored for any. Made again where the person changed
 * something meanwhile, for those targets that do not have it yet.
 */
function storeAll(
  { composer, spool, reporter }: { composer: Composer; spool: Spool; reporter: Reporter },
  make: Make,
): boolean {
  const done = new Set<string>();
  let isStored = false;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const isStale = make(composer).some(({ target, message }) => {
      if (done.has(target.id)) return false;
      const outcome = spool.append(target.header, message);
      if (outcome === "anew") return true;
      done.add(target.id);
      isStored ||= outcome;
      return false;
    });
    if (!isStale) return isStored;
  }
  reporter.count("not-stored");
  return isStored;
}

/** A person does not change their mind twice while one event is stored. */
const ATTEMPTS = 2;

/** The same consents with the same values, whatever order the file has them in. */
function sameGrants(one: ReadonlyMap<string, Grant>, other: ReadonlyMap<string, Grant>): boolean {
  const text = (grants: ReadonlyMap<string, Grant>): string =>
    JSON.stringify([...grants].map(([id, { granted, value }]) => [id, granted, value ?? null]).sort());
  return text(one) === text(other);
}

/** Tells a person at a terminal, once, that this version reports more than the one they were told of. */
function newsTeller(around: Surroundings, places: Places, decision: Decision): () => void {
  const { product, consent, notice } = around.binding;
  let isDone = !decision.isAttended || consent.model === "opt-in";
  return () => {
    if (isDone) return;
    isDone = true;
    const news = `${product.name} ${product.version} reports more than you were told of. It does so from the next run on.`;
    tell(around, places, `${news}\n\n${notice}`);
  };
}

/** Records first, then prints: what cannot be recorded is not printed. Both only where the person can see it. */
function tell({ binding }: Surroundings, places: Places, text: string): void {
  if (!isTerminal(2)) return;
  const told: Told = {
    catalog: binding.catalog,
    version: binding.product.version,
    at: new Date().toISOString(),
  };
  if (!recordTold(places.settings, told).written) return;
  toldHere.add(places.settings);
  say(text);
}

function jobOf(
  { binding, options, targets, question }: Surroundings,
  places: Places,
  decision: Decision,
): FlushJob {
  return {
    format: 1,
    places,
    consent: {
      product: binding.product.id,
      rules: binding.consent,
      projectDirectory: question.projectDirectory,
      answered: decision.isAnswered,
    },
    targets: targets.map(({ id, header }) => ({ destination: id, endpoint: header.endpoint })),
    flusher: options.flusher,
  };
}

/** What stands in the file from the moment it happened. */
const WRITTEN_AT_ONCE: ReadonlySet<string> = new Set<SpoolDrop>(["too-many", "expired"]);

function writeDrops(places: Places, reporter: Reporter): void {
  for (const [reason, count] of Object.entries(reporter.counts())) {
    if (!WRITTEN_AT_ONCE.has(reason)) writeDrop(places, reason as DropReason, count);
  }
}
