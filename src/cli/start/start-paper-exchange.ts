import { join } from "node:path";
import { z } from "zod";
import { inheritedEnv } from "#env";
import type { DataDirectory } from "../infra/data-directory.ts";
import { rememberPort } from "../infra/remember-port.ts";
import { type RunningPart, startPart, tailOf } from "./start-part.ts";

const READY_WITHIN_MS = 30_000;
/** The same crash for every visitor. */
const SEED = 20_091_031;
/** Recorded candles play five minutes a second, so that a day passes in about five minutes. */
const CANDLE_SPEED = 300;
/** Whoever steers the prices expects exact margins; a settlement of funding at a full hour must not change them. */
const STEERED = ["--funding-rate-e9", "0"];

const readySchema = z.object({ listening: z.url() });
const counterSchema = z.object({ token: z.string() });

export type PaperExchange = Readonly<{
  part: RunningPart;
  url: string;
  /** Lets the demo's prices move; until then they wait for somebody who can watch. */
  begin(): Promise<void>;
  /** What opens accounts with play money, and nothing else of what an admin may. */
  counterToken(): Promise<string>;
}>;

export type PriceSource = Readonly<{ candles: string | undefined; scenario: "demo" | "steerable" }>;

/** Starts the paper exchange on a loopback port and waits until it says where it listens. */
export async function startPaperExchange(
  directory: DataDirectory,
  adminToken: string,
  prices: PriceSource,
): Promise<PaperExchange> {
  const port = await rememberPort(directory.ports, "paperExchange");
  const logFile = join(directory.logs, "paper-exchange.log");
  const source = prices.candles
    ? ["--candles", prices.candles, "--speed", String(CANDLE_SPEED)]
    : ["--scenario", prices.scenario, ...(prices.scenario === "demo" ? ["--hold"] : STEERED)];
  const place = ["--port", String(port), "--state", directory.paperExchange];
  const identity = ["--admin-token-file", directory.secrets, "--seed", String(SEED)];
  const { promise: listening, resolve } = Promise.withResolvers<string>();
  const part = startPart({
    name: "paper exchange",
    args: ["src/paper-exchange/main.ts", ...place, ...identity, ...source],
    env: inheritedEnv("production"),
    logFile,
    onLine: (line) => {
      const url = readyUrlIn(line);
      if (url !== undefined) resolve(url);
    },
  });
  const url = await Promise.race([listening, part.ended.then(() => undefined), timeout(READY_WITHIN_MS)]);
  if (url !== undefined) {
    const ask = (method: "GET" | "POST", path: string) => askAdmin(new URL(path, url), method, adminToken);
    return {
      part,
      url,
      begin: async () => {
        await ask("POST", "/admin/begin");
      },
      counterToken: async () => counterSchema.parse(await ask("GET", "/admin/counter")).token,
    };
  }
  await part.stop();
  throw new Error(`The paper exchange did not start; the end of ${logFile} says:\n${tailOf(logFile)}`);
}

async function askAdmin(url: URL, method: "GET" | "POST", adminToken: string): Promise<unknown> {
  const headers = { "x-admin-token": adminToken };
  const answer = await fetch(url, { method, headers, signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) throw new Error(`The paper exchange answered ${answer.status} to ${url.pathname}.`);
  return answer.json();
}

function readyUrlIn(line: string): string | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    return readySchema.safeParse(JSON.parse(line)).data?.listening;
  } catch {
    return undefined;
  }
}

function timeout(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms).unref());
}
