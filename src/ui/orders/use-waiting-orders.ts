"use client";

import { useQuery } from "@tanstack/react-query";
import type { AccountView } from "#server/trpc/schemas/views.ts";
import type { WaitingOrdersView } from "#server/trpc/schemas/waiting-orders.ts";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";

/** Nobody else reads what waits, so an open page asks for it; each asking is a request to the exchange. */
const POLL_MS = 15_000;

export type WaitingState = {
  /** As last read; null where it never was. */
  readonly view: WaitingOrdersView | null;
  /** When this browser heard it, by its own clock. */
  readonly heardAt: number;
  /** Why it cannot be read, in words. */
  readonly problem: string | null;
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
        refetchInterval: POLL_MS,
        trpc: { context: { alone: true } },
      },
    ),
  );
  return {
    view: data ?? null,
    heardAt: dataUpdatedAt,
    problem: isError ? readProblemOf(error) : null,
    isOffline: fetchStatus === "paused",
  };
};
