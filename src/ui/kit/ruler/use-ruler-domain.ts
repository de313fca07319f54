import { useState } from "react";
import { nextDomain, type RulerDomain } from "./ruler-scale.ts";

/** The domain of a live ruler: it stays as it is until the price or a nearest anchor leaves it. */
export const useRulerDomain = (last: number, anchors: readonly number[]): RulerDomain => {
  const [domain, setDomain] = useState<RulerDomain | null>(null);
  const next = nextDomain(domain, last, anchors);
  if (next !== domain) setDomain(next);
  return next;
};
