import type { PositionView, PriceView } from "#server/trpc/schemas/views.ts";
import { fundingBeside, previewGuard, toGuardConfig } from "#ui/guard/guard-preview.ts";
import { protectionOf } from "#ui/positions/position-risk.ts";
import { positionEdge } from "#ui/positions/position-ruler.ts";

export type ChartLineKind = "last" | "entry" | "liq" | "trigger" | "target" | "stop" | "take-profit";

/** A horizontal line of the chart, at a price in half dollars. */
export type ChartLine = {
  readonly kind: ChartLineKind;
  readonly price: number;
  /** It is asked for and does not stand yet. */
  readonly isGhost?: boolean;
};

/** The lines of a position: the same marks as on its ruler. Target is where the guard would bring liquidation. */
export const chartLines = (
  position: PositionView,
  price: PriceView,
  balance: number | null,
): readonly ChartLine[] => {
  const { guard, stopLoss, takeProfit } = position;
  const { last } = price;
  const lines: ChartLine[] = [
    { kind: "last", price: last },
    { kind: "entry", price: position.entryPrice },
  ];
  if (positionEdge(position) !== null) {
    lines.push({ kind: "liq", price: position.liquidation });
  }
  if (guard !== null && protectionOf(position) === "guard") {
    const funding = fundingBeside(price);
    const preview = previewGuard({ position, config: toGuardConfig(guard.config), last, balance, funding });
    if (preview !== null) lines.push({ kind: "trigger", price: preview.trigger.price });
    if (preview?.verdict.kind === "add-margin") {
      lines.push({ kind: "target", price: preview.verdict.liquidationAfter });
    }
  }
  if (stopLoss !== null) lines.push({ kind: "stop", price: stopLoss });
  if (takeProfit !== null) lines.push({ kind: "take-profit", price: takeProfit });
  return lines;
};
