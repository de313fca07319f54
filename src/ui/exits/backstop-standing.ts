import type { ExitView } from "#server/trpc/schemas/exits.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import type { Format } from "#ui/format/format.ts";
import { BACKSTOP_WORDS } from "./backstop-words.ts";
import { hasStop } from "./exit-standing.ts";
import { EXIT_WORDS } from "./exit-table.ts";
import { heldWords } from "./exit-words.ts";

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
  format: Format,
  { side, stopLoss, stopOwner }: Pick<PositionView, "side" | "stopLoss" | "stopOwner">,
  standing: BackstopStanding,
): string => {
  const words = EXIT_WORDS[format.locale];
  const say = BACKSTOP_WORDS[format.locale].standing;
  const at = stopLoss === null ? null : format.priceExact(stopLoss);
  switch (standing.kind) {
    case "off":
      return stopOwner === "backstop" ? say.givenUp(at) : say.off;
    case "paused":
    case "due":
      return say[standing.kind];
    case "held":
      return words.doesNotStand(heldWords(format, side, standing.rule));
    case "stands":
      return say.stands(at);
    case "yields":
      return say.yields(at, words.owners[standing.owner]);
  }
};
