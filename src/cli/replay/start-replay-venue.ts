import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createInterface } from "node:readline";
import { z } from "zod";
import type { RateE9, Sats } from "#domain/units.ts";
import { inheritedEnv } from "#env";
import type { Credential } from "#ports/exchange.ts";

/** One price at one time; USD and epoch milliseconds, as the venue's admin takes them. */
export type Step = { readonly price: number; readonly at: number };

export const keySchema = z.object({
  accountId: z.string(),
  key: z.string(),
  secret: z.string(),
  passphrase: z.string(),
});
export const ledgerSchema = z.array(
  z.object({
    kind: z.string(),
    accountId: z.string(),
    tradeId: z.string().nullable(),
    from: z.string(),
    to: z.string(),
    amount: z.int(),
    at: z.int(),
    signedAt: z.int().nullable(),
  }),
);
export const conservationSchema = z.object({ ok: z.boolean(), difference: z.int() });
export const readySchema = z.object({ listening: z.url() });

export type LedgerRow = z.infer<typeof ledgerSchema>[number];
export type VenueAccount = Credential & { readonly accountId: string };

/** The paper exchange as a replay drives it: in a process of its own, its clock moving with the prices alone. */
export type ReplayVenue = {
  readonly url: string;
  openAccount(username: string, balance: Sats): Promise<VenueAccount>;
  step(steps: readonly Step[]): Promise<void>;
  ledger(): Promise<readonly LedgerRow[]>;
  conservation(): Promise<z.infer<typeof conservationSchema>>;
  stop(): Promise<void>;
};

export const PERMISSIONS = ["account:read", "futures:isolated:read", "futures:isolated:write"];

const spawnVenue = (start: Step, fundingRate: RateE9, adminToken: string): ChildProcess => {
  const market = ["--start-at", String(start.at), "--start-price", String(start.price)];
  const identity = ["--admin-token", adminToken, "--funding-rate-e9", String(fundingRate)];
  const child = spawn(
    process.execPath,
    ["src/paper-exchange/main.ts", "--scenario", "steerable", ...market, ...identity],
    {
      env: inheritedEnv("production"),
      stdio: ["ignore", "pipe", "inherit"],
      // Its own process group: Ctrl-C reaches the replay, which stops its parts in order.
      detached: true,
    },
  );
  const end = (): void => {
    child.kill("SIGKILL");
  };
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  return child;
};

const listeningOf = async (child: ChildProcess): Promise<string> => {
  if (child.stdout === null) throw new Error("The paper exchange has no output to read");
  for await (const line of createInterface({ input: child.stdout })) {
    return readySchema.parse(JSON.parse(line)).listening;
  }
  throw new Error("The paper exchange ended before it listened");
};

const stopChild = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  await ended;
};

/** Starts a venue whose first price and time are `start`. */
export const startReplayVenue = async (start: Step, fundingRate: RateE9): Promise<ReplayVenue> => {
  const adminToken = randomBytes(16).toString("hex");
  const child = spawnVenue(start, fundingRate, adminToken);
  const url = await listeningOf(child);
  const ask = async (method: "GET" | "POST", path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${url}/admin/${path}`, {
      method,
      headers: { "x-admin-token": adminToken, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`The paper exchange refused ${path}: ${await response.text()}`);
    return response.json();
  };
  return {
    url,
    openAccount: async (username, balance) =>
      keySchema.parse(await ask("POST", "accounts", { username, balance, permissions: PERMISSIONS })),
    step: async (steps) => {
      if (steps.length > 0) await ask("POST", "step", { steps });
    },
    ledger: async () => ledgerSchema.parse(await ask("GET", "ledger")),
    conservation: async () => conservationSchema.parse(await ask("GET", "conservation")),
    stop: () => stopChild(child),
  };
};
