import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { env, imposeSettings } from "#env";
import { printFailure, printLine } from "../print.ts";
import { checkHealth, ROLES, type Role, roleOf } from "./check-health.ts";

/* The one way into an image: `axisor.mjs ROLE`. Each role is loaded when it is asked for, and nothing else is. */
const USAGE = `Name what this container is: ${ROLES.join(", ")}, or health [ROLE] to ask one how it is.`;

/** Next's server lies beside the bundle of this file; it takes its address from HOSTNAME. */
const serve = async (role: "web" | "all"): Promise<void> => {
  imposeSettings({ ROLE: role });
  imposeSettings({ HOSTNAME: env().HOST });
  await import(pathToFileURL(join(import.meta.dirname, "server.js")).href);
};

/** The worker, and what does its part and ends: the commands that need no checkout, by the name each has there too. */
const COMMANDS = {
  worker: () => import("../worker.ts"),
  migrate: () => import("../migrate.ts"),
  cron: () => import("../cron.ts"),
  backup: () => import("../backup.ts"),
  restore: () => import("../restore.ts"),
  "verify-chain": () => import("../verify-chain.ts"),
  operator: () => import("../operator.ts"),
  honeytoken: () => import("../honeytoken.ts"),
  "rotate-keys": () => import("../rotate-keys.ts"),
} satisfies Record<Exclude<Role, "web" | "all">, () => Promise<unknown>>;

const isCommand = (role: string | undefined): role is keyof typeof COMMANDS =>
  role !== undefined && Object.hasOwn(COMMANDS, role);

const tellHealth = async (named: string | undefined): Promise<void> => {
  const role = roleOf(`axisor.mjs\0${named ?? ""}`) ?? roleOf(readFileSync("/proc/1/cmdline", "utf8"));
  if (role === null) throw new Error(USAGE);
  const { HOST, PORT, METRICS_PORT } = env();
  printLine(await checkHealth(role, { host: HOST, port: PORT, metricsPort: METRICS_PORT }));
};

const run = async (role: string | undefined, more: string | undefined): Promise<void> => {
  imposeSettings({ NODE_ENV: "production" });
  // Migrations are looked for below the working directory, wherever the container was started in.
  process.chdir(import.meta.dirname);
  if (role === "web" || role === "all") return serve(role);
  if (role === "health") return tellHealth(more);
  if (!isCommand(role)) throw new Error(USAGE);
  // The command reads what follows its own name.
  process.argv.splice(2, 1);
  await COMMANDS[role]();
};

try {
  await run(process.argv[2], process.argv[3]);
} catch (error) {
  printFailure(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
