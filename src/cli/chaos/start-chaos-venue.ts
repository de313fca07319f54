import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { PriceHalfUsd, Sats } from "#domain/units.ts";
import { inheritedEnv } from "#env";
import {
  conservationSchema,
  keySchema,
  type LedgerRow,
  ledgerSchema,
  PERMISSIONS,
  readySchema,
  type VenueAccount,
} from "../replay/start-replay-venue.ts";
import { startPart, tailOf } from "../start/start-part.ts";
import type { VenueFault } from "./draw-faults.ts";

const READY_WITHIN_MS = 60_000;
const ASK_WITHIN_MS = 20_000;

/** The paper exchange in a process of its own, in real time and with its own limits; its prices come from us alone. */
export type ChaosVenue = {
  readonly url: string;
  openAccount(username: string, balance: Sats): Promise<VenueAccount>;
  move(price: PriceHalfUsd): Promise<void>;
  inject(fault: VenueFault): Promise<void>;
  /** Takes back every fault that has not struck yet. */
  heal(): Promise<void>;
  ledger(): Promise<readonly LedgerRow[]>;
  conservationDifference(): Promise<number>;
  stop(): Promise<void>;
};

const listeningIn = (line: string): string | null => {
  const parsed = line.startsWith("{") ? readySchema.safeParse(JSON.parse(line)) : null;
  return parsed?.success === true ? parsed.data.listening : null;
};

const startProcess = async (home: string, adminToken: string) => {
  const listening = Promise.withResolvers<string>();
  const logFile = join(home, "paper-exchange.log");
  const part = startPart({
    name: "paper exchange",
    args: ["src/paper-exchange/main.ts", "--scenario", "steerable", "--admin-token", adminToken],
    env: inheritedEnv("production"),
    logFile,
    onLine: (line) => {
      const url = listeningIn(line);
      if (url !== null) listening.resolve(url);
    },
  });
  const late = AbortSignal.timeout(READY_WITHIN_MS);
  late.addEventListener("abort", () => listening.reject(new Error("it said nothing in time")));
  void part.ended.then((how) => listening.reject(new Error(`it ${how}`)));
  const url = await listening.promise.catch(async (error: unknown) => {
    await part.stop();
    throw new Error(`The paper exchange did not start: ${String(error)}\n${tailOf(logFile)}`);
  });
  return { part, url };
};

/** What may be asked of a paper exchange by whoever holds its token, wherever it is now. */
export const openVenueDesk = (urlOf: () => string, adminToken: string): Omit<ChaosVenue, "url" | "stop"> => {
  const ask = async (method: "GET" | "POST" | "DELETE", path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${urlOf()}/admin/${path}`, {
      method,
      headers: { "x-admin-token": adminToken, "content-type": "application/json" },
      signal: AbortSignal.timeout(ASK_WITHIN_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`The paper exchange refused ${path}: ${await response.text()}`);
    return response.json();
  };
  return {
    openAccount: async (username, balance) =>
      keySchema.parse(await ask("POST", "accounts", { username, balance, permissions: PERMISSIONS })),
    move: async (price) => void (await ask("POST", "step", { price: price / 2 })),
    inject: async (fault) => void (await ask("POST", "faults", fault)),
    heal: async () => void (await ask("DELETE", "faults")),
    ledger: async () => ledgerSchema.parse(await ask("GET", "ledger")),
    conservationDifference: async () => conservationSchema.parse(await ask("GET", "conservation")).difference,
  };
};

/** Starts the exchange at 100,000 USD. */
export const startChaosVenue = async (home: string): Promise<ChaosVenue> => {
  const adminToken = randomBytes(16).toString("hex");
  const { part, url } = await startProcess(home, adminToken);
  return { ...openVenueDesk(() => url, adminToken), url, stop: () => part.stop() };
};
