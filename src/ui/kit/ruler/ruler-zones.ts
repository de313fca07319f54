import type { RulerDomain } from "./ruler-scale.ts";

export type ZoneKind = "lost" | "danger" | "watch" | "safe";

/** What lies beyond one liquidation, seen from it towards the market: danger, then watch, then safe. Prices in dollars. */
export type ZoneEdge = {
  readonly liquidation: number;
  readonly dangerUntil: number;
  readonly watchUntil: number;
};

export type ZoneEdges = {
  /** The liquidation under the price, of the long nearest to it. */
  readonly below: ZoneEdge | null;
  /** The liquidation over the price, of the short nearest to it. */
  readonly above: ZoneEdge | null;
  /** Where the position would be over with profit; nothing is drawn past it. */
  readonly ends?: number | null;
};

export type Zone = { readonly kind: ZoneKind; readonly from: number; readonly to: number };

const kindAt = ({ below, above, ends }: ZoneEdges, price: number): ZoneKind | null => {
  if ((below && price <= below.liquidation) || (above && price >= above.liquidation)) return "lost";
  if ((below && price < below.dangerUntil) || (above && price > above.dangerUntil)) return "danger";
  if ((below && price < below.watchUntil) || (above && price > above.watchUntil)) return "watch";
  const isPastEnd = typeof ends === "number" && (below ? price > ends : above !== null && price < ends);
  return isPastEnd ? null : "safe";
};

/**
 * The stretches of the band from left to right, the worst verdict winning where two sides overlap.
 * Stretches where the position would be closed already are left out.
 */
export const rulerZones = (domain: RulerDomain, edges: ZoneEdges): readonly Zone[] => {
  const { below, above, ends } = edges;
  const inside = [below, above]
    .flatMap((edge) => (edge ? [edge.liquidation, edge.dangerUntil, edge.watchUntil] : []))
    .concat(typeof ends === "number" ? [ends] : [])
    .filter((price) => price > domain.low && price < domain.high);
  const cuts = [...new Set([domain.low, ...inside, domain.high])].sort((a, b) => a - b);
  const zones: Zone[] = [];
  for (const [index, from] of cuts.slice(0, -1).entries()) {
    const to = cuts[index + 1] ?? domain.high;
    const kind = kindAt(edges, (from + to) / 2);
    const before = zones.at(-1);
    if (kind === null) continue;
    if (before?.kind === kind && before.to === from) zones[zones.length - 1] = { ...before, to };
    else zones.push({ kind, from, to });
  }
  return zones;
};
