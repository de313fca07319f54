import type { ArmedFrom } from "#domain/automations/history/automation-change.ts";
import type { AccountRules } from "#ports/account-rules.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import { AppError } from "../app-error.ts";
import type { Acting } from "../security/acting.ts";
import { noteDeed } from "../security/note-event.ts";
import { passRiskGate } from "../security/pass-risk-gate.ts";
import { fullOf } from "./full-of.ts";
import { type EntryRequest, type PrepareEntryDeps, prepareEntry } from "./prepare-entry.ts";
import type { StoredEntryRule } from "./read-entry-sight.ts";
import { NEXT_TICK } from "./rule-legs.ts";

export type ArmEntryDeps = PrepareEntryDeps & {
  readonly rules: AccountRules;
  readonly security: SecurityRecorder;
};

/** `from` says whose settings these are where nobody wrote them anew. */
export type ArmEntryRequest = Omit<EntryRequest, "userId"> & { readonly from?: ArmedFrom };

/**
 * Arms an automatic entry for a trader at a screen, or changes or resumes one; it begins from the next price. It opens
 * positions by itself, so it always takes a factor of the last five minutes and no reset on the day before, and is taken down.
 * @throws AppError as `prepareEntry` · forbidden with the reason `step-up` or `frozen`; bad-input where the account has as
 * many entries as it may.
 */
export const armEntryByTrader = async (
  deps: ArmEntryDeps,
  acting: Acting,
  { from, ...request }: ArmEntryRequest,
): Promise<StoredEntryRule> => {
  const entry = await prepareEntry(deps, { ...request, userId: acting.userId });
  passRiskGate(acting, true, deps.clock());
  const armed = await deps.rules.arm(entry, NEXT_TICK, from);
  if (armed?.kind !== "auto-entry") throw new AppError("bad-input", fullOf("auto-entry"));
  const facts = { entryId: armed.id, budget: armed.config.budget };
  await noteDeed({ security: deps.security, now: deps.clock }, acting, "automation-armed", "allowed", facts);
  return armed;
};
