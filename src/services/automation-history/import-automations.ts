import type { AutomationChanges, KnownAutomation, ReadyToArm } from "#ports/automation-changes.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import { AppError } from "../app-error.ts";
import { backstopOf } from "../automations/keep-backstop.ts";
import type { Acting } from "../security/acting.ts";
import { noteDeed } from "../security/note-event.ts";
import { passRiskGate } from "../security/pass-risk-gate.ts";
import { type ImportDeps, type ImportRequest, type PreviewedEntry, previewImport } from "./preview-import.ts";

export type ImportAutomationsDeps = ImportDeps & {
  readonly automationChanges: Pick<AutomationChanges, "onPosition" | "armAll">;
  readonly security: SecurityRecorder;
};

type Arming = Extract<PreviewedEntry, { readonly kind: "arms" }>;

/** @throws AppError bad-input with the place of the first entry that is refused. */
const refuseHalf = (previewed: readonly PreviewedEntry[]): readonly Arming[] =>
  previewed.map((one) => {
    if (one.kind === "arms") return one;
    const field = `automations.${one.entry}.config${one.field === null ? "" : `.${one.field}`}`;
    throw new AppError("bad-input", `Automation ${one.entry + 1} of the file: ${one.message}`, { field });
  });

/** A guard brings a backstop where neither the position nor the document has said whether there is to be one. */
const backstopsFor = async (
  deps: ImportAutomationsDeps,
  userId: string,
  arming: readonly Arming[],
): Promise<readonly ReadyToArm[]> => {
  const said = new Set(
    arming.flatMap(({ positionId, settings }) => (settings.kind === "backstop" ? [positionId] : [])),
  );
  const backstops: ReadyToArm[] = [];
  for (const { ready, positionId } of arming) {
    if (ready.of !== "guard" || said.has(positionId)) continue;
    const { accountId, createdAt } = ready.guard;
    if ((await backstopOf(deps, { userId, accountId, positionId })) !== null) continue;
    const common = { id: deps.newId(), userId, accountId, positionId, createdAt, heldBy: null };
    const rule = { kind: "backstop", config: { isWanted: true } } as const;
    backstops.push({
      of: "exit",
      exit: { ...common, ...rule, state: "armed", epoch: 0, version: 1 },
    });
  }
  return backstops;
};

/**
 * Arms the chosen entries of a document, each on the position chosen for it: all of them in one transaction, or none where
 * one is refused. Checks and gates are those of arming. Each is taken down.
 * @throws AppError bad-input with the place in the document that has to change, forbidden with the reason `step-up` or
 * `frozen`, not-found.
 */
export const importAutomations = async (
  deps: ImportAutomationsDeps,
  acting: Acting,
  request: Omit<ImportRequest, "userId">,
): Promise<readonly KnownAutomation[]> => {
  const { userId } = acting;
  const arming = refuseHalf(await previewImport(deps, { ...request, userId }));
  if (arming.length === 0) {
    throw new AppError("bad-input", "Choose a position for at least one of the automations.", {
      field: "placements",
    });
  }
  passRiskGate(
    acting,
    arming.some(({ isRaised }) => isRaised),
    deps.clock(),
  );
  const backstops = await backstopsFor(deps, userId, arming);
  const ready = [...arming.map((one) => one.ready), ...backstops];
  const armed = await deps.automationChanges.armAll(ready, { kind: "imported" });
  await deps.accounts.makeDue(request.accountId, deps.clock());
  for (const [place, { replaces, isRaised, settings }] of arming.entries()) {
    const kind =
      settings.kind === "margin-guard" && replaces !== null && isRaised ? "cap-raised" : "automation-armed";
    const facts = { automationId: armed[place]?.id ?? "", automation: settings.kind };
    await noteDeed({ security: deps.security, now: deps.clock }, acting, kind, "allowed", facts);
  }
  return armed;
};
