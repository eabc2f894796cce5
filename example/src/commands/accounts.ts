/** `zenml user|team|project|role create|delete <name>`, `zenml flavor create <name>`. Names are not reported. */
import type { Command } from "commander";
import {
  CREATED_FLAVOR,
  CREATED_PROJECT,
  CREATED_ROLE,
  CREATED_TEAM,
  CREATED_USER,
  DELETED_PROJECT,
  DELETED_ROLE,
  DELETED_TEAM,
  DELETED_USER,
} from "zenml-analytics";
import { analytics } from "../telemetry.ts";
import { add, remove } from "./shelf.ts";

const KINDS = [
  { kind: "user", created: CREATED_USER, deleted: DELETED_USER },
  { kind: "team", created: CREATED_TEAM, deleted: DELETED_TEAM },
  { kind: "project", created: CREATED_PROJECT, deleted: DELETED_PROJECT },
  { kind: "role", created: CREATED_ROLE, deleted: DELETED_ROLE },
  { kind: "flavor", created: CREATED_FLAVOR, deleted: undefined },
] as const;

export function addAccounts(program: Command): void {
  for (const { kind, created, deleted } of KINDS) {
    const command = program.command(kind).description(`${kind}s`);
    command
      .command("create <name>")
      .description(`create a ${kind}`)
      .action((name: string) => {
        add(kind, name);
        analytics().track(created);
      });
    if (deleted === undefined) continue;
    command
      .command("delete <name>")
      .description(`delete a ${kind}`)
      .action((name: string) => {
        remove(kind, name);
        analytics().track(deleted);
      });
  }
}
