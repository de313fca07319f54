import type { AutoEntryConfig } from "#domain/automations/entries/auto-entry.ts";
import { defaultGuardPlan } from "#domain/automations/guard-plan/guard-plan.ts";
import { addWithin, guardLegs } from "#domain/automations/guard-step.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { liquidationPrice } from "#domain/position/liquidation.ts";
import { Secret } from "#domain/security/secret.ts";
import { basisPoints, leverageFromNumber, priceFromUsd, priceHalfUsd, sats, usd } from "#domain/units.ts";
import type { StoredGuard } from "#ports/automations.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { StoredExit } from "#ports/exits.ts";
import type { SealedSecret } from "#ports/vault.ts";
import { armAlert } from "#services/account-rules/arm-alert.ts";
import { asArmed } from "#services/account-rules/as-armed.ts";
import { EVERY_PERMISSION } from "../seed-demo/open-paper-account.ts";
import type { Product } from "./open-product.ts";
import { seedBreaker } from "./seed-breaker.ts";
import { seedChannels } from "./seed-channels.ts";
import { seedCross } from "./seed-cross.ts";
import { unique, uniqueNumber } from "./unique.ts";

const CONFIG = {
  steps: [addWithin(basisPoints(500), basisPoints(1_000))],
  maxTotal: sats(100_000),
  maxPerAction: null,
  maxPerDay: null,
  maxLoss: null,
  reserve: sats(0),
  cooldownMs: 60_000,
};

/** A long of 1,000 USD with 10x; whose it is can be read off its numbers. */
const aLong = (now: number): IsolatedPosition => {
  const [price, margin, quantity] = [priceFromUsd(100_000), sats(100_000), usd(1_000)];
  return {
    id: unique("position"),
    clientId: null,
    side: "long",
    quantity,
    price,
    margin,
    entryPrice: price,
    entryMargin: margin,
    liquidation: liquidationPrice("long", quantity, price, margin),
    pl: sats(uniqueNumber()),
    maintenanceMargin: sats(1_100),
    fundingPaid: sats(0),
    openingFee: sats(1_000),
    stopLoss: null,
    stopLossTrailing: null,
    takeProfit: null,
    openedAt: now - 60_000,
  };
};

const sealCredential = async ({ wired }: Product, { id, userId }: StoredAccount): Promise<SealedSecret> => {
  const plain = wired.sealer.encodeCredential(
    new Secret({ key: unique("key"), secret: unique("secret"), passphrase: unique("passphrase") }),
  );
  const binding = { userId, subjectId: id, field: "credential", revision: 1 } as const;
  const sealed = await wired.vault.seal(binding, plain);
  if (!sealed.ok) throw new Error(`Nothing can be sealed: ${sealed.failure.kind}`);
  return sealed.value;
};

const addAccount = async (product: Product, userId: string): Promise<StoredAccount> => {
  const { wired, now } = product;
  const account: StoredAccount = {
    id: wired.newId(),
    userId,
    network: "paper",
    label: unique("account"),
    exchangeUserId: unique("exchange-user"),
    keyLastFour: unique("last"),
    permissions: EVERY_PERMISSION,
    credentialRevision: 1,
    status: "active",
    validatedAt: now,
    balance: null,
    readAt: null,
    blindSince: null,
    notAcceptedSince: null,
    blindReason: null,
    createdAt: now,
  };
  await wired.accounts.add(account, await sealCredential(product, account));
  return account;
};

const guardPosition = async (
  { wired, now }: Product,
  { id: accountId, userId, network }: StoredAccount,
  position: IsolatedPosition,
): Promise<StoredGuard> => {
  const legs = guardLegs(position, CONFIG.steps, []);
  const guard = {
    id: wired.newId(),
    userId,
    accountId,
    positionId: position.id,
    config: CONFIG,
    createdAt: now,
  };
  const stored: StoredGuard = { ...guard, state: "armed", epoch: 0, version: 1, heldBy: null };
  return await wired.automations.arm(stored, network, legs);
};

/** A position that is over, with its receipt and notice. */
const endPosition = async (
  { wired, now }: Product,
  { userId, accountId, ...guard }: StoredGuard,
  position: IsolatedPosition,
): Promise<string> => {
  const id = wired.newId();
  const { side, quantity, price, margin, liquidation, pl } = position;
  await wired.tradeLog.endPosition({
    id,
    userId,
    accountId,
    automationId: guard.id,
    positionId: position.id,
    intentId: null,
    outcome: "ended",
    facts: {
      kind: "position-ended",
      how: "closed",
      position: { side, quantity, price, margin, liquidation, pl },
      exitPrice: price,
      gross: pl,
      net: pl,
      addedInAll: sats(0),
    },
    rawAnswer: unique("answer"),
    severity: "info",
    at: now,
  });
  return id;
};

/** A throw of the panic switch that is done, and a link that can throw it. */
const seedPanic = async (
  { wired, now }: Product,
  { id: accountId, userId }: StoredAccount,
  { id, quantity }: IsolatedPosition,
) => {
  const [panicId, linkId, label] = [wired.newId(), wired.newId(), unique("panic-link")];
  const run = { panicId, userId, accountId, share: basisPoints(0), by: "trader", startedAt: now } as const;
  await wired.panic.begin(run, [{ kind: "position", id, quantity }]);
  await wired.panic.release(run, { kind: "done", at: now });
  const life = { createdAt: now, expiresAt: now + 3_600_000, usedAt: null, revokedAt: null };
  await wired.panicLinks.create({ id: linkId, userId, digest: unique("digest"), label, ...life }, 1);
  return { panicId, linkId, label };
};

