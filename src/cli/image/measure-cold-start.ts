import { setTimeout as sleep } from "node:timers/promises";
import type { ProcessEnv } from "#env";
import { findFreePort } from "../infra/find-free-port.ts";
import { type RoleWish, startRole } from "./start-role.ts";

const LOOK_EVERY_MS = 5;
const PATIENCE_MS = 60_000;

/** What a web server needs to be ready on an empty machine: a migrated database, and an exchange that nobody asks. */
export const coldStartEnv = (databaseUrl: string, sealingKey: string): ProcessEnv => ({
  NODE_ENV: "production",
  DATABASE_URL: databaseUrl,
  LNMARKETS_URL: "http://127.0.0.1:9/v3",
  NEXTAUTH_SECRET: "a secret that only lives for this start",
  NEXTAUTH_URL: "http://localhost:3000",
  VAULT_SEALING_KEY: sealingKey,
  FIAT_RATES_URL: "off",
  BREACHED_PASSWORDS_URL: "off",
});

const isReady = async (address: string): Promise<boolean> => {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(5_000) });
    await answer.arrayBuffer();
    return answer.status === 200;
  } catch {
    // It does not listen yet; that is what is waited for.
    return false;
  }
};

/**
 * From the start of the web role's process to its first answer that it is ready, in milliseconds. The process is ended then.
 * @throws with what it said, where it ends or is not ready in a minute.
 */
export const measureColdStart = async (wish: Omit<RoleWish, "words">): Promise<number> => {
  const port = await findFreePort();
  const began = performance.now();
  const env = { ...wish.env, HOST: "127.0.0.1", PORT: String(port) };
  const role = startRole({ ...wish, words: ["web"], env });
  try {
    while (performance.now() - began < PATIENCE_MS && !role.hasEnded()) {
      if (await isReady(`http://127.0.0.1:${port}/api/health/ready`)) return performance.now() - began;
      await sleep(LOOK_EVERY_MS);
    }
    throw new Error(`The web role did not get ready:\n${role.said().trim().slice(-2_000)}`);
  } finally {
    await role.stop("SIGKILL");
  }
};
