"use client";

import { useQuery } from "@tanstack/react-query";
import type { AccountView } from "#server/trpc/schemas/views.ts";
import type { WaitingOrdersView } from "#server/trpc/schemas/waiting-orders.ts";
import { problemOf, readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { nextAskingMs } from "./next-asking.ts";

export type WaitingState = {
  /** As last read; null where it never was. */
  readonly view: WaitingOrdersView | null;
  /** When this browser heard it, by its own clock. */
  readonly heardAt: number;
  /** Why it cannot be read, in words. */
  readonly problem: string | null;
  /** It was only put off, because other requests of the account go first: it is asked again in a moment. */
  readonly isPutOff: boolean;
  readonly isOffline: boolean;
};

/** The limit orders that wait on an account, read for as long as a page shows them. */
export const useWaitingOrders = (
  { id, status }: Pick<AccountView, "id" | "status">,
  isWanted = true,
): WaitingState => {
  const trpc = useTRPC();
  const { data, dataUpdatedAt, isError, error, fetchStatus } = useQuery(
    trpc.positions.waiting.queryOptions(
      { accountId: id },
      {
        enabled: isWanted && status === "active",
        refetchInterval: ({ state }) =>
          nextAskingMs({
            data: state.data,
            hasFailed: state.status === "error",
            retryAfter: state.error === null ? null : problemOf(state.error).retryAfter,
          }),
        trpc: { context: { alone: true } },
      },
    ),
  );
  return {
    view: data ?? null,
    heardAt: dataUpdatedAt,
    problem: isError ? readProblemOf(error) : null,
    isPutOff: error?.data?.code === "TOO_MANY_REQUESTS",
    isOffline: fetchStatus === "paused",
  };
};
