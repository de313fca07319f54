"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "#ui/api/trpc.ts";

const POLL_MS = 2_000;
const RECENT = 30;

/** The newest receipts, read every two seconds: what happened shows without reloading. */
export const useRecentReceipts = () => {
  const trpc = useTRPC();
  const query = useQuery(trpc.tradeLog.list.queryOptions({ limit: RECENT }, { refetchInterval: POLL_MS }));
  return query.data?.items ?? null;
};
