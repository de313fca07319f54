import type { GuardStep } from "#domain/automations/guard-step.ts";
import { type AnnouncedFunding, announcedFunding } from "#domain/automations/look-ahead.ts";
import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";
import { type MarginGuardPreview, previewMarginGuard } from "#domain/automations/preview-margin-guard.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { basisPoints, priceHalfUsd, rateE9, type Sats, sats, usd } from "#domain/units.ts";
import type { GuardStepView, GuardView, PositionView, PriceView } from "#server/trpc/schemas/views.ts";

/**
 * A position as the domain knows it. Fees and the time of opening do not enter a preview, so they are zero; nor do its
 * label and whether its stop trails.
 */
export const toIsolatedPosition = (view: PositionView): IsolatedPosition => ({
  id: view.id,
  clientId: null,
  side: view.side,
  quantity: usd(view.quantity),
  price: priceHalfUsd(view.price),
  entryPrice: priceHalfUsd(view.entryPrice),
  margin: sats(view.margin),
  entryMargin: sats(view.entryMargin),
  liquidation: priceHalfUsd(view.liquidation),
  pl: sats(view.pl),
  maintenanceMargin: sats(0),
  fundingPaid: sats(view.fundingPaid),
  openingFee: sats(0),
  stopLoss: view.stopLoss === null ? null : priceHalfUsd(view.stopLoss),
  stopLossTrailing: null,
  takeProfit: view.takeProfit === null ? null : priceHalfUsd(view.takeProfit),
  openedAt: 0,
});

const orNone = (amount: number | null) => (amount === null ? null : sats(amount));

const toGuardStep = ({ when, deed }: GuardStepView): GuardStep => ({
  when:
    when.by === "price"
      ? { by: when.by, price: priceHalfUsd(when.price) }
      : { by: when.by, bps: basisPoints(when.bps) },
  deed: deed.kind === "close" ? deed : { kind: deed.kind, target: basisPoints(deed.targetBps) },
});

/** A guard's settings in the domain's units. */
export const toGuardConfig = (config: GuardView["config"]): MarginGuardConfig => ({
  steps: config.steps.map(toGuardStep),
  maxTotal: sats(config.maxTotalSats),
  maxPerAction: orNone(config.maxPerActionSats),
  maxPerDay: orNone(config.maxPerDaySats),
  maxLoss: orNone(config.maxLossSats),
  reserve: sats(config.reserveSats),
  cooldownMs: config.cooldownSeconds * 1_000,
  ...(config.settlementsAhead === 0 ? {} : { settlementsAhead: config.settlementsAhead }),
});

/** An unread balance bounds nothing: the page says beside it that free sats are unknown. */
const UNKNOWN_BALANCE = Number.MAX_SAFE_INTEGER;

/** What a guard has added so far, in sats. */
export type Spent = { readonly inAll: number; readonly today: number };

export const spentBy = (guard: GuardView | null): Spent => ({
  inAll: guard?.addedInAll ?? 0,
  today: guard?.addedToday ?? 0,
});

export type GuardCase = {
  readonly position: PositionView;
  readonly config: MarginGuardConfig;
  /** The last price in half dollars. */
  readonly last: number;
  /** Free sats; null when they have not been read. */
  readonly balance: number | null;
  /** The funding announced; null where it is not known. */
  readonly funding: AnnouncedFunding | null;
};

/** The funding that is announced beside a price, as of the time of that price. */
export const fundingBeside = ({ fundingRateE9, fundingAt, readAt }: PriceView): AnnouncedFunding | null =>
  announcedFunding(
    {
      fundingRate: fundingRateE9 === null ? null : rateE9(fundingRateE9),
      fundingAt: fundingAt === null ? null : Date.parse(fundingAt),
    },
    Date.parse(readAt),
  );

/** What the account's cap leaves once `spent` is spent: what was spent since is taken off what was told. */
const accountRoomOf = (guard: GuardView | null, { today }: Spent): { readonly accountRoom?: Sats } =>
  guard === null || guard.accountRoom === null
    ? {}
    : { accountRoom: sats(guard.accountRoom - (today - guard.addedToday)) };

/** Steps that acted count only for the settings they acted under: other settings begin anew. */
const doneUnder = ({ steps, ...caps }: MarginGuardConfig, guard: GuardView | null): readonly number[] => {
  if (guard === null) return [];
  const { steps: standingSteps, ...standing } = toGuardConfig(guard.config);
  const isSame = JSON.stringify([steps, caps]) === JSON.stringify([standingSteps, standing]);
  return isSame ? guard.doneSteps : [];
};

/**
 * What the guard would do the first time it fires, by the same decision the server takes. `spent` is what the position's
 * guard has added, unless told otherwise; a cooldown is left out, because it is over before most prices come. Null when
 * nothing can be liquidated, or nothing is left to act.
 */
export const previewGuard = (
  { position, config, last, balance, funding }: GuardCase,
  spent: Spent = spentBy(position.guard),
): MarginGuardPreview | null =>
  previewMarginGuard({
    position: toIsolatedPosition(position),
    last: priceHalfUsd(last),
    balance: sats(balance ?? UNKNOWN_BALANCE),
    spending: {
      addedInAll: sats(spent.inAll),
      addedInDay: sats(spent.today),
      sinceLastActionMs: null,
      doneSteps: doneUnder(config, position.guard),
      ...accountRoomOf(position.guard, spent),
    },
    config,
    funding,
  });
