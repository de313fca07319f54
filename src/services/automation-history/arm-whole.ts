import type { ArmedFrom } from "#domain/automations/history/automation-change.ts";
import { positionOf } from "#domain/automations/history/subject.ts";
import { saidBy } from "#domain/language/in-both.ts";
import type { AutomationChanges, KnownAutomation, ReadyToArm } from "#ports/automation-changes.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import { AppError } from "../app-error.ts";
import { backstopOf } from "../automations/keep-backstop.ts";
import type { Acting } from "../security/acting.ts";
import { noteDeed } from "../security/note-event.ts";
import { passRiskGate } from "../security/pass-risk-gate.ts";
import { HISTORY_REFUSALS } from "./history-refusals.ts";
import type { ImportDeps, PreviewedEntry } from "./preview-import.ts";

export type ArmWholeDeps = ImportDeps & {
  readonly automationChanges: Pick<AutomationChanges, "onSubject" | "armAll">;
  readonly security: SecurityRecorder;
};

/** Settings that may be armed on their position as they are. */
export type Arming = Extract<PreviewedEntry, { readonly kind: "arms" }>;

/** A guard brings a backstop where neither the position nor the document has said whether there is to be one. */
const backstopsFor = async (
  deps: ArmWholeDeps,
  userId: string,
  arming: readonly Arming[],
): Promise<readonly ReadyToArm[]> => {
  const said = new Set(
    arming.flatMap(({ subject, settings }) => (settings.kind === "backstop" ? [positionOf(subject)] : [])),
  );
  const backstops: ReadyToArm[] = [];
  for (const { ready, subject } of arming) {
    if (ready.of !== "guard" || said.has(positionOf(subject))) continue;
    const { accountId, positionId: guarded, createdAt } = ready.guard;
    if ((await backstopOf(deps, { userId, accountId, positionId: guarded })) !== null) continue;
    const common = { id: deps.newId(), userId, accountId, positionId: guarded, createdAt, heldBy: null };
    const rule = { kind: "backstop", config: { isWanted: true } } as const;
    backstops.push({
      of: "exit",
      exit: { ...common, ...rule, state: "armed", epoch: 0, version: 1 },
    });
  }
  return backstops;
};

/**
 * Arms what was prepared for one account and its positions, in one transaction, with the backstops that guards bring; the account
 * is read anew at once. Each is taken down.
 * @throws AppError forbidden with the reason `step-up` or `frozen` where any of them may put more at risk, conflict where the account was
 * changed meanwhile: then none is armed.
 */
export const armWhole = async (
  deps: ArmWholeDeps,
  acting: Acting,
  {
    accountId,
    arming,
    from,
  }: {
    readonly accountId: string;
    readonly arming: readonly Arming[];
    readonly from: ArmedFrom;
  },
): Promise<readonly KnownAutomation[]> => {
  passRiskGate(
    acting,
    arming.some(({ isRaised }) => isRaised),
    deps.clock(),
  );
  const backstops = await backstopsFor(deps, acting.userId, arming);
  const ready = [...arming.map((one) => one.ready), ...backstops];
  const armed = await deps.automationChanges.armAll(ready, from);
  if (armed === null) {
    const message = saidBy(HISTORY_REFUSALS, ({ changed }) => changed);
    throw new AppError("conflict", message);
  }
  await deps.accounts.makeDue(accountId, deps.clock());
  for (const [
    place,
    {
      ready: { of },
      replaces,
      isRaised,
      settings,
    },
  ] of arming.entries()) {
    const isGuard = of === "guard" || of === "cross";
    const kind = isGuard && replaces !== null && isRaised ? "cap-raised" : "automation-armed";
    const facts = { automationId: armed[place]?.id ?? "", automation: settings.kind };
    await noteDeed({ security: deps.security, now: deps.clock }, acting, kind, "allowed", facts);
  }
  return armed;
};
