import { format } from "#ui/format/format.ts";
import type { Verdict } from "#ui/verdict/verdict.ts";

const PRODUCT = "Axisor";

/** `Safe · 11.6 % · Axisor`; on another page than Home its name in the place of the product's. */
export const tabTitle = (page: string, verdict: Verdict | null): string => {
  if (verdict === null || verdict.kind === "empty") return page;
  const name = page.endsWith(` · ${PRODUCT}`) ? page.slice(0, -(PRODUCT.length + 3)) : page;
  const distance = verdict.distanceBps === null ? [] : [format.distance(verdict.distanceBps)];
  return [verdict.word, ...distance, name === "Home" ? PRODUCT : name].join(" · ");
};
