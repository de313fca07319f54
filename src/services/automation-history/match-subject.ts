import { type AccountRuleSettings, isAccountRuleKind } from "#domain/automations/account-rule.ts";
import type { AutomationSettings } from "#domain/automations/history/automation-settings.ts";
import type { Subject } from "#domain/automations/history/subject.ts";
import type { Said } from "#domain/language/in-both.ts";
import { saidBy } from "#domain/language/in-both.ts";
import { AppError } from "../app-error.ts";
import { HISTORY_REFUSALS } from "./history-refusals.ts";

type CrossSettings = Extract<AutomationSettings, { readonly kind: "cross-guard" }>;

/** Settings with what they may stand on. */
export type MatchedSubject =
  | { readonly on: "cross"; readonly config: CrossSettings["config"] }
  | { readonly on: "account"; readonly settings: AccountRuleSettings }
  | {
      readonly on: "position";
      readonly positionId: string;
      readonly settings: Exclude<AutomationSettings, CrossSettings | AccountRuleSettings>;
    };

const other = (message: Said) => new AppError("bad-input", message, { field: "subject" });

const isOfAccount = (settings: AutomationSettings): settings is AccountRuleSettings =>
  isAccountRuleKind(settings.kind);

/**
 * Matches settings with where they are asked for.
 * @throws AppError bad-input, with the field `subject`, where they do not go there.
 */
export const matchSubject = (settings: AutomationSettings, subject: Subject): MatchedSubject => {
  if (settings.kind === "cross-guard") {
    if (subject.on === "cross") return { on: "cross", config: settings.config };
    throw other(saidBy(HISTORY_REFUSALS, ({ toCross }) => toCross));
  }
  if (isOfAccount(settings)) {
    if (subject.on === "account") return { on: "account", settings };
    throw other(saidBy(HISTORY_REFUSALS, ({ toAccount }) => toAccount));
  }
  if (subject.on === "position") return { on: "position", positionId: subject.positionId, settings };
  throw other(saidBy(HISTORY_REFUSALS, ({ toPosition }) => toPosition));
};
