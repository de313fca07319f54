import type { ExitView } from "#server/trpc/schemas/exits.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import { format } from "#ui/format/format.ts";
import { hasStop } from "./exit-standing.ts";
import { heldWords, OWNER_WORDS } from "./exit-words.ts";

/** How the backstop stands, told from what LN Markets shows. */
export type BackstopStanding =
  | { readonly kind: "off" | "paused" | "stands" | "due" }
  | { readonly kind: "held"; readonly rule: string }
  | { readonly kind: "yields"; readonly owner: "trader" | "hand" };

/** Whether a backstop is asked for, whatever became of it. */
export const isWanted = (exit: ExitView | null): boolean =>
  exit !== null && exit.rule.kind === "backstop" && exit.rule.isWanted;

/** How the backstop of a position stands. */
export const backstopStanding = (
  exit: ExitView | null,
  position: Pick<PositionView, "stopOwner" | "stopLoss" | "stopTrailsBps">,
): BackstopStanding => {
  if (exit === null || !isWanted(exit)) return { kind: "off" };
  if (exit.state !== "armed") return { kind: "paused" };
  if (exit.heldBy !== null) return { kind: "held", rule: exit.heldBy };
  const { stopOwner } = position;
  if (!hasStop(position) || stopOwner === null) return { kind: "due" };
  return stopOwner === "backstop" ? { kind: "stands" } : { kind: "yields", owner: stopOwner };
};

/** How the backstop stands, in a sentence or two. */
export const backstopWords = (
  { side, stopLoss, stopOwner }: Pick<PositionView, "side" | "stopLoss" | "stopOwner">,
  standing: BackstopStanding,
): string => {
  const at = stopLoss === null ? "" : ` at ${format.priceExact(stopLoss)}`;
  switch (standing.kind) {
    case "off":
      return stopOwner === "backstop"
        ? `The backstop is given up. It still stands at LN Markets${at} and is being taken away.`
        : "No backstop is wanted.";
    case "paused":
      return "Paused. It does not follow liquidation; what stands at LN Markets stays there.";
    case "due":
      return "Wanted. Being placed at LN Markets, which takes seconds; it does not stand yet.";
    case "held":
      return `Does not stand: ${heldWords(side, standing.rule)}`;
    case "stands":
      return `The backstop stands at LN Markets${at} and follows liquidation.`;
    case "yields":
      return `Wanted. The stop${at}, ${OWNER_WORDS[standing.owner]}, stands in its place and is left there.`;
  }
};
