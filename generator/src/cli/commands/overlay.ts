/** `forthright overlay`: begins the texts of another language, and keeps them in step with the catalogue. */
import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import type { Command } from "commander";
import { type Diagnostic, diagnostic, hasErrors } from "../../diagnostics/diagnostic.ts";
import { printable } from "../../diagnostics/render/printable.ts";
import type { Prepared } from "../../overlays/prepare.ts";
import type { Updated } from "../../overlays/update.ts";
import { EXIT, type Io } from "../io.ts";
import { DEFAULT_CATALOG, exitCodeOf, type ReportOptions, render, withReportOptions } from "../report.ts";

const EXAMPLES = `
An overlay stands beside the catalogue as catalog.<language>.yaml. It has the
catalogue's shape and holds texts only. What it does not tell stays in the
original.

The command changes no word of yours. It lists in comments (#?) what is missing,
and records which original each text tells; \`forthright validate\` warns when an
original changes.

Examples:
  forthright overlay de                   begin or update catalog.de.yaml
  forthright overlay de --accept why      the German text still holds
  forthright overlay de --accept all      all of them do
`;

interface OverlayOptions extends ReportOptions {
  readonly accept?: readonly string[];
}

/** More places than this say less than their number. */
const MAX_PLACES = 8;

/** `finish` takes the exit code. */
export function addOverlay(program: Command, io: Io, finish: (code: number) => void): void {
  const command = program
    .command("overlay")
    .summary("keep the texts of another language")
    .description("Begin an overlay with the texts of another language, or bring its record up to date.")
    .argument("<tag>", "the language: a lower-case BCP 47 tag, such as de or pt-br")
    .argument("[catalog]", "the catalogue", DEFAULT_CATALOG)
    .option("--accept <places...>", "say that these texts still hold although their originals changed")
    .addHelpText("after", EXAMPLES);
  withReportOptions(command).action(async (language: string, catalog: string, options: OverlayOptions) => {
    const { LANGUAGE } = await import("../../language/formats.ts");
    if (!LANGUAGE.test(language)) {
      io.err(`error: ${printable(language)} is no lower-case language tag, such as de or pt-br\n`);
      return finish(EXIT.usage);
    }
    const result = await update(language, catalog, options.accept ?? [], io.today);
    if (result.unknown !== undefined) {
      io.err(`error: no text stands at ${printable(result.unknown.join(", "))}\n`);
      return finish(EXIT.usage);
    }
    io.out(render(result, options, io));
    if (result.updated !== undefined && options.format === "pretty" && options.quiet !== true)
      io.out(describe(result.file, result.updated));
    finish(exitCodeOf(result.diagnostics));
  });
}

interface Result extends Prepared {
  readonly file: string;
}

async function update(
  language: string,
  catalog: string,
  accepted: readonly string[],
  today: string,
): Promise<Result> {
  const [{ validateFile }, { DEFAULT_LANGUAGE }, { overlayPath }, { prepare }] = await Promise.all([
    import("../../validate.ts"),
    import("../../overlays/load.ts"),
    import("../../overlays/find.ts"),
    import("../../overlays/prepare.ts"),
  ]);
  const file = overlayPath(catalog, language);
  const loaded = validateFile(catalog, today);
  if (loaded.origin === undefined) return { file, ...loaded };
  if ((loaded.origin.raw.language ?? DEFAULT_LANGUAGE) === language) {
    const message = `the catalogue itself is in \`${language}\``;
    return {
      file,
      sources: loaded.sources,
      diagnostics: [diagnostic("overlay-language", { message, file: catalog })],
    };
  }
  const exists = statSync(file, { throwIfNoEntry: false }) !== undefined;
  const prepared = prepare({ language, file, exists, origin: loaded.origin, accepted });
  if (hasErrors(prepared.diagnostics)) return { file, ...prepared };
  const fault = prepared.write === undefined ? undefined : write(file, prepared.write);
  return fault === undefined
    ? { file, ...prepared }
    : { file, sources: prepared.sources, diagnostics: [fault] };
}

/** A new file takes the place of the old one at once, so that a full disk leaves the old one whole. */
function write(file: string, text: string): Diagnostic | undefined {
  const known = statSync(file, { throwIfNoEntry: false });
  const path = known === undefined ? file : realpathSync(file);
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text, { flag: "wx", ...(known === undefined ? {} : { mode: known.mode }) });
    renameSync(temporary, path);
    return undefined;
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    const message = `${file} could not be written (${reason})`;
    return diagnostic("output-not-written", { message, file, hint: "check permissions and the disk" });
  } finally {
    rmSync(temporary, { force: true });
  }
}

function describe(file: string, { texts, missing, stale, recorded }: Updated): string {
  const head = `${printable(file)}: ${texts - missing.length} of ${texts} texts; ${recorded.length} newly recorded`;
  const list = (label: string, places: readonly { readonly place: string }[]): readonly string[] => [
    ...places.slice(0, MAX_PLACES).map(({ place }) => `  ${label}  ${place}`),
    ...(places.length > MAX_PLACES ? [`  and ${places.length - MAX_PLACES} more ${label}`] : []),
  ];
  return `${[head, ...list("changed", stale), ...list("missing", missing)].join("\n")}\n`;
}
