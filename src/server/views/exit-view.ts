import type { ExitLevel, ProfitLevel } from "#domain/automations/exits/exit-level.ts";
import type { ExitRule } from "#domain/automations/exits/exit-rule.ts";
import { basisPoints, priceHalfUsd, sats } from "#domain/units.ts";
import type { StoredExit } from "#ports/exits.ts";
import type { ExitRuleView, ExitView } from "../trpc/schemas/exits.ts";

const ruleView = (rule: ExitRule): ExitRuleView => {
  switch (rule.kind) {
    case "stop-loss":
      return { kind: rule.kind, level: rule.config.level };
    case "take-profit":
      return { kind: rule.kind, level: rule.config.level };
    case "trailing-stop":
      return { kind: rule.kind, distance: { ...rule.config.distance }, activation: rule.config.activation };
    case "break-even-stop":
      return { kind: rule.kind, after: rule.config.after, keepSats: rule.config.keep };
    case "backstop":
      return { kind: rule.kind, isWanted: rule.config.isWanted };
  }
};

/** An exit as the API answers it. */
export const exitView = (exit: StoredExit): ExitView => ({
  id: exit.id,
  accountId: exit.accountId,
  positionId: exit.positionId,
  state: exit.state,
  rule: ruleView(exit),
  version: exit.version,
  heldBy: exit.heldBy,
  createdAt: new Date(exit.createdAt).toISOString(),
});

type ProfitForm = Extract<ExitRuleView, { readonly kind: "take-profit" }>["level"];
type ExitForm = Extract<ExitRuleView, { readonly kind: "stop-loss" }>["level"];

const profitLevel = (level: ProfitForm): ProfitLevel => {
  switch (level.by) {
    case "price":
      return { by: level.by, price: priceHalfUsd(level.price) };
    case "percent":
      return { by: level.by, bps: basisPoints(level.bps) };
    case "sats":
      return { by: level.by, amount: sats(level.amount) };
  }
};

const exitLevel = (level: ExitForm): ExitLevel =>
  level.by === "liquidation-distance" ? { by: level.by, bps: basisPoints(level.bps) } : profitLevel(level);

/** A form of the API in the domain's units. */
export const exitRuleOf = (form: ExitRuleView): ExitRule => {
  switch (form.kind) {
    case "stop-loss":
      return { kind: form.kind, config: { level: exitLevel(form.level) } };
    case "take-profit":
      return { kind: form.kind, config: { level: profitLevel(form.level) } };
    case "trailing-stop": {
      const activation = form.activation === null ? null : priceHalfUsd(form.activation);
      return { kind: form.kind, config: { distance: form.distance, activation } };
    }
    case "break-even-stop":
      return { kind: form.kind, config: { after: profitLevel(form.after), keep: sats(form.keepSats) } };
    case "backstop":
      return { kind: form.kind, config: { isWanted: form.isWanted } };
  }
};
