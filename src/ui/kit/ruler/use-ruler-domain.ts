import { useState } from "react";
import { nextDomain, nextStageDomain, type RulerDomain } from "./ruler-scale.ts";

const useKept = (choose: (current: RulerDomain | null) => RulerDomain): RulerDomain => {
  const [domain, setDomain] = useState<RulerDomain | null>(null);
  const next = choose(domain);
  if (next !== domain) setDomain(next);
  return next;
};

/** The domain of a live ruler: it stays as it is until the price or a nearest anchor leaves it. */
export const useRulerDomain = (last: number, anchors: readonly number[]): RulerDomain =>
  useKept((current) => nextDomain(current, last, anchors));

/** The domain two lanes share: it stays as it is until one of their prices leaves it. */
export const useStageDomain = (prices: readonly number[]): RulerDomain =>
  useKept((current) => nextStageDomain(current, prices));
