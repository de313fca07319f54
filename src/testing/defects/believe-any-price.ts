import type { judgePrice } from "#domain/market/judge-price.ts";

/** Takes every price for one to act on, however long it has stood still and whatever others say. */
export const believeAnyPrice: typeof judgePrice = ({ last, index, at, now }) => ({
  verdict: { kind: "plausible" },
  history: { last, since: at, indexThen: index, index: index === null ? null : { price: index, at: now } },
});
