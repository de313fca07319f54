import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { env, inheritedEnv } from "#env";
import { CHECKOUT } from "../infra/checkout.ts";
import { dataDirectoryAt } from "../infra/data-directory.ts";
import { findFreePort } from "../infra/find-free-port.ts";
import { keepLogs } from "../infra/keep-logs.ts";
import { urlOfPostgres } from "../infra/postgres/start-postgres.ts";
import { readSecrets } from "../infra/read-secrets.ts";
import { portOf } from "../infra/remember-port.ts";
import { untilRunning } from "../start/until-running.ts";
import type { Settings } from "./run-runner.ts";
import type { Watch } from "./start-watch.ts";

export type TestProduct = Readonly<{
  url: string;
  databaseUrl: string;
  /** Where it keeps everything of this run. */
  dataRoot: string;
  /** What Playwright's tests are told of the product, as settings of env.ts. */
  settings: Readonly<Record<string, string>>;
  /** Copies the product's logs to where the tests leave their traces, and says where that is. */
  keepLogs(): string;
  stop(): Promise<void>;
}>;

/** The product as `npm start` starts it, on free ports, with data of its own and prices the tests steer. */
export async function startTestProduct(
  { directory: home, signal }: Settings,
  watch: Watch,
): Promise<TestProduct> {
  const directory = dataDirectoryAt(join(home, "data"));
  const told = await standInsToBe();
  const command = spawn(process.execPath, ["src/cli/start.ts", "--scenario", "steerable"], {
    cwd: CHECKOUT,
    env: {
      ...inheritedEnv("production"),
      AXISOR_DATA_DIR: directory.root,
      BUILD_CACHE: env().BUILD_CACHE,
      PORT: String(await findFreePort()),
      // Nothing of a test leaves this machine.
      BREACHED_PASSWORDS_URL: "off",
      METRICS_TOKEN: randomBytes(32).toString("hex"),
      FIAT_RATES_URL: "off",
      UPSTASH_REDIS_REST_URL: watch.keyValues.url,
      UPSTASH_REDIS_REST_TOKEN: watch.keyValues.token,
      TELEGRAM_BOT_TOKEN: told.botToken,
      TELEGRAM_API_URL: `http://127.0.0.1:${told.ports[0]}`,
      PUSH_HOSTS: `127.0.0.1:${told.ports[1]}`,
      WEBHOOK_HOSTS: `127.0.0.1:${told.ports[2]}`,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  keepOutput(command, watch.output);
  const ended = new Promise<void>((done) => command.once("close", () => done()));
  const stop = async () => {
    if (command.exitCode === null) command.kill("SIGTERM");
    await ended;
  };
  const running = await untilRunning(command, directory.running, signal);
  if (running === undefined) {
    await stop();
    throw new Error("The product did not start; the lines above say why.");
  }
  const { url = "", paperUrl = "", demo } = running;
  const secrets = readSecrets(directory.secrets);
  const databaseUrl = urlOfPostgres(portOf(directory.ports, "postgres") ?? 0, secrets.postgresPassword);
  return {
    url,
    databaseUrl,
    dataRoot: directory.root,
    settings: {
      AXISOR_E2E_URL: url,
      AXISOR_E2E_PAPER_URL: paperUrl,
      AXISOR_E2E_PAPER_TOKEN: secrets.paperAdminToken,
      AXISOR_E2E_DATABASE_URL: databaseUrl,
      AXISOR_E2E_PROXY: watch.proxy,
      AXISOR_E2E_CANARIES: watch.home,
      AXISOR_E2E_TOLD_PORTS: told.ports.join(","),
      AXISOR_E2E_BOT_TOKEN: told.botToken,
      CRON_SECRET: secrets.cronSecret,
      ...(demo === undefined ? {} : { DEMO_EMAIL: demo.email, DEMO_PASSWORD: demo.password }),
    },
    keepLogs: () => keepLogs(directory.logs),
    stop,
  };
}

/** Where tests stand in for whoever carries messages, and the token of a bot that nobody else has. */
async function standInsToBe(): Promise<{ readonly ports: readonly number[]; readonly botToken: string }> {
  const ports = new Set<number>();
  while (ports.size < 3) ports.add(await findFreePort());
  return { ports: [...ports], botToken: `4711:${randomBytes(26).toString("base64url")}` };
}

/** What it says is passed on, and kept to be searched. */
function keepOutput({ stdout, stderr }: ChildProcess, file: string): void {
  const kept = createWriteStream(file, { mode: 0o600 });
  for (const [from, to] of [
    [stdout, process.stdout],
    [stderr, process.stderr],
  ] as const) {
    from?.on("data", (chunk: Buffer) => {
      to.write(chunk);
      kept.write(chunk);
    });
  }
}
