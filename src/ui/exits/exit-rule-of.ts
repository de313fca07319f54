import type { ExitLevel, ProfitLevel } from "#domain/automations/exits/exit-level.ts";
import type { ExitRule } from "#domain/automations/exits/exit-rule.ts";
import { basisPoints, priceHalfUsd, sats } from "#domain/units.ts";
import type { RuleOf, SentenceRule } from "./exit-draft.ts";

const toProfitLevel = (level: RuleOf<"take-profit">["level"]): ProfitLevel => {
  switch (level.by) {
    case "price":
      return { by: level.by, price: priceHalfUsd(level.price) };
    case "percent":
      return { by: level.by, bps: basisPoints(level.bps) };
    case "sats":
      return { by: level.by, amount: sats(level.amount) };
  }
};

const toExitLevel = (level: RuleOf<"stop-loss">["level"]): ExitLevel =>
  level.by === "liquidation-distance" ? { by: level.by, bps: basisPoints(level.bps) } : toProfitLevel(level);

/** Settings as the API has them, in the domain's units. */
export const toExitRule = (rule: SentenceRule): Exclude<ExitRule, { readonly kind: "backstop" }> => {
  switch (rule.kind) {
    case "stop-loss":
      return { kind: rule.kind, config: { level: toExitLevel(rule.level) } };
    case "take-profit":
      return { kind: rule.kind, config: { level: toProfitLevel(rule.level) } };
    case "trailing-stop": {
      const activation = rule.activation === null ? null : priceHalfUsd(rule.activation);
      return { kind: rule.kind, config: { distance: rule.distance, activation } };
    }
    case "break-even-stop":
      return {
        kind: rule.kind,
        config: { after: toProfitLevel(rule.after), keep: sats(rule.keepSats) },
      };
  }
};
