import { isAccountRuleKind } from "../account-rule.ts";
import type { AutomationKind } from "./automation-settings.ts";

/** What an automation stands on within its account: one position, the cross position, or nothing but the account. */
export type Subject =
  | { readonly on: "position"; readonly positionId: string }
  | { readonly on: "cross" }
  | { readonly on: "account" };

/** The subject of an automation, by its kind and the position it is stored with. @throws where it ought to have one. */
export const subjectOf = (kind: AutomationKind, positionId: string | null): Subject => {
  if (kind === "cross-guard") return { on: "cross" };
  if (isAccountRuleKind(kind)) return { on: "account" };
  if (positionId === null) throw new Error(`A ${kind} stands on no position`);
  return { on: "position", positionId };
};

/** The position a subject is; null for any other. */
export const positionOf = (subject: Subject): string | null =>
  subject.on === "position" ? subject.positionId : null;

/** Whether two subjects of one account are the same. */
export const isSameSubject = (one: Subject, other: Subject): boolean =>
  one.on === other.on && positionOf(one) === positionOf(other);
