"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "#ui/api/trpc.ts";
import { useLivePoll } from "#ui/live/use-live-poll.ts";
import { RECENT } from "./recent.ts";

const POLL_MS = 2_000;

/** The newest receipts, told as they come or read every two seconds: what happened shows without reloading. */
export const useRecentReceipts = () => {
  const trpc = useTRPC();
  const refetchInterval = useLivePoll(POLL_MS);
  const query = useQuery(trpc.tradeLog.list.queryOptions(RECENT, { refetchInterval }));
  return query.data?.items ?? null;
};
