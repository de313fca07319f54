import { protectionOf, thresholdsOf } from "#domain/verdict/judge-position.ts";
import type { Format } from "#ui/format/format.ts";
import type { RulerMark } from "#ui/kit/ruler/ruler-types.ts";
import type { ZoneEdge, ZoneEdges } from "#ui/kit/ruler/ruler-zones.ts";
import { type AtRisk, asLiquidatable, priceWhereDistanceIs } from "./position-risk.ts";
import { POSITION_RULER_WORDS } from "./position-ruler-words.ts";

const dollars = (halfUsd: number): number => halfUsd / 2;

type Named = Pick<AtRisk, "side" | "quantity" | "isCross">;

/** `Long $2,500`, `Cross long $2,500`: the name of a position wherever one is needed. */
export const positionName = ({ side, quantity, isCross }: Named, format: Format): string => {
  const words = isCross === true ? `cross ${side}` : side;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} ${format.quantity(quantity)}`;
};

/** The same inside a sentence; in Portuguese to stand behind "posição". */
export const positionNameInline = ({ side, quantity, isCross }: Named, format: Format): string => {
  const name = `${side} ${format.quantity(quantity)}`;
  return isCross === true ? POSITION_RULER_WORDS[format.locale].theCross(name) : name;
};

/** Where danger and watch end for a position, in dollars; null when it can never be liquidated. */
export const positionEdge = (position: AtRisk): ZoneEdge | null => {
  const { dangerBps, watchBps } = thresholdsOf(asLiquidatable(position));
  const danger = priceWhereDistanceIs(position, dangerBps);
  const watch = priceWhereDistanceIs(position, watchBps);
  if (danger === null || watch === null) return null;
  const isStop = protectionOf(position) === "stop";
  const dangerUntil = isStop && position.stopLoss !== null ? position.stopLoss : danger;
  const farther = position.side === "long" ? Math.max : Math.min;
  return {
    liquidation: dollars(position.liquidation),
    dangerUntil: dollars(dangerUntil),
    watchUntil: dollars(farther(dangerUntil, watch)),
  };
};

/** The zones of a position's own ruler; nothing is drawn past its take profit. */
export const positionEdges = (position: AtRisk): ZoneEdges => {
  const edge = positionEdge(position);
  const ends = position.takeProfit === null ? null : position.takeProfit / 2;
  return position.side === "long" ? { below: edge, above: null, ends } : { below: null, above: edge, ends };
};

/** Everything that stands on a position's ruler: liquidation, guard, stop, take profit and entry. */
export const positionMarks = (position: AtRisk, format: Format): readonly RulerMark[] => {
  const { guard, stopLoss, takeProfit } = position;
  const { marks: names } = POSITION_RULER_WORDS[format.locale];
  const marks: RulerMark[] = [];
  const mark = (kind: RulerMark["kind"], name: string, halfUsd: number, isQuiet = false) =>
    marks.push({ kind, name, price: dollars(halfUsd), value: format.price(halfUsd), isQuiet });
  if (positionEdge(position) !== null) mark("liq", names.liq, position.liquidation);
  if (protectionOf(position) === "guard" && typeof guard?.triggerPrice === "number") {
    mark("trigger", names.guard, guard.triggerPrice);
  }
  if (stopLoss !== null) mark("stop", names.stop, stopLoss);
  if (takeProfit !== null) mark("take-profit", names.takeProfit, takeProfit);
  mark("entry", names.entry, position.entryPrice, true);
  return marks;
};

/** A position's ruler in words, for screen readers. */
export const positionText = (position: AtRisk, last: number | null, format: Format): string => {
  const words = POSITION_RULER_WORDS[format.locale];
  const named = positionMarks(position, format).map(({ kind, name, value }) =>
    kind === "liq" ? words.rulerMark.liquidation(value) : `${name.toLowerCase()} ${value}`,
  );
  const price = last === null ? [] : [words.rulerMark.last(format.price(last))];
  return `${positionName(position, format)}: ${[...named, ...price].join(", ")}.`;
};
