import type { ReceiptView } from "#server/trpc/schemas/views.ts";

type Told = Pick<ReceiptView, "id" | "positionId">;

/** Of the newest receipts those about a position, before those that were read of it alone; each once, both newest first. */
export const ofPosition = <R extends Told>(
  positionId: string,
  recent: readonly R[],
  read: readonly R[],
): readonly R[] => {
  const newest = recent.filter((receipt) => receipt.positionId === positionId);
  const known = new Set(newest.map(({ id }) => id));
  return [...newest, ...read.filter(({ id }) => !known.has(id))];
};
