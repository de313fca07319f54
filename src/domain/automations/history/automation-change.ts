import { inBoth } from "../../language/in-both.ts";
import type { Locale } from "../../language/locale.ts";
import { isAccountRuleKind } from "../account-rule.ts";
import { AUTOMATION_NAMES, type AutomationKind } from "./automation-settings.ts";

/** How settings came to be armed where nobody wrote them anew: they are those of another version, position or file. */
export type TakenFrom = "rolled-back" | "copied" | "imported";

/** Where settings come from that nobody wrote anew; of a roll back, the version whose they are. */
export type ArmedFrom =
  | { readonly kind: Exclude<TakenFrom, "rolled-back"> }
  | { readonly kind: "rolled-back"; readonly version: number };

/** What can happen to an automation from its first settings to its end. */
export type ChangeKind = "armed" | "edited" | "paused" | "resumed" | "ended" | "deleted" | TakenFrom;

/** Who arms something by themselves, with nobody at a screen: a guard plan, or an entry on what it opened. */
export type SelfMaker = "plan" | "entry";

/** Who did it: the trader, the panic switch, one of the trader's rules, or we ourselves. */
export type ChangeMaker = "trader" | "panic" | "axisor" | SelfMaker;

/** What an automation is after a change. */
export const stateAfter = (kind: ChangeKind): "armed" | "paused" | "ended" => {
  switch (kind) {
    case "armed":
    case "edited":
    case "resumed":
    case "rolled-back":
    case "copied":
    case "imported":
      return "armed";
    case "paused":
      return "paused";
    case "ended":
    case "deleted":
      return "ended";
  }
};

/** What an arming is to an automation of which `last` is the newest change; null where nothing changed by it. */
export const armingOf = (
  last: { readonly kind: ChangeKind; readonly version: number } | null,
  version: number,
  takenFrom: TakenFrom | null,
): ChangeKind | null => {
  const isSame = last?.version === version;
  if (isSame && stateAfter(last.kind) === "armed") return null;
  if (isSame) return "resumed";
  return takenFrom ?? (last === null ? "armed" : "edited");
};

const WORDS = inBoth({
  en: {
    makers: {
      trader: "You",
      panic: "The panic switch",
      axisor: "Axisor",
      plan: "The guard plan",
      entry: "The automatic entry that opened it",
    },
    deeds: {
      armed: (name: string) => `${name} armed`,
      edited: (name: string) => `${name} changed`,
      paused: (name: string) => `${name} paused`,
      resumed: (name: string) => `${name} resumed`,
      ended: (name: string) => `${name} ended`,
      deleted: (name: string) => `${name} deleted`,
      "rolled-back": (name: string) => `${name} taken back to an earlier version`,
      copied: (name: string) => `${name} armed with copied settings`,
      imported: (name: string) => `${name} armed from a file`,
    },
    endedWithPosition: (name: string) => `${name} ended with its position`,
    backTo: (name: string, version: number) => `${name} taken back to version ${version}`,
  },
  "pt-BR": {
    makers: {
      trader: "Você",
      panic: "O botão de pânico",
      axisor: "Axisor",
      plan: "O plano de guardiões",
      entry: "A entrada automática que a abriu",
    },
    deeds: {
      armed: (name) => `${name}: em vigor`,
      edited: (name) => `${name}: mudança`,
      paused: (name) => `${name}: pausa`,
      resumed: (name) => `${name}: retomada`,
      ended: (name) => `${name}: fim`,
      deleted: (name) => `${name}: exclusão`,
      "rolled-back": (name) => `${name}: volta a uma versão anterior`,
      copied: (name) => `${name}: em vigor com configurações copiadas`,
      imported: (name) => `${name}: em vigor a partir de um arquivo`,
    },
    endedWithPosition: (name) => `${name}: fim com a posição`,
    backTo: (name, version) => `${name}: volta à versão ${version}`,
  },
});

/** Who did it, as it stands beside a change. */
export const makerWords = (by: ChangeMaker, locale: Locale): string => WORDS[locale].makers[by];

/** What happened, as a heading: "Margin guard changed"; of a roll back, to which version. */
export const changeTitle = (
  change: {
    readonly of: AutomationKind;
    readonly kind: ChangeKind;
    readonly fromVersion: number | null;
  },
  locale: Locale,
): string => {
  const words = WORDS[locale];
  const name = AUTOMATION_NAMES[locale][change.of];
  if (change.kind === "ended" && !isAccountRuleKind(change.of)) return words.endedWithPosition(name);
  return change.kind === "rolled-back" && change.fromVersion !== null
    ? words.backTo(name, change.fromVersion)
    : words.deeds[change.kind](name);
};
