"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import { type Problem, problemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { useStepUp } from "#ui/security/use-step-up.ts";
import type { GuardConfigView } from "./guard-draft.ts";

/**
 * Arm, pause and resume; each reads the overview again when it is done, whatever came of it. What may move money is never
 * repeated by itself: where a fresh factor was asked for and given, `isConfirmed` says so and the trader presses again.
 */
export const useGuardActions = (position: PositionView) => {
  const trpc = useTRPC();
  const client = useQueryClient();
  const stepUp = useStepUp();
  const [isConfirmed, setConfirmed] = useState(false);
  const reread = { onSettled: () => client.invalidateQueries({ queryKey: trpc.overview.get.queryKey() }) };
  const arm = useMutation(trpc.automations.armGuard.mutationOptions(reread));
  const pause = useMutation(trpc.automations.pauseGuard.mutationOptions(reread));
  const resume = useMutation(trpc.automations.resumeGuard.mutationOptions(reread));
  const failed = [arm, pause, resume].find(({ isError }) => isError);
  const problem: Problem | null = failed ? problemOf(failed.error) : null;
  const start = () => {
    setConfirmed(false);
    for (const mutation of [arm, pause, resume]) mutation.reset();
  };
  const confirmAfter = async (error: unknown) => {
    if (problemOf(error).reason !== "step-up" || !(await stepUp.confirm())) return;
    start();
    setConfirmed(true);
  };
  const onError = (error: unknown) => void confirmAfter(error);
  const { guard } = position;
  return {
    problem,
    isConfirmed,
    clearProblem: start,
    busy: arm.isPending
      ? ("arm" as const)
      : pause.isPending
        ? ("pause" as const)
        : resume.isPending
          ? ("resume" as const)
          : null,
    arm: (config: GuardConfigView, backstop: boolean, acknowledged: readonly string[]) => {
      start();
      const { accountId, id: positionId } = position;
      arm.mutate({ accountId, positionId, config, backstop, acknowledged: [...acknowledged] }, { onError });
    },
    pause: () => {
      start();
      if (guard !== null) pause.mutate({ id: guard.id });
    },
    resume: () => {
      start();
      if (guard !== null) resume.mutate({ id: guard.id }, { onError });
    },
  };
};
