import { standingStopOf } from "#domain/automations/exits/exit-rule.ts";
import { ifWeVanish } from "#domain/automations/exits/if-we-vanish.ts";
import { ownerOfStop } from "#domain/automations/exits/stop-slot.ts";
import type { Driver } from "#domain/automations/margin-guard-defaults.ts";
import type { Locale } from "#domain/language/locale.ts";
import { isolatedAtPrice } from "#domain/position/at-price.ts";
import { FEE_RATES } from "#domain/position/fees.ts";
import { leverageOf } from "#domain/position/margin.ts";
import { rateE9 } from "#domain/units.ts";
import type { StandingCanary } from "#ports/canary.ts";
import type { StoredPosition } from "#ports/exchange-accounts.ts";
import type { SeenMarket } from "#ports/markets.ts";
import { placedStop } from "#services/exits/decide-exit.ts";
import type { OverviewFacts } from "#services/overview/get-overview.ts";
import type { Overview, PositionView } from "../trpc/schemas/views.ts";
import { isWorkerAlive } from "../worker/is-worker-alive.ts";
import { accountView } from "./account-view.ts";
import { crossView } from "./cross-view.ts";
import { exitView } from "./exit-view.ts";
import { guardView } from "./guard-view.ts";
import { priceView } from "./price-view.ts";

type Proof = Pick<StandingCanary, "startedAt" | "provenAt">;

const iso = (at: number): string => new Date(at).toISOString();

/** The dearest tier: what a position ends with is never told better than it is. */
const FEE_RATE = FEE_RATES[0] ?? rateE9(1_000_000);

/** The exits of a position, whose its stop is, and how it ends without us. */
const exitsView = (
  facts: OverviewFacts,
  position: StoredPosition,
): Pick<PositionView, "exits" | "stopOwner" | "stopTrailsBps" | "ifWeVanish"> => {
  const of = facts.exits.find(
    ({ positionId, exits }) => positionId === position.id && exits[0]?.accountId === position.accountId,
  );
  const standing = standingStopOf(position);
  return {
    exits: (of?.exits ?? []).map(exitView),
    stopOwner: ownerOfStop({ standing, placedByUs: of === undefined ? null : placedStop(of) }),
    stopTrailsBps: position.stopLossTrailing,
    ifWeVanish: ifWeVanish(position, standing, FEE_RATE),
  };
};

const positionView = (
  facts: OverviewFacts,
  position: StoredPosition,
  price: SeenMarket | undefined,
  locale: Locale,
): PositionView => {
  const account = facts.accounts.find((candidate) => candidate.id === position.accountId);
  const guard = facts.guards.find(
    (candidate) => candidate.accountId === position.accountId && candidate.positionId === position.id,
  );
  const { side, quantity, margin, liquidation } = position;
  return {
    id: position.id,
    accountId: position.accountId,
    side,
    quantity,
    price: position.price,
    entryPrice: position.entryPrice,
    margin,
    entryMargin: position.entryMargin,
    liquidation,
    fundingPaid: position.fundingPaid,
    ...(price === undefined ? { pl: position.pl, distanceBps: null } : isolatedAtPrice(position, price.last)),
    stopLoss: position.stopLoss,
    takeProfit: position.takeProfit,
    leverage: leverageOf(quantity, margin, position.price),
    readAt: iso(position.readAt),
    guard: guard === undefined ? null : guardView(guard, position, account, price, locale),
    ...exitsView(facts, position),
  };
};

/** What runs the ticks now, told from what the worker itself last wrote. */
const driverOf = (facts: OverviewFacts): Driver =>
  facts.prices.some((price) => isWorkerAlive(price, facts.now)) ? "worker" : "cron";

const protectionView = ({ provenAt, startedAt }: Proof): NonNullable<Overview["protection"]> => ({
  provenAt: provenAt === null ? null : iso(provenAt),
  since: iso(startedAt),
});

/** The dashboard's facts as the API answers them; `proof` is null where nobody proves protection. */
export const overviewView = (
  facts: OverviewFacts,
  paperProvenance: string,
  locale: Locale,
  proof: Proof | null = null,
): Overview => {
  const networkOf = new Map(facts.accounts.map((account) => [account.id, account.network]));
  const priceOf = (position: StoredPosition) =>
    facts.prices.find((price) => price.network === networkOf.get(position.accountId));
  const ticks = facts.prices.map((price) => price.at);
  return {
    accounts: facts.accounts.map((account) => accountView(account, locale)),
    prices: facts.prices.map((price) => priceView(price, paperProvenance)),
    positions: facts.positions.map((position) => positionView(facts, position, priceOf(position), locale)),
    cross: facts.cross.map((cross) => {
      const account = facts.accounts.find(({ id }) => id === cross.accountId);
      const price = facts.prices.find(({ network }) => network === account?.network);
      const guard = facts.crossGuards.find(({ accountId }) => accountId === cross.accountId);
      return crossView(cross, guard, account, price, locale);
    }),
    lastTickAt: ticks.length === 0 ? null : iso(Math.max(...ticks)),
    protection: proof === null ? null : protectionView(proof),
    driver: driverOf(facts),
    lastKnownAt: null,
    now: iso(facts.now),
  };
};