/** An exit that gets in no guard's way, with an older version to go back to. */
const seedExit = async (
  { wired, now }: Product,
  { id: accountId, userId }: StoredAccount,
  { id: positionId }: IsolatedPosition & { readonly id: string },
): Promise<StoredExit> => {
  const common = { userId, accountId, positionId, heldBy: null, createdAt: now } as const;
  const armAt = (price: number) =>
    wired.exits.arm({
      ...common,
      id: wired.newId(),
      kind: "take-profit",
      config: { level: { by: "price", price: priceFromUsd(price) } },
      state: "armed",
      epoch: 0,
      version: 1,
    });
  await armAt(110_000);
  return await armAt(111_000);
};

/** Nine digits of half dollars, as far as prices go. */
const uniquePrice = () => priceHalfUsd(100_000_000 + (uniqueNumber() % 100_000_000));

/** An alert needs a price to begin from. */
const seeMarket = async ({ wired, now }: Product): Promise<void> => {
  if ((await wired.markets.seen("paper")) !== null) return;
  const last = priceFromUsd(100_000);
  await wired.triggers.match("paper", { low: last, high: last, last, at: now }, 1, 0);
};

/** A plan of an account; of its positions each has a guard, or had one. */
const seedPlan = async ({ wired, now }: Product, { id: accountId, userId }: StoredAccount) => {
  const plan = await wired.rules.arm(
    {
      kind: "guard-plan",
      config: defaultGuardPlan("worker"),
      memory: { keeps: "nothing" },
      ...asArmed({ id: wired.newId(), userId, accountId }, now),
    },
    [],
  );
  if (plan === null) throw new Error("The plan was not armed");
  return plan.id;
};

const seedEntry = async ({ wired, now }: Product, { id: accountId, userId }: StoredAccount) => {
  const config: AutoEntryConfig = {
    side: "long",
    leverage: leverageFromNumber(10),
    when: { kind: "crossing", price: priceFromUsd(90_000), from: "above" },
    size: { by: "quantity", usd: usd(100) },
    guard: null,
    stopLoss: null,
    takeProfit: null,
    budget: sats(uniqueNumber()),
    expiresAt: null,
    quietHours: null,
    maxEntries: 1,
  };
  const entry = await wired.rules.arm(
    {
      kind: "auto-entry",
      config,
      memory: { armed: null },
      ...asArmed({ id: wired.newId(), userId, accountId }, now),
    },
    [],
  );
  if (entry === null) throw new Error("The entry was not armed");
  return entry;
};

/** A connected account with a running position under guard, and two that are over. */
export const seedAccount = async (product: Product, userId: string) => {
  const { wired, now } = product;
  const account = await addAccount(product, userId);
  const [running, ended, earlier] = [aLong(now), aLong(now), aLong(now)] as const;
  const balance = sats(uniqueNumber());
  const positions = [running, ended, earlier];
  const reading = { accountId: account.id, positions, balance, readAt: now };
  await wired.accounts.storeReading({ ...reading, nextReadAt: () => now + 60_000 });
  const guard = await guardPosition(product, account, running);
  const endedGuard = await guardPosition(product, account, ended);
  const receipt = await endPosition(product, endedGuard, ended);
  const first = await guardPosition(product, account, earlier);
  const earlierReceipt = await endPosition(product, first, earlier);
  const exit = await seedExit(product, account, running);
  await seeMarket(product);
  const alert = await armAlert(wired, {
    userId,
    accountId: account.id,
    id: null,
    config: { when: { kind: "crossing", price: uniquePrice() }, repeat: { kind: "once" } },
  });
  const breaker = await seedBreaker(product, account);
  const plan = await seedPlan(product, account);
  const entry = await seedEntry(product, account);
  const cross = await seedCross(product, account);
  const panic = await seedPanic(product, account, running);
  const channels = await seedChannels(product, userId);
  const notice = (await wired.tradeLog.notices(userId, 1))[0]?.id ?? "";
  return {
    positionId: running.id,
    rows: {
      account: account.id,
      guard: guard.id,
      "ended guard": endedGuard.id,
      exit: exit.id,
      alert: alert.id,
      breaker,
      "guard plan": plan,
      entry: entry.id,
      "cross guard": cross.guardId,
      receipt,
      "earlier receipt": earlierReceipt,
      notice,
      browser: channels.browserId,
      panic: panic.panicId,
      "panic link": panic.linkId,
    },
    texts: {
      "account label": account.label,
      "exchange user": account.exchangeUserId,
      "last four": account.keyLastFour,
      balance: String(balance),
      "profit and loss": String(running.pl),
      "result of the ended position": String(ended.pl),
      "ended position": ended.id,
      "fees of the cross position": cross.fees,
      "label of the panic link": panic.label,
      device: channels.device,
      webhook: channels.webhookUrl,
      "label of the chat": channels.chatLabel,
    },
  };
};
