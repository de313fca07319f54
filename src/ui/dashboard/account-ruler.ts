import { distanceAt, protectionOf } from "#domain/verdict/judge-position.ts";
import type { Format } from "#ui/format/format.ts";
import type { RulerMark, RulerSpan } from "#ui/kit/ruler/ruler-types.ts";
import type { ZoneEdge, ZoneEdges } from "#ui/kit/ruler/ruler-zones.ts";
import type { AtRisk } from "#ui/positions/position-risk.ts";
import { positionEdge } from "#ui/positions/position-ruler.ts";
import { DESK_WORDS } from "./desk-words.tsx";

/** The long and the short whose liquidation is nearest to the price. */
export const nearestOf = (
  positions: readonly AtRisk[],
): { readonly long: AtRisk | null; readonly short: AtRisk | null } => {
  const liquidatable = positions.filter((position) => positionEdge(position) !== null);
  const longs = liquidatable.filter(({ side }) => side === "long");
  const shorts = liquidatable.filter(({ side }) => side === "short");
  return {
    long: longs.reduce<AtRisk | null>(
      (most, next) => (most === null || next.liquidation > most.liquidation ? next : most),
      null,
    ),
    short: shorts.reduce<AtRisk | null>(
      (least, next) => (least === null || next.liquidation < least.liquidation ? next : least),
      null,
    ),
  };
};

/** The worst of several edges on one side: whatever is danger for one position is danger for the account. */
const worstEdge = (edges: readonly ZoneEdge[], worst: (...prices: number[]) => number): ZoneEdge | null =>
  edges.length === 0
    ? null
    : {
        liquidation: worst(...edges.map(({ liquidation }) => liquidation)),
        dangerUntil: worst(...edges.map(({ dangerUntil }) => dangerUntil)),
        watchUntil: worst(...edges.map(({ watchUntil }) => watchUntil)),
      };

/** Zones of the whole account: the worst of its longs below the price, the worst of its shorts above it. */
export const accountEdges = (positions: readonly AtRisk[]): ZoneEdges => {
  const edgesOf = (side: AtRisk["side"]) =>
    positions.flatMap((position) => {
      const edge = position.side === side ? positionEdge(position) : null;
      return edge === null ? [] : [edge];
    });
  return {
    below: worstEdge(edgesOf("long"), Math.max),
    above: worstEdge(edgesOf("short"), Math.min),
  };
};

/** Every liquidation in dollars: the ruler keeps the nearest ones in sight. */
export const anchorsOf = (positions: readonly AtRisk[]): readonly number[] =>
  positions.filter((position) => positionEdge(position) !== null).map(({ liquidation }) => liquidation / 2);

/** The nearest liquidation and the nearest guard on either side. */
export const accountMarks = (positions: readonly AtRisk[], format: Format): readonly RulerMark[] => {
  const { long, short } = nearestOf(positions);
  const { marks: names } = DESK_WORDS[format.locale];
  const isBothSided = long !== null && short !== null;
  return [long, short].flatMap((position) => {
    if (position === null) return [];
    const marks: RulerMark[] = [
      {
        kind: "liq",
        name: isBothSided ? names[position.side] : names.liq,
        price: position.liquidation / 2,
        value: format.price(position.liquidation),
      },
    ];
    const trigger = position.guard?.triggerPrice ?? null;
    if (protectionOf(position) === "guard" && trigger !== null) {
      marks.push({
        kind: "trigger",
        name: position.isCross === true ? names.acts : names.adds,
        price: trigger / 2,
        value: format.price(trigger),
      });
    }
    return marks;
  });
};

/** The dimension lines from either liquidation to the last price, each with its distance. */
export const accountDimensions = (
  positions: readonly AtRisk[],
  last: number,
  format: Format,
): readonly RulerSpan[] => {
  const { long, short } = nearestOf(positions);
  return [long, short].flatMap((position) => {
    const bps = position === null ? null : distanceAt(position, last);
    return position === null || bps === null || bps < 0
      ? []
      : [{ from: position.liquidation / 2, to: last / 2, text: format.distance(bps) }];
  });
};
