import type { Locale } from "#domain/language/locale.ts";
import type { ChartLineKind } from "../chart-lines.ts";
import type { Holding } from "./holding.ts";
import { type ExitPlan, planExit } from "./plan-exit.ts";
import { type GuardPlan, planGuard } from "./plan-guard.ts";

/** The lines that stand for a setting of the trader. */
export type DragKind = Extract<ChartLineKind, "stop" | "take-profit" | "trigger" | "target">;

/** A line that is on its way to another price; in half dollars. */
export type Drag = { readonly kind: DragKind; readonly from: number; readonly price: number };

export type DragPlan = ExitPlan | GuardPlan;

export const isDragKind = (kind: ChartLineKind): kind is DragKind =>
  kind === "stop" || kind === "take-profit" || kind === "trigger" || kind === "target";

/** What letting a line go where it is would ask for; null where nothing can be asked for. */
export const planDrag = (
  locale: Locale,
  holding: Holding,
  { kind, price }: Pick<Drag, "kind" | "price">,
): DragPlan | null =>
  kind === "stop" || kind === "take-profit"
    ? planExit(locale, holding, kind, price)
    : planGuard(locale, holding, kind, price);

/** Where the line would stand: a guard acts where its setting says, which is near the price and not always at it. */
export const landsAt = (plan: DragPlan, { kind, price }: Pick<Drag, "kind" | "price">): number => {
  if (plan.kind === "exit") return plan.price;
  return kind === "trigger" ? plan.trigger : (plan.topUp?.liquidation ?? price);
};
