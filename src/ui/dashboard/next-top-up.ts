import type { PositionView, PriceView } from "#server/trpc/schemas/views.ts";
import { fundingBeside, previewGuard, toGuardConfig } from "#ui/guard/guard-preview.ts";
import { distanceAt, protectionOf } from "#ui/positions/position-risk.ts";

/** The sats the guard of the position nearest to liquidation needs when it fires next; null when no guard is armed. */
export const nextTopUp = (positions: readonly PositionView[], price: PriceView): number | null => {
  const guarded = positions
    .filter((position) => protectionOf(position) === "guard")
    .sort(
      (a, b) =>
        (distanceAt(a, price.last) ?? Number.POSITIVE_INFINITY) -
        (distanceAt(b, price.last) ?? Number.POSITIVE_INFINITY),
    )[0];
  if (!guarded?.guard) return null;
  const preview = previewGuard({
    position: guarded,
    config: toGuardConfig(guarded.guard.config),
    last: price.last,
    balance: null,
    funding: fundingBeside(price),
  });
  return preview?.verdict.kind === "add-margin" ? preview.verdict.amount : null;
};
