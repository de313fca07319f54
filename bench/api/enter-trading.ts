import type { Product } from "#cli/matrix/open-product.ts";
import type { Tenant } from "#cli/matrix/seed-tenant.ts";
import { EVERY_PERMISSION, openPaperAccount, type PaperDesk } from "#cli/seed-demo/open-paper-account.ts";
import { defaultCrossGuard } from "#domain/automations/cross-guard/cross-guard-defaults.ts";
import { defaultMarginGuard } from "#domain/automations/margin-guard-defaults.ts";
import type { Result } from "#domain/result.ts";
import { priceFromUsd, sats, usd } from "#domain/units.ts";
import type { Credential, ExchangeFailure } from "#ports/exchange.ts";
import { openPlainCredential } from "#server/composition/credentials.ts";
import { connectPlainKey } from "#services/accounts/connect-plain-key.ts";
import { syncAccount } from "#services/accounts/sync-account.ts";
import { hashToken } from "#services/auth/hash-token.ts";
import { armGuard } from "#services/automations/arm-guard.ts";
import { armCrossGuard } from "#services/cross-guards/arm-cross-guard.ts";
import { armExit } from "#services/exits/arm-exit.ts";
import { aSession } from "#testing/builders/a-session.ts";

const BALANCE = 10_000_000;
const HOUR_MS = 60 * 60_000;

const must = <T>(answer: Result<T, ExchangeFailure>): T => {
  if (!answer.ok) throw new Error(`The exchange refused what somebody is to have: ${answer.failure.kind}`);
  return answer.value;
};

/** A trade that will be guarded, one that will not, and a cross position. */
const openPositions = async ({ wired }: Product, credential: Credential) => {
  const exchange = wired.exchanges.withCredential("paper", openPlainCredential(credential));
  const longTrade = async () => {
    const order = { type: "market", side: "long", leverage: 10, quantity: usd(1_000) } as const;
    const opened = must(await exchange.openTrade({ ...order, signedAt: wired.clock() }));
    if (opened.state !== "running") throw new Error("A market order waits");
    return opened.position;
  };
  const [guarded, bare] = [await longTrade(), await longTrade()];
  must(await exchange.depositCross({ amount: sats(200_000), signedAt: wired.clock() }));
  must(await exchange.setCrossLeverage({ leverage: 20, signedAt: wired.clock() }));
  const order = { type: "market", side: "long", quantity: usd(400) } as const;
  must(await exchange.crossOrder({ ...order, signedAt: wired.clock() }));
  return { guarded, bare, cross: must(await exchange.crossPosition()) };
};

type Positions = Awaited<ReturnType<typeof openPositions>>;

/** A guard on a trade, another on the cross position, and an exit that once was another. */
const armAll = async ({ wired }: Product, userId: string, accountId: string, positions: Positions) => {
  const { guarded, bare, cross } = positions;
  const meant = { userId, accountId, acknowledged: "all" } as const;
  const config = defaultMarginGuard("worker", guarded.entryMargin);
  const guard = await armGuard(wired, { ...meant, positionId: guarded.id, config });
  const { lostBefore: _, ...wish } = defaultCrossGuard("worker", cross);
  const crossGuard = await armCrossGuard(wired, { ...meant, config: wish });
  const exitAt = (price: number) =>
    armExit(wired, {
      ...{ ...meant, positionId: bare.id },
      rule: { kind: "take-profit", config: { level: { by: "price", price: priceFromUsd(price) } } },
    });
  await exitAt(150_000);
  return { guard, crossGuard, exit: await exitAt(160_000) };
};

/** Somebody who trades, by their browser, with the trade that nothing guards. */
export type Trading = {
  readonly tenant: Tenant;
  readonly accountId: string;
  readonly exchangeUserId: string;
  readonly positionId: string;
};

/**
 * A browser of somebody whose account the exchange knows, with positions there, and what acts on them. Their proof of who sits
 * there lasts for so many milliseconds more than it would.
 */
export const enterTrading = async (
  product: Product,
  paper: PaperDesk,
  provedForMs: number,
): Promise<Trading> => {
  const { wired } = product;
  const [userId, token, now] = [wired.newId(), wired.newToken(), wired.clock()];
  await wired.users.create({
    ...{ id: userId, email: `${userId}@axisor.local` },
    ...{ passwordHash: "none", createdAt: now },
  });
  const credential = await openPaperAccount(paper, BALANCE, EVERY_PERMISSION);
  const positions = await openPositions(product, credential);
  const account = await connectPlainKey(wired, {
    ...{ userId, network: "paper", label: "Desk" },
    ...credential,
  });
  // Connecting reads the trades; a guard on the cross position waits for the first look at that.
  await syncAccount(wired, account, { at: wired.clock(), last: null });
  const { guard, crossGuard, exit } = await armAll(product, userId, account.id, positions);
  const life = {
    createdAt: now,
    lastSeenAt: now,
    expiresAt: now + 24 * HOUR_MS,
    steppedUpAt: now + provedForMs,
  };
  await wired.sessions.create(aSession(userId, { ...life, tokenHash: hashToken(token) }), now);
  const cookie = await product.cookieOf(token);
  const rows = { account: account.id, guard: guard.id, "cross guard": crossGuard.id, exit: exit.id };
  const tenant: Tenant = {
    userId,
    cookie,
    token,
    otherCookie: cookie,
    names: [
      ...Object.entries(rows).map(([what, value]) => ({ what, kind: "uuid", value }) as const),
      // What is copied to another position need not have ended.
      { what: "ended guard", kind: "uuid", value: guard.id },
      { what: "position", kind: "text", value: positions.bare.id },
      { what: "cursor", kind: "cursor", value: "none" },
      { what: "step", kind: "token", value: "t".repeat(43) },
      { what: "address", kind: "address", value: "nobody@axisor.local" },
    ],
    canaries: [],
  };
  const { id: accountId, exchangeUserId } = account;
  return { tenant, accountId, exchangeUserId, positionId: positions.bare.id };
};
