import type { WaitingOrdersView } from "#server/trpc/schemas/waiting-orders.ts";

/** Nobody else reads what waits, so an open page asks for it; each asking is two requests to the exchange. */
const POLL_MS = 15_000;
/** While an order is being taken back, somebody waits for it to be gone; and after an answer that did not come. */
const SOON_MS = 4_000;

type Asked = {
  readonly data: WaitingOrdersView | undefined;
  readonly hasFailed: boolean;
  /** Whole seconds that were named with a refusal; null without one. */
  readonly retryAfter: number | null;
};

/** When a page asks again for what waits, in milliseconds: soon where it knows that its answer will not stand. */
export const nextAskingMs = ({ data, hasFailed, retryAfter }: Asked): number => {
  if (hasFailed) return Math.min(POLL_MS, Math.max(SOON_MS, (retryAfter ?? 0) * 1_000));
  const all = [...(data?.isolated ?? []), ...(data?.cross ?? [])];
  return all.some(({ isTakenBack }) => isTakenBack) ? SOON_MS : POLL_MS;
};
