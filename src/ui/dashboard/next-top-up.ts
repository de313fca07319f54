import { distanceAt, protectionOf } from "#domain/verdict/judge-position.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";

/** The sats the guard of the position nearest to liquidation needs when it fires next; null when no guard is armed. */
export const nextTopUp = (positions: readonly PositionView[], last: number): number | null => {
  const [guarded] = positions
    .filter((position) => protectionOf(position) === "guard")
    .sort(
      (a, b) =>
        (distanceAt(a, last) ?? Number.POSITIVE_INFINITY) - (distanceAt(b, last) ?? Number.POSITIVE_INFINITY),
    );
  return guarded?.guard?.nextTopUp ?? null;
};
