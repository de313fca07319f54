"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "#ui/api/trpc.ts";
import { WHOLLY_TOLD_POLL_MS } from "#ui/live/live-times.ts";
import { useLiveReading } from "#ui/live/use-live-reading.ts";
import { RECENT } from "./recent.ts";

const POLL_MS = 2_000;

/** The newest receipts, told as they come or read every two seconds: what happened shows without reloading. */
export const useRecentReceipts = () => {
  const trpc = useTRPC();
  const reading = useLiveReading(POLL_MS, WHOLLY_TOLD_POLL_MS);
  const query = useQuery(trpc.tradeLog.list.queryOptions(RECENT, reading));
  return query.data?.items ?? null;
};
