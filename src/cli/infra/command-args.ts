import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { CHECKOUT } from "./checkout.ts";

const PRELOAD = pathToFileURL(join(CHECKOUT, "src", "cli", "infra", "preload.ts")).href;

/** What Node is to run a command with that may reach the database. */
export const commandArgs = (file: string, flags: readonly string[] = []): readonly string[] => [
  ...["--import", PRELOAD],
  file,
  ...flags,
];
