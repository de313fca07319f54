import type { PositionView } from "#server/trpc/schemas/views.ts";
import { exitOf, STOP_KINDS } from "#ui/exits/exit-standing.ts";
import type { ChartLineKind } from "../chart-lines.ts";

/** Why a line stays where it is. */
export type Fixed =
  | "last"
  | "entry"
  | "liq"
  | "trailing"
  | "break-even"
  | "backstop"
  | "pausedStop"
  | "pausedProfit";

const stopFixed = (position: PositionView): Fixed | null => {
  const exit = exitOf(position, STOP_KINDS);
  if (position.stopTrailsBps !== null || exit?.rule.kind === "trailing-stop") return "trailing";
  if (exit?.rule.kind === "break-even-stop") return "break-even";
  if (exit?.state === "paused") return "pausedStop";
  return position.stopOwner === "backstop" ? "backstop" : null;
};

/** Why a line of a position cannot be dragged; null where it can. */
export const whyFixed = (position: PositionView, kind: ChartLineKind): Fixed | null => {
  switch (kind) {
    case "last":
    case "entry":
    case "liq":
      return kind;
    case "stop":
      return stopFixed(position);
    case "take-profit":
      return exitOf(position, ["take-profit"])?.state === "paused" ? "pausedProfit" : null;
    case "trigger":
    case "target":
      return null;
  }
};
