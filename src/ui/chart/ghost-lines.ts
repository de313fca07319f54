import type { PositionView } from "#server/trpc/schemas/views.ts";
import { previewExit } from "#ui/exits/exit-preview.ts";
import { exitOf, exitStanding, sentenceOf } from "#ui/exits/exit-standing.ts";
import type { ChartLine } from "./chart-lines.ts";

/** Where exits that are armed do not stand yet: LN Markets shows another price, or none. */
export const ghostLines = (position: PositionView, last: number): readonly ChartLine[] =>
  (["stop-loss", "take-profit"] as const).flatMap((of): readonly ChartLine[] => {
    const exit = exitOf(position, [of]);
    const rule = sentenceOf(exit);
    const { kind } = exitStanding(exit, position, last);
    if (rule === null || (kind !== "due" && kind !== "differs")) return [];
    const price = previewExit({ position, last, rule })?.price ?? null;
    const line = of === "stop-loss" ? ("stop" as const) : of;
    const standing = of === "stop-loss" ? position.stopLoss : position.takeProfit;
    return price === null || price === standing ? [] : [{ kind: line, price, isGhost: true }];
  });
