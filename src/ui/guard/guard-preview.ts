import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";
import { type MarginGuardPreview, previewMarginGuard } from "#domain/automations/preview-margin-guard.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { basisPoints, priceHalfUsd, sats, usd } from "#domain/units.ts";
import type { GuardView, PositionView } from "#server/trpc/schemas/views.ts";

/** A position as the domain knows it. Fees, funding and the time of opening do not enter a preview, so they are zero. */
export const toIsolatedPosition = (view: PositionView): IsolatedPosition => ({
  id: view.id,
  side: view.side,
  quantity: usd(view.quantity),
  price: priceHalfUsd(view.price),
  entryPrice: priceHalfUsd(view.entryPrice),
  margin: sats(view.margin),
  entryMargin: sats(view.entryMargin),
  liquidation: priceHalfUsd(view.liquidation),
  pl: sats(view.pl),
  maintenanceMargin: sats(0),
  fundingPaid: sats(0),
  openingFee: sats(0),
  stopLoss: view.stopLoss === null ? null : priceHalfUsd(view.stopLoss),
  takeProfit: view.takeProfit === null ? null : priceHalfUsd(view.takeProfit),
  openedAt: 0,
});

const orNone = (amount: number | null) => (amount === null ? null : sats(amount));

/** A guard's settings in the domain's units. */
export const toGuardConfig = (config: GuardView["config"]): MarginGuardConfig => ({
  trigger: basisPoints(config.triggerBps),
  target: basisPoints(config.targetBps),
  maxTotal: sats(config.maxTotalSats),
  maxPerAction: orNone(config.maxPerActionSats),
  maxPerDay: orNone(config.maxPerDaySats),
  cooldownMs: config.cooldownSeconds * 1_000,
});

/** An unread balance bounds nothing: the page says beside it that free sats are unknown. */
const UNKNOWN_BALANCE = Number.MAX_SAFE_INTEGER;

/** What the guard would do the first time it fires, by the same decision the server takes. Null when nothing can be liquidated. */
export const previewGuard = (facts: {
  readonly position: PositionView;
  readonly config: MarginGuardConfig;
  readonly last: number;
  readonly balance: number | null;
}): MarginGuardPreview | null =>
  previewMarginGuard({
    position: toIsolatedPosition(facts.position),
    last: priceHalfUsd(facts.last),
    balance: sats(facts.balance ?? UNKNOWN_BALANCE),
    spending: {
      addedInAll: sats(facts.position.guard?.addedInAll ?? 0),
      addedInDay: sats(facts.position.guard?.addedToday ?? 0),
      sinceLastActionMs: null,
    },
    config: facts.config,
  });
