"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { BreakerForm } from "#server/trpc/schemas/breaker.ts";
import type { Problem } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { useFreshFactor } from "#ui/security/use-fresh-factor.ts";

export type BreakerActions = {
  readonly problem: Problem | null;
  /** A fresh factor was asked for and given: nothing was sent yet, and the trader presses again. */
  readonly isConfirmed: boolean;
  readonly busy: "arm" | "stop" | null;
  readonly clearProblem: () => void;
  readonly arm: (form: BreakerForm) => void;
  readonly stop: () => void;
};

/**
 * What can be done with the breaker of an account; each reads it again when it is done, whatever came of it. What may lose
 * more is never repeated by itself: after a fresh factor the trader presses again.
 */
export const useBreakerActions = (accountId: string): BreakerActions => {
  const trpc = useTRPC();
  const client = useQueryClient();
  const queryKey = trpc.breaker.get.queryKey({ accountId });
  const reread = { onSettled: () => client.invalidateQueries({ queryKey }) };
  const arm = useMutation(trpc.breaker.arm.mutationOptions(reread));
  const stop = useMutation(trpc.breaker.stop.mutationOptions(reread));
  const { problem, isConfirmed, start, onError } = useFreshFactor([arm, stop]);
  return {
    problem,
    isConfirmed,
    busy: arm.isPending ? "arm" : stop.isPending ? "stop" : null,
    clearProblem: start,
    arm: (form) => {
      start();
      arm.mutate({ accountId, ...form }, { onError });
    },
    stop: () => {
      start();
      stop.mutate({ accountId });
    },
  };
};
