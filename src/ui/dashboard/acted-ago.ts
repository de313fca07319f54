import type { ReceiptView } from "#server/trpc/schemas/views.ts";
import type { Format } from "#ui/format/format.ts";

/** When a guard last acted on each position, in words. */
export const actedAgo = (
  format: Format,
  receipts: readonly ReceiptView[],
  now: number,
): ReadonlyMap<string, string> => {
  const latest = new Map<string, string>();
  for (const { outcome, positionId, at } of receipts) {
    if (outcome !== "confirmed" || positionId === null || latest.has(positionId)) continue;
    latest.set(positionId, format.ago(Math.max(0, now - Date.parse(at)), at));
  }
  return latest;
};
