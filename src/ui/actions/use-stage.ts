"use client";

import { isAllowed } from "#domain/panic/is-allowed.ts";
import { type PanicStage, strictestStage } from "#domain/panic/panic-stage.ts";
import type { PanicStandingView } from "#server/trpc/schemas/panic.ts";
import { usePanicStanding } from "#ui/panic/use-panic-standing.ts";
import type { HandActionKind } from "./hand-action.ts";

/** The strictest stage of the panic switch that stands on an account. */
export const stageOn = (standing: PanicStandingView["standing"], accountId: string): PanicStage =>
  strictestStage(
    standing.flatMap((one) => (one.accountId === null || one.accountId === accountId ? [one.stage] : [])),
  );

/** The stage that does not let an action by hand through; null where none does, or where that could not be read. */
export const useStageAgainst = (accountId: string, kind: HandActionKind): PanicStage | null => {
  const { view } = usePanicStanding();
  if (view === null) return null;
  const stage = stageOn(view.standing, accountId);
  return isAllowed(stage, "manual", kind) ? null : stage;
};
