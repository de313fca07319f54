import { crossLegs } from "#domain/automations/cross-guard/cross-step.ts";
import { addWithin } from "#domain/automations/guard-step.ts";
import type { CrossPosition } from "#domain/position/cross-position.ts";
import { basisPoints, priceE4, priceFromUsd, sats, usd } from "#domain/units.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { Product } from "./open-product.ts";
import { unique, uniqueNumber } from "./unique.ts";

/** A cross long of 1,000 USD; whose it is can be read off its fees. */
const aCrossLong = (now: number): CrossPosition => ({
  id: unique("cross"),
  side: "long",
  quantity: usd(1_000),
  margin: sats(100_000),
  leverage: 10,
  entryPrice: priceE4(1_000_000_000),
  liquidation: priceFromUsd(91_033),
  initialMargin: sats(100_000),
  runningMargin: sats(100_000),
  maintenanceMargin: sats(1_500),
  pl: sats(0),
  totalPl: sats(0),
  fundingPaid: sats(0),
  tradingFees: sats(uniqueNumber()),
  updatedAt: now,
});

/** The cross position of an account, under a guard of its own. */
export const seedCross = async (
  { wired, now }: Product,
  { id: accountId, userId }: StoredAccount,
): Promise<{ readonly guardId: string; readonly fees: string }> => {
  const position = aCrossLong(now);
  const config = {
    steps: [addWithin(basisPoints(500), basisPoints(1_000))],
    maxTotal: sats(100_000),
    maxPerAction: null,
    maxPerDay: null,
    maxLoss: null,
    reserve: sats(0),
    cooldownMs: 60_000,
    maxReduce: null,
    lostBefore: position.tradingFees,
  };
  const guard = { id: wired.newId(), userId, accountId, config, createdAt: now };
  const stored = { ...guard, state: "armed", epoch: 0, version: 1, heldBy: null } as const;
  await wired.crossPositions.store(accountId, position, now);
  const armed = await wired.crossGuards.arm(stored, crossLegs(position, config.steps, []));
  if (armed === null) throw new Error("The cross position cannot be guarded");
  return { guardId: armed.id, fees: String(position.tradingFees) };
};
