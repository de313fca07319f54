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

const DEEDS: Record<ChangeKind, string> = {
  armed: "armed",
  edited: "changed",
  paused: "paused",
  resumed: "resumed",
  ended: "ended",
  deleted: "deleted",
  "rolled-back": "taken back to an earlier version",
  copied: "armed with copied settings",
  imported: "armed from a file",
};

const MAKERS: Record<ChangeMaker, string> = {
  trader: "You",
  panic: "The panic switch",
  axisor: "Axisor",
  plan: "The guard plan",
  entry: "The automatic entry that opened it",
};

/** Who did it, as it stands beside a change. */
export const makerWords = (by: ChangeMaker): string => MAKERS[by];

/** What happened, as a heading: "Margin guard changed"; of a roll back, to which version. */
export const changeTitle = (change: {
  readonly of: AutomationKind;
  readonly kind: ChangeKind;
  readonly fromVersion: number | null;
}): string => {
  const name = AUTOMATION_NAMES[change.of];
  if (change.kind === "ended" && !isAccountRuleKind(change.of)) return `${name} ended with its position`;
  return change.kind === "rolled-back" && change.fromVersion !== null
    ? `${name} taken back to version ${change.fromVersion}`
    : `${name} ${DEEDS[change.kind]}`;
};
