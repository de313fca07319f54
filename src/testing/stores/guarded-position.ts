import { randomUUID } from "node:crypto";
import { guardLegs } from "#domain/automations/guard-step.ts";
import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";
import { evidenceOf } from "#domain/intents/evidence.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { Tick } from "#domain/triggers/trigger.ts";
import { priceFromUsd, sats } from "#domain/units.ts";
import type { StoredGuard } from "#ports/automations.ts";
import type { Network } from "#ports/exchange.ts";
import type { AccountReading, StoredAccount } from "#ports/exchange-accounts.ts";
import type { IntentPlan } from "#ports/intents.ts";
import type { NewReceipt } from "#ports/trade-log.ts";
import type { TriggerWork } from "#ports/triggers.ts";
import { aSealedSecret } from "#testing/builders/a-sealed-secret.ts";
import { aGuardConfig } from "../builders/a-guard-config.ts";
import { aGuardReceipt } from "../builders/a-guard-receipt.ts";
import { aPosition } from "../builders/a-position.ts";
import type { StoreHarness } from "../contracts/stores/store-harness.ts";

export const NOW = Date.UTC(2026, 0, 1, 1);

export const anAccount = (wanted: Partial<StoredAccount> & { readonly userId: string }): StoredAccount => ({
  id: randomUUID(),
  network: "paper",
  label: "Demo",
  exchangeUserId: randomUUID(),
  keyLastFour: "abcd",
  permissions: ["futures:isolated:write"],
  credentialRevision: 1,
  status: "active",
  validatedAt: NOW,
  balance: sats(897_900),
  readAt: null,
  blindSince: null,
  notAcceptedSince: null,
  blindReason: null,
  createdAt: NOW,
  ...wanted,
});

export const addUser = (stores: Pick<StoreHarness, "addUser">): Promise<string> => stores.addUser();

export const aReading = (
  accountId: string,
  positions: readonly IsolatedPosition[],
  readAt: number = NOW,
): AccountReading => ({
  accountId,
  positions,
  balance: sats(897_900),
  readAt,
  nextReadAt: () => readAt + 10_000,
});

export type Guarded = {
  readonly userId: string;
  readonly account: StoredAccount;
  readonly guards: readonly StoredGuard[];
};

/** A trader with an account whose positions were read, each with an armed guard. */
export const addGuarded = async (
  stores: StoreHarness,
  positions: readonly IsolatedPosition[] = [aPosition()],
  { config = aGuardConfig(), network = "paper" }: { config?: MarginGuardConfig; network?: Network } = {},
): Promise<Guarded> => {
  const userId = await addUser(stores);
  const account = anAccount({ userId, network });
  await stores.accounts.add(account, aSealedSecret());
  await stores.accounts.storeReading(aReading(account.id, positions));
  const guards: StoredGuard[] = [];
  for (const position of positions) {
    const legs = guardLegs(position, config.steps, []);
    if (legs.length === 0) throw new Error("This position needs no guard");
    const guard: StoredGuard = {
      id: randomUUID(),
      userId,
      accountId: account.id,
      positionId: position.id,
      config,
      state: "armed",
      epoch: 0,
      version: 1,
      heldBy: null,
      createdAt: NOW,
    };
    guards.push(await stores.automations.arm(guard, network, legs));
  }
  return { userId, account, guards };
};

/** A tick at one price (USD), or over an interval. */
export const aTick = (low: number, high = low, at = NOW): Tick => ({
  low: priceFromUsd(low),
  high: priceFromUsd(high),
  last: priceFromUsd(low),
  at,
});

/** The work of one tick at 94,444.5, which hits the trigger of `aPosition`. */
export const hit = async (stores: StoreHarness, leaseMs = 60_000): Promise<readonly TriggerWork[]> =>
  (await stores.triggers.match("paper", aTick(94_444.5), 100, leaseMs)).work;

export const aPlan = (guard: StoredGuard, wanted: Partial<IntentPlan> = {}): IntentPlan => ({
  id: randomUUID(),
  userId: guard.userId,
  accountId: guard.accountId,
  cause: { kind: "automation", id: guard.id },
  subject: { kind: "position", id: guard.positionId },
  epoch: guard.epoch,
  action: { kind: "add-margin", amount: sats(76_471) },
  before: {
    balance: sats(897_900),
    position: evidenceOf(aPosition()),
  },
  facts: aGuardReceipt(),
  plannedAt: NOW,
  expiresAt: null,
  ...wanted,
});

export const aReceipt = (guard: StoredGuard, wanted: Partial<NewReceipt> = {}): NewReceipt => ({
  id: randomUUID(),
  userId: guard.userId,
  accountId: guard.accountId,
  automationId: guard.id,
  positionId: guard.positionId,
  intentId: null,
  outcome: "held",
  facts: aGuardReceipt(),
  rawAnswer: null,
  severity: "danger",
  at: NOW,
  ...wanted,
});
