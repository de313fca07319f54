import type { Format } from "#ui/format/format.ts";
import type { Verdict } from "#ui/verdict/verdict.ts";

const PRODUCT = "Axisor";

/** `Safe · 11.6 % · Axisor`; on another page than `home` its name in the place of the product's. */
export const tabTitle = (
  { distance: told }: Pick<Format, "distance">,
  home: string,
  page: string,
  verdict: Verdict | null,
): string => {
  if (verdict === null || verdict.kind === "empty") return page;
  const name = page.endsWith(` · ${PRODUCT}`) ? page.slice(0, -(PRODUCT.length + 3)) : page;
  const distance = verdict.distanceBps === null ? [] : [told(verdict.distanceBps)];
  return [verdict.word, ...distance, name === home ? PRODUCT : name].join(" · ");
};
