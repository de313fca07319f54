import { inBoth } from "../../language/in-both.ts";
import type { Locale } from "../../language/locale.ts";
import type { AutomationKind } from "./automation-settings.ts";

/** What is there when an automation is deleted. */
export type DeletionFacts = {
  readonly kind: AutomationKind;
  /** Whether the exchange holds a stop, or a take profit, in the place this automation fills. */
  readonly isPlaced: boolean;
  /** Whether the position carries a backstop that is wanted. */
  readonly hasBackstop: boolean;
  /** What becomes of orders of an entry that may wait at the exchange. */
  readonly orders: "none" | "taken-back" | "left";
  /** Whether a breaker tripped and its rest is not over. */
  readonly isResting: boolean;
};

/** What a deletion leaves; each names its rule. `refused` where it must not be deleted. */
export type LeftStanding =
  | { readonly kind: "refused"; readonly rule: "backstop" | "breaker-rests" }
  | { readonly kind: "left"; readonly rule: "stop-stays" | "take-profit-stays" | "backstop-stays" }
  | { readonly kind: "left"; readonly rule: "nothing-stays" | "unguarded" | "cross-unguarded" }
  | { readonly kind: "left"; readonly rule: "alert-silent" | "unwatched" | "plan-off" }
  | { readonly kind: "left"; readonly rule: "enters-nothing" | "orders-taken-back" | "orders-stay" };

const WORDS = inBoth({
  en: {
    backstop:
      "A backstop is not deleted: switch it off on the exits page, and its stop is taken away at LN Markets.",
    "breaker-rests": "The breaker tripped, and its rest is not over: it is deleted once it is.",
    "alert-silent": "You are not told of this any more.",
    unwatched:
      "Nothing watches the drawdown of this account any more. What the breaker threw before stays thrown until you step it down.",
    "plan-off": "A position without a guard gets none by itself any more. The guards it made stay.",
    "enters-nothing": "It enters nothing any more. Positions it opened and their guards stay as they are.",
    "orders-taken-back":
      "It places nothing any more, and what still waits of it at LN Markets is taken back within seconds: then it is over. Positions it opened and their guards stay as they are.",
    "orders-stay":
      "It ends at once: orders that still wait at LN Markets stay there and may open positions. Leave it, and they are taken back.",
    "stop-stays":
      "The stop that stands at LN Markets stays there, and nobody moves it any more. Take it away by hand if you want none.",
    "take-profit-stays":
      "The take profit that stands at LN Markets stays there. Take it away by hand if you want none.",
    "backstop-stays":
      "Nothing is added to this position any more. Its backstop stays at LN Markets and goes on following liquidation.",
    "nothing-stays": "Nothing of it stands at LN Markets.",
    unguarded: "Nothing is added to this position any more, and it carries no backstop.",
    "cross-unguarded":
      "Nothing is done to the cross position any more, and LN Markets holds no stop for one. A guard that is armed later begins with caps of its own.",
  },
  "pt-BR": {
    backstop:
      "Um stop de segurança não se exclui: desligue-o na página de saídas, e o stop dele é retirado na LN Markets.",
    "breaker-rests": "O disjuntor disparou, e o descanso dele não acabou: ele é excluído quando acabar.",
    "alert-silent": "Você não recebe mais avisos disto.",
    unwatched:
      "Nada mais observa as perdas desta conta. O que o disjuntor acionou antes continua acionado até você baixá-lo.",
    "plan-off": "Uma posição sem guardião não ganha mais um por si. Os guardiões que ele criou ficam.",
    "enters-nothing":
      "Ela não entra mais em nada. As posições que abriu e os guardiões delas ficam como estão.",
    "orders-taken-back":
      "Ela não coloca mais nada, e o que ainda espera dela na LN Markets é cancelado em segundos: então ela acaba. As posições que abriu e os guardiões delas ficam como estão.",
    "orders-stay":
      "Ela acaba já: ordens que ainda esperam na LN Markets ficam lá e podem abrir posições. Deixe-a, e elas são canceladas.",
    "stop-stays":
      "O stop que está na LN Markets fica lá, e ninguém mais o move. Retire-o à mão se não quiser nenhum.",
    "take-profit-stays": "O take profit que está na LN Markets fica lá. Retire-o à mão se não quiser nenhum.",
    "backstop-stays":
      "Nada mais é adicionado a esta posição. O stop de segurança dela fica na LN Markets e continua a acompanhar a liquidação.",
    "nothing-stays": "Nada disto está na LN Markets.",
    unguarded: "Nada mais é adicionado a esta posição, e ela não tem stop de segurança.",
    "cross-unguarded":
      "Nada mais é feito com a posição cross, e a LN Markets não guarda stop para uma. Um guardião armado depois começa com limites próprios.",
  },
});

const ENTRY_LEAVES = {
  none: "enters-nothing",
  "taken-back": "orders-taken-back",
  left: "orders-stay",
} as const;

/**
 * What deleting an automation leaves behind. What stands at the exchange is left there: taking a stop away is an order of
 * its own, and nobody loses one by tidying up. A backstop is not deleted but switched off, because it alone knows that the
 * stop at the exchange is its own: without it that stop would never follow liquidation again. A breaker that tripped is not
 * deleted before its rest is over: another one in its place would trade a loss back in the heat of it.
 */
export const decideLeftStanding = (facts: DeletionFacts): LeftStanding => {
  const { kind, isPlaced, hasBackstop, orders, isResting } = facts;
  switch (kind) {
    case "backstop":
      return { kind: "refused", rule: "backstop" };
    case "margin-guard":
      return { kind: "left", rule: hasBackstop ? "backstop-stays" : "unguarded" };
    case "cross-guard":
      return { kind: "left", rule: "cross-unguarded" };
    case "take-profit":
      return { kind: "left", rule: isPlaced ? "take-profit-stays" : "nothing-stays" };
    case "stop-loss":
    case "trailing-stop":
    case "break-even-stop":
      return { kind: "left", rule: isPlaced ? "stop-stays" : "nothing-stays" };
    case "price-alert":
      return { kind: "left", rule: "alert-silent" };
    case "auto-entry":
      return { kind: "left", rule: ENTRY_LEAVES[orders] };
    case "guard-plan":
      return { kind: "left", rule: "plan-off" };
    case "drawdown-breaker":
      return isResting ? { kind: "refused", rule: "breaker-rests" } : { kind: "left", rule: "unwatched" };
  }
};

/** The same in a sentence or two. */
export const leftStandingWords = ({ rule }: LeftStanding, locale: Locale): string => WORDS[locale][rule];
