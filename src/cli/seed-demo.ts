import { defaultMarginGuard } from "#domain/automations/margin-guard-defaults.ts";
import { usd } from "#domain/units.ts";
import type { Exchange } from "#ports/exchange.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import { openPlainCredential } from "#server/composition/credentials.ts";
import type { KeyringSource } from "#server/composition/keyrings.ts";
import { wire } from "#server/composition/wire.ts";
import { log } from "#server/log.ts";
import type { Wired } from "#server/wired.ts";
import { connectPlainKey } from "#services/accounts/connect-plain-key.ts";
import { armGuard } from "#services/automations/arm-guard.ts";
import { openPaperAccount } from "./seed-demo/open-paper-account.ts";

export type DemoSeed = {
  readonly databaseUrl: string;
  /** Origin of the paper exchange, without a path. */
  readonly paperUrl: string;
  readonly paperAdminToken: string;
  readonly email: string;
  readonly password: string;
  readonly keys: KeyringSource;
};

/** Enough for the positions and their guards at any price a recording may start with. */
const BALANCE_SATS = 10_000_000;
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
    keys: seed.keys,
    paper: { rest: `${seed.paperUrl}/v3`, stream: `${seed.paperUrl.replace(/^http/, "ws")}/v1` },
    clock: Date.now,
    log,
  });

const openPositions = async (wired: Wired, exchange: Exchange): Promise<void> => {
  for (const { side, quantity, leverage } of POSITIONS) {
    const opened = await exchange.openTrade({
      type: "market",
      side,
      quantity: usd(quantity),
      leverage,
      signedAt: wired.clock(),
    });
    if (!opened.ok) throw new Error(`The demo's ${side} could not be opened: ${opened.failure.kind}`);
  }
};

const findOrMakeUser = async (wired: Wired, seed: DemoSeed): Promise<string> => {
  const known = await wired.users.findByEmail(seed.email);
  if (known !== null) return known.id;
  const hashed = await wired.passwords.hash(seed.password);
  if (!hashed.ok) throw new Error("The demo login could not be made: too many password hashes are waiting");
  const user = { id: wired.newId(), email: seed.email, passwordHash: hashed.value, createdAt: wired.clock() };
  const created = await wired.users.create(user);
  if (!created.ok) throw new Error(`The demo login could not be made: ${created.failure.kind}`);
  return user.id;
};

const findOrConnectAccount = async (wired: Wired, seed: DemoSeed, userId: string): Promise<StoredAccount> => {
  const [known] = await wired.accounts.ofUser(userId);
  if (known !== undefined) return known;
  const credential = await openPaperAccount(seed, BALANCE_SATS);
  await openPositions(wired, wired.exchanges.withCredential("paper", openPlainCredential(credential)));
  return connectPlainKey(wired, { userId, network: "paper", label: "Demo desk", ...credential });
};

const armGuards = async (wired: Wired, userId: string, account: StoredAccount): Promise<void> => {
  const positions = await wired.accounts.positionsOfUser(userId);
  const wanted = POSITIONS.filter((position) => position.isGuarded);
  for (const { side, quantity } of wanted) {
    const position = positions.find((one) => one.side === side && one.quantity === quantity);
    if (position === undefined) continue;
    const config = defaultMarginGuard("worker", position.entryMargin);
    await armGuard(wired, {
      userId,
      accountId: account.id,
      positionId: position.id,
      config,
      acknowledged: "all",
    });
  }
};

/** The guard is the last step, so a trader who ever had a receipt or a guard is finished. */
const isFinished = async (wired: Wired, userId: string): Promise<boolean> =>
  (await wired.automations.ofUser(userId, wired.clock())).length > 0 ||
  (await wired.tradeLog.notices(userId, 1)).length > 0;

/**
 * Makes the demo trader with paper positions and an armed guard, from wherever an interrupted start left off. Changes
 * nothing once it is finished: a second start keeps what the first one made.
 */
export const seedDemo = async (seed: DemoSeed): Promise<void> => {
  const wired = wireDemo(seed);
  try {
    const userId = await findOrMakeUser(wired, seed);
    if (await isFinished(wired, userId)) return;
    const account = await findOrConnectAccount(wired, seed, userId);
    await armGuards(wired, userId, account);
  } finally {
    await wired.close();
  }
};
