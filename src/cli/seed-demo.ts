import { defaultMarginGuard } from "#domain/automations/margin-guard-defaults.ts";
import { usd } from "#domain/units.ts";
import type { Exchange } from "#ports/exchange.ts";
import { wire } from "#server/composition.ts";
import { log } from "#server/log.ts";
import type { Wired } from "#server/wired.ts";
import { connectAccount } from "#services/accounts/connect-account.ts";
import { syncAccount } from "#services/accounts/sync-account.ts";
import { armGuard } from "#services/automations/arm-guard.ts";
import { openPaperAccount } from "./seed-demo/open-paper-account.ts";

export type DemoSeed = {
  readonly databaseUrl: string;
  /** Origin of the paper exchange, without a path. */
  readonly paperUrl: string;
  readonly paperAdminToken: string;
  readonly email: string;
  readonly password: string;
  readonly vaultKey: string;
};

const BALANCE_SATS = 2_000_000;
/** One guarded long, one long that has no guard, one short on the other side: the same crash, three outcomes. */
const POSITIONS = [
  { side: "long", quantity: 1_000, leverage: 10, isGuarded: true },
  { side: "long", quantity: 600, leverage: 10, isGuarded: false },
  { side: "short", quantity: 500, leverage: 5, isGuarded: false },
] as const;

const wireDemo = (seed: DemoSeed): Wired =>
  wire({
    databaseUrl: seed.databaseUrl,
    connections: 2,
    name: "axisor-seed",
    vaultKey: seed.vaultKey,
    paper: { rest: `${seed.paperUrl}/v3`, stream: `${seed.paperUrl.replace(/^http/, "ws")}/v1` },
    clock: Date.now,
    settleMs: 8_000,
    log,
  });

/** Opens the demo's positions; returns the ids of those a guard belongs on. */
const openPositions = async (wired: Wired, exchange: Exchange): Promise<readonly string[]> => {
  const guarded: string[] = [];
  for (const { side, quantity, leverage, isGuarded } of POSITIONS) {
    const opened = await exchange.openTrade({
      side,
      quantity: usd(quantity),
      leverage,
      signedAt: wired.clock(),
    });
    if (!opened.ok) throw new Error(`The demo's ${side} could not be opened: ${opened.failure.kind}`);
    if (isGuarded) guarded.push(opened.value.id);
  }
  return guarded;
};

const seedTrader = async (wired: Wired, seed: DemoSeed): Promise<void> => {
  const hashed = await wired.passwords.hash(seed.password);
  if (!hashed.ok) throw new Error("The demo login could not be made: too many password hashes are waiting");
  const userId = wired.newId();
  const credential = await openPaperAccount(seed, BALANCE_SATS);
  const exchange = wired.exchanges.withCredential("paper", credential);
  const guarded = await openPositions(wired, exchange);
  const user = { id: userId, email: seed.email, passwordHash: hashed.value, createdAt: wired.clock() };
  const created = await wired.users.create(user);
  if (!created.ok) return;
  const account = await connectAccount(wired, {
    userId,
    network: "paper",
    label: "Demo desk",
    ...credential,
  });
  await syncAccount(wired, account, { at: wired.clock(), last: null });
  for (const positionId of guarded) {
    const position = await wired.accounts.position(account.id, positionId);
    if (position === null) throw new Error(`The demo's position ${positionId} is not listed`);
    const config = defaultMarginGuard("worker", position.entryMargin);
    await armGuard(wired, { userId, accountId: account.id, positionId, config });
  }
};

/**
 * Makes the demo trader with paper positions and an armed guard. Does nothing when the trader exists: a second start
 * keeps what the first one made.
 */
export const seedDemo = async (seed: DemoSeed): Promise<void> => {
  const wired = wireDemo(seed);
  try {
    if ((await wired.users.findByEmail(seed.email)) === null) await seedTrader(wired, seed);
  } finally {
    await wired.close();
  }
};
