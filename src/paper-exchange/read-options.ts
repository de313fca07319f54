import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { priceHalfUsd } from "#domain/units.ts";
import type { PaperExchangeOptions } from "./paper-exchange.ts";
import { checkRecording } from "./prices/open-feed.ts";
import { type PriceSource, SCENARIOS } from "./prices/price-source.ts";
import { readQuirks } from "./read-quirks.ts";

const STEERABLE_START = priceHalfUsd(200_000);
/** Quotes a little apart, further for larger orders, as on a real book. */
const HALF_SPREADS = [2, 4, 10, 24] as const;

const FLAGS = {
  port: { type: "string" },
  state: { type: "string" },
  "admin-token": { type: "string" },
  "admin-token-file": { type: "string" },
  seed: { type: "string" },
  scenario: { type: "string" },
  candles: { type: "string" },
  speed: { type: "string" },
  hold: { type: "boolean" },
  "start-price": { type: "string" },
  "start-at": { type: "string" },
  "funding-rate-e9": { type: "string" },
  quirks: { type: "string" },
} as const;

/** A replay asks thousands of times a second on one account, with a year of trades open. */
const REPLAY_LIMITS = { authPerSecond: null, publicPerSecond: null, maxTrades: 100_000 };

/**
 * The command line as options: `--admin-token T | --admin-token-file FILE [--port N] [--state FILE] [--seed N] [--speed N] [--funding-rate-e9 N]` and one of
 * `--scenario NAME [--hold]` and `--candles FILE`; `--quirks JSON` makes it answer otherwise than documented. A recording is read whole and moved to start now. For a replay,
 * `--scenario steerable --start-at MS --start-price USD --funding-rate-e9 N`: its clock moves with the prices alone, and
 * nothing is limited.
 * @throws Error with one line that says what to do.
 */
export async function readOptions(argv: readonly string[]): Promise<PaperExchangeOptions> {
  const { values } = parseArgs({ args: [...argv], options: FLAGS, strict: true });
  const adminToken = readToken(values);
  const speed = readNumber("speed", values.speed ?? "1");
  if (speed <= 0) throw new Error("--speed must be greater than 0");
  const port = readNumber("port", values.port ?? "0");
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port must be a whole number up to 65535, got "${values.port}"`);
  if (values["start-at"] !== undefined) return readReplay(values, adminToken, port);
  if (values.candles !== undefined) await checkRecording(values.candles);
  return {
    port,
    adminToken,
    seed: Math.trunc(readNumber("seed", values.seed ?? "1")),
    prices: readPrices(values),
    speed,
    realTime: speed === 1,
    ...(speed !== 1 && values.candles !== undefined && { startAt: Date.now() }),
    ...(values.state !== undefined && { statePath: values.state }),
    ...(values["funding-rate-e9"] !== undefined && {
      fundingRateE9: readNumber("funding-rate-e9", values["funding-rate-e9"]),
    }),
    quirks: {
      ...(values.scenario !== "steerable" && { halfSpreads: HALF_SPREADS }),
      ...readQuirks(values.quirks),
    },
  };
}

/** A command line can be read by everybody on the machine, a private file cannot: JSON with `paperAdminToken` in it. */
function readToken(values: { readonly [name: string]: string | boolean | undefined }): string {
  const file = values["admin-token-file"];
  const token =
    typeof file === "string"
      ? (JSON.parse(readFileSync(file, "utf8")) as { readonly paperAdminToken?: unknown }).paperAdminToken
      : values["admin-token"];
  if (typeof token === "string" && token !== "") return token;
  throw new Error("name a token with --admin-token TOKEN or --admin-token-file FILE");
}

function readReplay(
  values: Readonly<Record<string, string | boolean | undefined>>,
  adminToken: string,
  port: number,
): PaperExchangeOptions {
  const read = (name: keyof typeof FLAGS): number => readNumber(name, String(values[name] ?? ""));
  return {
    port,
    adminToken,
    seed: 1,
    prices: { kind: "steerable", start: priceHalfUsd(Math.round(read("start-price") * 2)) },
    startAt: read("start-at"),
    fundingRateE9: read("funding-rate-e9"),
    limits: REPLAY_LIMITS,
  };
}

type Values = {
  readonly scenario?: string | undefined;
  readonly candles?: string | undefined;
  readonly hold?: boolean;
};

function readPrices({ scenario, candles, hold }: Values): PriceSource {
  if (candles !== undefined && scenario !== undefined) throw new Error("use either --scenario or --candles");
  if (candles !== undefined) return { kind: "candles", path: candles };
  if (scenario === "steerable") return { kind: "steerable", start: STEERABLE_START };
  const known = SCENARIOS.find((name) => name === (scenario ?? "demo"));
  if (known === undefined)
    throw new Error(`--scenario must be one of steerable, ${SCENARIOS.join(", ")}, got "${scenario}"`);
  return { kind: "generated", scenario: known, hold: hold === true };
}

function readNumber(name: string, text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value))
    throw new Error(`--${name} must be a number, got "${text}"`);
  return value;
}
