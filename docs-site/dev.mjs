/** `npm run docs`: the site live, made again and reloaded while catalog.yaml is edited. Ctrl-C ends both. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

process.env.ASTRO_TELEMETRY_DISABLED = "1";
const here = fileURLToPath(new URL(".", import.meta.url));
const repository = fileURLToPath(new URL("..", import.meta.url));
const catalog = `${repository}generated/catalog.json`;
const port = Number(process.env.PORT ?? 4321);

/** Runs the generator; without it the site would show what was generated last. */
function startGenerator() {
  const command = `${repository}generator/bin/forthright.js`;
  const child = spawn(process.execPath, [command, "generate", "--watch"], {
    cwd: repository,
    stdio: "inherit",
  });
  child.on("error", (error) => fail(`cannot start the generator: ${error.message}`));
  return child;
}

function fail(message) {
  process.stderr.write(`docs: ${message}\n`);
  process.exitCode = 1;
}

async function firstCatalog(generator) {
  while (!existsSync(catalog) && generator.exitCode === null) await wait(100);
  return existsSync(catalog);
}

async function main() {
  const generator = startGenerator();
  if (!(await firstCatalog(generator)))
    return fail("there is no generated/catalog.json; mend catalog.yaml, then try again");
  const { dev } = await import("astro");
  const server = await dev({ root: here, logLevel: "error", server: { port, host: "127.0.0.1" } });
  process.stdout.write(`docs: http://127.0.0.1:${server.address.port}/ follows catalog.yaml; Ctrl-C ends\n`);
  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    generator.kill("SIGTERM");
    await server.stop();
    process.exit();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, end);
  generator.on("exit", (code) => {
    if (ending) return;
    fail(`the generator ended (${code})`);
    void end();
  });
}

await main();
