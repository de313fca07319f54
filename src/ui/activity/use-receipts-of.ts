"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { ReceiptView } from "#server/trpc/schemas/views.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { ofPosition } from "./of-position.ts";
import { useRecentReceipts } from "./use-recent-receipts.ts";

/** As many as one page of receipts holds. */
const MOST = 100;
/** What is new comes with the newest of all; this is for what has passed out of those meanwhile. */
const REREAD_MS = 60_000;

/** The newest receipts about one position, newest first, told as they come. */
export const useReceiptsOf = (positionId: string): readonly ReceiptView[] => {
  const trpc = useTRPC();
  const recent = useRecentReceipts();
  const { data } = useQuery(
    trpc.tradeLog.list.queryOptions({ limit: MOST, positionId }, { refetchInterval: REREAD_MS }),
  );
  const older = data?.items;
  return useMemo(() => ofPosition(positionId, recent ?? [], older ?? []), [positionId, recent, older]);
};
