"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { EntryForm, EntryView } from "#server/trpc/schemas/entries.ts";
import type { Problem } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { useFreshFactor } from "#ui/security/use-fresh-factor.ts";

export type EntryActions = {
  readonly problem: Problem | null;
  /** A fresh factor was asked for and given: nothing was sent yet, and the trader presses again. */
  readonly isConfirmed: boolean;
  /** Id of the entry something is being done to; `new` for one that is being armed, null for none. */
  readonly busy: string | null;
  readonly clearProblem: () => void;
  readonly arm: (id: string | null, form: EntryForm, onArmed: () => void) => void;
  readonly pause: (entry: EntryView) => void;
  readonly stop: (entry: EntryView) => void;
};

const busyWith = ({
  isPending,
  variables,
}: {
  isPending: boolean;
  variables?: { id: string | null } | undefined;
}) => (isPending ? (variables?.id ?? "new") : null);

/**
 * What can be done with the entries of an account; each reads the list again when it is done, whatever came of it. Arming is
 * never repeated by itself: after a fresh factor the trader presses again.
 */
export const useEntryActions = (accountId: string): EntryActions => {
  const trpc = useTRPC();
  const client = useQueryClient();
  const reread = { onSettled: () => client.invalidateQueries({ queryKey: trpc.entries.list.queryKey() }) };
  const arm = useMutation(trpc.entries.arm.mutationOptions(reread));
  const pause = useMutation(trpc.entries.pause.mutationOptions(reread));
  const stop = useMutation(trpc.entries.stop.mutationOptions(reread));
  const { problem, isConfirmed, start, onError } = useFreshFactor([arm, pause, stop]);
  return {
    problem,
    isConfirmed,
    busy: busyWith(arm) ?? busyWith(pause) ?? busyWith(stop),
    clearProblem: start,
    arm: (id, entry, onArmed) => {
      start();
      arm.mutate({ accountId, id, entry }, { onSuccess: onArmed, onError });
    },
    pause: ({ id }) => {
      start();
      pause.mutate({ id });
    },
    stop: ({ id }) => {
      start();
      stop.mutate({ id });
    },
  };
};
