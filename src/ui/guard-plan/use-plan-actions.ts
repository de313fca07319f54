"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { PlanForm } from "#server/trpc/schemas/guard-plan.ts";
import type { Problem } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { useFreshFactor } from "#ui/security/use-fresh-factor.ts";

export type PlanActions = {
  readonly problem: Problem | null;
  /** A fresh factor was asked for and given: nothing was sent yet, and the trader presses again. */
  readonly isConfirmed: boolean;
  readonly busy: "arm" | "stop" | null;
  readonly clearProblem: () => void;
  readonly arm: (plan: PlanForm) => void;
  readonly stop: () => void;
};

/**
 * What can be done with the guard plan of an account; each reads it again when it is done, whatever came of it. Arming is
 * never repeated by itself: after a fresh factor the trader presses again.
 */
export const usePlanActions = (accountId: string): PlanActions => {
  const trpc = useTRPC();
  const client = useQueryClient();
  const reread = {
    onSettled: () => client.invalidateQueries({ queryKey: trpc.guardPlan.pathKey() }),
  };
  const arm = useMutation(trpc.guardPlan.arm.mutationOptions(reread));
  const stop = useMutation(trpc.guardPlan.stop.mutationOptions(reread));
  const { problem, isConfirmed, start, onError } = useFreshFactor([arm, stop]);
  return {
    problem,
    isConfirmed,
    busy: arm.isPending ? "arm" : stop.isPending ? "stop" : null,
    clearProblem: start,
    arm: (plan) => {
      start();
      arm.mutate({ accountId, plan }, { onError });
    },
    stop: () => {
      start();
      stop.mutate({ accountId });
    },
  };
};
