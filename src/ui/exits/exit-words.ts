import type { BackstopVerdict } from "#domain/automations/exits/backstop.ts";
import type { StopVerdict } from "#domain/automations/exits/decide-stop.ts";
import type { TakeProfitVerdict } from "#domain/automations/exits/decide-take-profit.ts";
import type { ExitRuleView } from "#server/trpc/schemas/exits.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import type { Format } from "#ui/format/format.ts";
import type { ExitStanding } from "./exit-standing.ts";
import { EXIT_WORDS } from "./exit-table.ts";

type Side = PositionView["side"];

/** Every rule that can hold an exit back. */
export type HeldRule = Extract<
  StopVerdict | TakeProfitVerdict | BackstopVerdict,
  { readonly kind: "alert" }
>["rule"];

const isHeldRule = (rule: string): rule is HeldRule => Object.hasOwn(EXIT_WORDS.en.held, rule);

/** Why an exit does not stand, and what to do about it. */
export const heldWords = ({ locale }: Pick<Format, "locale">, side: Side, rule: string): string => {
  const words = EXIT_WORDS[locale];
  return isHeldRule(rule) ? words.held[rule](side) : words.heldOtherwise(rule);
};

/** How an exit stands, in a sentence or two. It says that it stands only where LN Markets shows it. */
export const standingWords = (
  format: Format,
  kind: ExitRuleView["kind"],
  side: Side,
  standing: ExitStanding,
): string => {
  const words = EXIT_WORDS[format.locale];
  const say = words.standing;
  const exact = (price: number | null) => (price === null ? null : format.priceExact(price));
  switch (standing.kind) {
    case "none":
      return say.none(words.names[kind]);
    case "paused":
    case "due":
    case "closing":
      return say[standing.kind];
    case "held":
      return words.doesNotStand(heldWords(format, side, standing.rule));
    case "stands":
      return say.stands(exact(standing.price));
    case "waits":
      return say.waits(format.priceExact(standing.price), exact(standing.now));
    case "yields":
      return say.yields(exact(standing.price), words.owners[standing.owner]);
    case "differs":
      return say.differs(format.priceExact(standing.wanted), format.priceExact(standing.price));
  }
};
