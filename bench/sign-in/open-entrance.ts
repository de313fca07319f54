import { randomBytes, randomUUID } from "node:crypto";
import { createMemoryRateLimiter } from "#adapters/memory/create-memory-rate-limiter.ts";
import type { Log } from "#ports/log.ts";
import { bindSignIn } from "#server/bind-sign-in.ts";
import { freshKeyring } from "#server/composition/keyrings.ts";
import { wire } from "#server/composition/wire.ts";
import type { Services } from "#server/trpc/services.ts";
import type { Wired } from "#server/wired.ts";
import type { Visitor } from "#services/auth/visitor.ts";
import type { Stage } from "../engine/open-stage.ts";
import { say } from "../say.ts";

export const PASSWORD = "four unrelated words serve";
export const ACCOUNTS = 1_000;
const CONNECTIONS = 10;

/** The product's own way in, over real stores, with a thousand accounts. */
export type Entrance = {
  readonly wired: Wired;
  /** What every account's password is stored as. */
  readonly passwordHash: string;
  readonly auth: Services["auth"];
  /** The same with some parts replaced. */
  with(parts: Partial<Wired>): Services["auth"];
};

const silent: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: (event, fields) => say(`${event} ${JSON.stringify(fields)}`),
};

const entrances = new WeakMap<Stage, Promise<Entrance>>();

export const knownEmail = (n: number): string => `known-${n % ACCOUNTS}@axisor.local`;

let visitors = 0;

/** Somebody from a network of their own, in a browser that never was here: no counter but the account's is theirs. */
export const newVisitor = (): Visitor => {
  visitors += 1;
  return {
    network: `10.${visitors >> 16}.${(visitors >> 8) & 255}.${visitors & 255}`,
    userAgent: null,
    deviceToken: null,
    party: null,
  };
};

const fill = async (wired: Wired, stage: Stage, passwordHash: string): Promise<void> => {
  const { sql } = await stage.database("sign-in");
  await sql`insert into users (id, email, password_hash, created_at)
    select gen_random_uuid(), 'known-' || n || '@axisor.local', ${passwordHash}, now()
    from generate_series(0, ${ACCOUNTS - 1}::int) n`;
  await sql`analyze`;
  if ((await wired.users.findByEmail(knownEmail(0))) === null) throw new Error("There are no accounts");
};

const open = async (stage: Stage): Promise<Entrance> => {
  const { url } = await stage.database("sign-in");
  const wired = wire({
    databaseUrl: url,
    connections: CONNECTIONS,
    name: "bench-sign-in",
    keys: await freshKeyring(Date.now()),
    paper: { rest: "http://127.0.0.1:9/v3", stream: "ws://127.0.0.1:9/v1" },
    clock: Date.now,
    log: silent,
  });
  stage.atEnd(wired.close);
  const hashed = await wired.passwords.hash(PASSWORD);
  if (!hashed.ok) throw new Error("The hasher is busy before anybody came");
  await fill(wired, stage, hashed.value);
  const key = randomBytes(32);
  const authOf = (parts: Partial<Wired>) => {
    const limiter = createMemoryRateLimiter({ now: Date.now });
    return bindSignIn({ ...wired, ...parts }, limiter, { isDemoOn: true, linkKey: () => key }).auth;
  };
  return { wired, passwordHash: hashed.value, auth: authOf({}), with: authOf };
};

/** Opened on first use and kept for the parts after. */
export const entranceOf = (stage: Stage): Promise<Entrance> => {
  const entrance = entrances.get(stage) ?? open(stage);
  entrances.set(stage, entrance);
  return entrance;
};

export const unknownEmail = (): string => `${randomUUID()}@axisor.local`;
