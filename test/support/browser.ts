/**
 * Finds a Chromium for the browser tests: the system's, else the one inside the npm package @sparticuz/chromium.
 * Nothing is downloaded; the package's archives are unpacked once into node_modules/.cache.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "playwright-core";

const root: string = fileURLToPath(new URL("../../", import.meta.url));
const systemNames = ["chromium", "chromium-browser", "google-chrome"];
const archives = ["chromium.br", "fonts.tar.br", "swiftshader.tar.br", "al2023.tar.br"];

export interface FoundBrowser {
  readonly executable: string;
  /** In words, for the test log. */
  readonly origin: string;
  /** What the process needs on top of ours: the package brings its own libraries. */
  readonly env: Readonly<Record<string, string>>;
}

/** The first Chromium there is. Throws with the two ways to get one if there is none. */
export function findBrowser(): FoundBrowser {
  return systemBrowser() ?? packageBrowser();
}

/** Starts a headless browser and says on stderr which one. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const found = findBrowser();
  process.stderr.write(`browser tests: ${found.origin} (${found.executable})\n`);
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return chromium.launch({
    executablePath: found.executable,
    env: { ...Object.fromEntries(inherited), ...found.env },
    args: launchArguments(),
  });
}

function launchArguments(): string[] {
  // Chromium refuses to run as root with its sandbox on; containers give /dev/shm 64 MB only.
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return [...asRoot, "--disable-dev-shm-usage", "--disable-gpu", "--font-render-hinting=none", "--no-pings"];
}

function systemBrowser(): FoundBrowser | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  for (const name of systemNames) {
    for (const folder of folders) {
      const executable = join(folder, name);
      if (existsSync(executable)) return { executable, origin: `system ${name}`, env: {} };
    }
  }
  return undefined;
}

function packageBrowser(): FoundBrowser {
  const source = join(root, "node_modules/@sparticuz/chromium");
  if (!existsSync(source) || process.platform !== "linux") {
    throw new Error(
      "no Chromium found: install one (apt-get install chromium) or run `npm ci` on Linux for the npm one",
    );
  }
  const version = packageVersion(source);
  const folder = unpackOnce(source, join(root, "node_modules/.cache/forthright-chromium", version));
  const libraries = [join(folder, "al2023/lib"), folder, process.env["LD_LIBRARY_PATH"] ?? ""].filter(
    (path) => path !== "",
  );
  const fonts: Record<string, string> = existsSync("/etc/fonts/fonts.conf")
    ? {}
    : { FONTCONFIG_PATH: join(folder, "fonts") };
  return {
    executable: join(folder, "chromium"),
    origin: `npm package @sparticuz/chromium ${version}`,
    env: { LD_LIBRARY_PATH: libraries.join(":"), ...fonts },
  };
}

function packageVersion(folder: string): string {
  const text = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
  return text.version;
}

/**
 * Unpacks beside the target and renames, so that test files running at the same time never see half a browser.
 * The package always unpacks into the temporary directory, hence the child process with its own TMPDIR.
 */
function unpackOnce(source: string, target: string): string {
  if (existsSync(join(target, "chromium"))) return target;
  mkdirSync(join(target, ".."), { recursive: true });
  const staging = mkdtempSync(`${target}-`);
  const script = `
    const { inflate } = await import("@sparticuz/chromium");
    for (const name of ${JSON.stringify(archives)}) await inflate(${JSON.stringify(`${source}/bin/`)} + name);`;
  execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: root,
    env: { ...process.env, TMPDIR: staging },
    stdio: ["ignore", "ignore", "inherit"],
  });
  try {
    renameSync(staging, target);
  } catch (error) {
    // Somebody else was faster; theirs is as good as ours.
    rmSync(staging, { recursive: true, force: true });
    if (!existsSync(join(target, "chromium"))) throw error;
  }
  return target;
}
