import { addWithin } from "#domain/automations/guard-step.ts";
import { type BasisPoints, basisPoints, sats, usd } from "#domain/units.ts";
import type { Credential } from "#ports/exchange.ts";
import { openPlainCredential } from "#server/composition/credentials.ts";
import type { Wired } from "#server/wired.ts";
import { connectPlainKey } from "#services/accounts/connect-plain-key.ts";
import { armGuard } from "#services/automations/arm-guard.ts";
import type { ChaosVenue } from "./start-chaos-venue.ts";

/** Every guard fires here; its target lies a little further, at a distance of its own. */
export const TRIGGER: BasisPoints = basisPoints(500);
const LEAST_BEYOND_BPS = 3;
const MOST_BEYOND_BPS = 15;
/** Enough that no balance ever runs out: a position of 1,000 USD takes at most about 1,000,000 sats in all. */
const BALANCE = sats(20_000_000);
const QUANTITY = usd(1_000);
/** Liquidations between 5.05 % and 5.15 % away, 1/(L+1) for a long and 1/(L−1) for a short: just outside the trigger. */
const POSITIONS = [
  { side: "long", leverage: 18.4 },
  { side: "long", leverage: 18.8 },
  { side: "short", leverage: 20.6 },
] as const;
const AT_ONCE = 8;

export type ChaosTrader = { readonly accountId: string; readonly credential: Credential };

/** How many positions stand guarded for so many accounts. */
export const positionsOf = (accounts: number): number => accounts * POSITIONS.length;

const openPositions = async (wired: Wired, credential: Credential): Promise<void> => {
  const exchange = wired.exchanges.withCredential("paper", openPlainCredential(credential));
  for (const { side, leverage } of POSITIONS) {
    const order = { type: "market", side, quantity: QUANTITY, leverage } as const;
    const opened = await exchange.openTrade({ ...order, signedAt: wired.clock() });
    if (!opened.ok) throw new Error(`A ${side} could not be opened: ${opened.failure.kind}`);
  }
};

const armAll = async (wired: Wired, userId: string, accountId: string, random: () => number) => {
  for (const position of await wired.accounts.positionsOfUser(userId)) {
    const further = LEAST_BEYOND_BPS + Math.floor(random() * (MOST_BEYOND_BPS - LEAST_BEYOND_BPS + 1));
    const config = {
      steps: [addWithin(TRIGGER, basisPoints(TRIGGER + further))],
      maxTotal: null,
      maxPerAction: null,
      maxPerDay: null,
      maxLoss: null,
      reserve: sats(0),
      cooldownMs: 0,
    };
    await armGuard(wired, { userId, accountId, positionId: position.id, config, acknowledged: "all" });
  }
};

const seedTrader = async (
  wired: Wired,
  venue: ChaosVenue,
  number: number,
  random: () => number,
): Promise<ChaosTrader> => {
  const userId = wired.newId();
  const email = `trader-${number}@axisor.local`;
  await wired.users.create({ id: userId, email, passwordHash: "none", createdAt: wired.clock() });
  const { accountId: _, ...credential } = await venue.openAccount(`trader-${number}`, BALANCE);
  await openPositions(wired, credential);
  const account = await connectPlainKey(wired, { userId, network: "paper", label: "Chaos", ...credential });
  await armAll(wired, userId, account.id, random);
  return { accountId: account.id, credential };
};

/** Traders with an account, positions on both sides and a guard on each, made through the product's own services. */
export const seedTraders = async (
  wired: Wired,
  venue: ChaosVenue,
  count: number,
  random: () => number,
): Promise<readonly ChaosTrader[]> => {
  const traders: ChaosTrader[] = [];
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const lane = async (): Promise<void> => {
    for (let number = numbers.shift(); number !== undefined; number = numbers.shift()) {
      traders.push(await seedTrader(wired, venue, number, random));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return traders;
};
