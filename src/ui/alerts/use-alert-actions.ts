"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { AlertForm, AlertView } from "#server/trpc/schemas/alerts.ts";
import { type Problem, problemOf } from "#ui/api/problem-of.ts";
import { useTRPC, useTRPCClient } from "#ui/api/trpc.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { offerUndo } from "#ui/undo/undo-offer.ts";
import { UNDO_WORDS } from "#ui/undo/undo-words.ts";
import { isWholeAgain } from "./is-whole-again.ts";

export type AlertActions = {
  readonly problem: Problem | null;
  /** Id of the alert something is being done to; `new` for one that is being armed, null for none. */
  readonly busy: string | null;
  readonly clearProblem: () => void;
  readonly arm: (form: AlertForm, onArmed: () => void) => void;
  readonly resume: (alert: AlertView) => void;
  readonly pause: (alert: AlertView) => void;
  readonly end: (alert: AlertView) => void;
};

const busyWith = ({
  isPending,
  variables,
}: {
  isPending: boolean;
  variables?: { id: string | null } | undefined;
}) => (isPending ? (variables?.id ?? "new") : null);

/** What can be done with the alerts of an account; each reads the list again when it is done, whatever came of it. */
export const useAlertActions = (accountId: string): AlertActions => {
  const trpc = useTRPC();
  const client = useQueryClient();
  const server = useTRPCClient();
  const words = useWords(UNDO_WORDS);
  const readAgain = () => client.invalidateQueries({ queryKey: trpc.alerts.list.queryKey() });
  const reread = { onSettled: readAgain };
  /** Asked of the server itself: the list may be left by the time it is wanted back. */
  const armAgain = (id: string | null, { when, repeat }: AlertForm) =>
    server.alerts.arm.mutate({ accountId, id, when, repeat }).finally(readAgain);
  const arm = useMutation(trpc.alerts.arm.mutationOptions(reread));
  const pause = useMutation(trpc.alerts.pause.mutationOptions(reread));
  const end = useMutation(trpc.alerts.end.mutationOptions(reread));
  const all = [arm, pause, end];
  const failed = all.find(({ isError }) => isError);
  const clearProblem = () => {
    for (const mutation of all) mutation.reset();
  };
  return {
    problem: failed === undefined ? null : problemOf(failed.error),
    busy: busyWith(arm) ?? busyWith(pause) ?? busyWith(end),
    clearProblem,
    arm: (form, onArmed) => {
      clearProblem();
      arm.mutate({ accountId, id: null, ...form }, { onSuccess: onArmed });
    },
    resume: ({ id, when, repeat }) => {
      clearProblem();
      arm.mutate({ accountId, id, when, repeat });
    },
    pause: (alert) => {
      const { id } = alert;
      const undo = () => armAgain(id, alert);
      clearProblem();
      const offer = () => offerUndo({ said: words.alertPaused, undo });
      pause.mutate({ id }, isWholeAgain(alert) ? { onSuccess: offer } : {});
    },
    end: (alert) => {
      const { id } = alert;
      const undo = () => armAgain(null, alert);
      const offer = () => offerUndo({ said: words.alertEnded, undo });
      clearProblem();
      end.mutate({ id }, isWholeAgain(alert) ? { onSuccess: offer } : {});
    },
  };
};
