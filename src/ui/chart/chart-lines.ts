import type { MarginGuardPreview } from "#domain/automations/preview-margin-guard.ts";
import { protectionOf } from "#domain/verdict/judge-position.ts";
import type { PositionView, PriceView } from "#server/trpc/schemas/views.ts";
import { fundingBeside, previewGuard, toGuardConfig } from "#ui/guard/guard-preview.ts";
import { positionEdge } from "#ui/positions/position-ruler.ts";

export type ChartLineKind = "last" | "entry" | "liq" | "trigger" | "target" | "stop" | "take-profit";

/** A horizontal line of the chart, at a price in half dollars. */
export type ChartLine = {
  readonly kind: ChartLineKind;
  readonly price: number;
  /** It is asked for and does not stand yet. */
  readonly isGhost?: boolean;
};

/** Where a guard acts and where that would bring liquidation, beside all that stands without it. */
export const linesWith = (
  position: PositionView,
  last: number,
  preview: MarginGuardPreview | null,
): readonly ChartLine[] => {
  const { stopLoss, takeProfit } = position;
  const lines: ChartLine[] = [
    { kind: "last", price: last },
    { kind: "entry", price: position.entryPrice },
  ];
  if (positionEdge(position) !== null) lines.push({ kind: "liq", price: position.liquidation });
  if (preview !== null) lines.push({ kind: "trigger", price: preview.trigger.price });
  if (preview?.verdict.kind === "add-margin") {
    lines.push({ kind: "target", price: preview.verdict.liquidationAfter });
  }
  if (stopLoss !== null) lines.push({ kind: "stop", price: stopLoss });
  if (takeProfit !== null) lines.push({ kind: "take-profit", price: takeProfit });
  return lines;
};

/** The lines of a position: the same marks as on its ruler. Target is where the guard would bring liquidation. */
export const chartLines = (
  position: PositionView,
  price: PriceView,
  balance: number | null,
): readonly ChartLine[] => {
  const { guard } = position;
  const { last } = price;
  if (guard === null || protectionOf(position) !== "guard") return linesWith(position, last, null);
  const config = toGuardConfig(guard.config);
  const funding = fundingBeside(price);
  return linesWith(position, last, previewGuard({ position, config, last, balance, funding }));
};
