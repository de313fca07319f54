"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { ReceiptBehind } from "./receipt-behind.tsx";

/** Reads what stands behind a receipt once it is open, and takes its decision again when asked. */
export const ReceiptDetail = ({ id }: { readonly id: string }) => {
  const trpc = useTRPC();
  const [isAsked, setAsked] = useState(false);
  const detail = useQuery(trpc.tradeLog.detail.queryOptions({ id }, { staleTime: Number.POSITIVE_INFINITY }));
  const taken = useQuery(trpc.tradeLog.reEvaluate.queryOptions({ id }, { enabled: isAsked }));
  const take = () => {
    if (isAsked) void taken.refetch();
    setAsked(true);
  };
  return (
    <ReceiptBehind
      detail={detail.data ?? null}
      problem={detail.isError ? readProblemOf(detail.error) : null}
      taking={{
        result: taken.data ?? null,
        isBusy: taken.isFetching,
        problem: taken.isError ? readProblemOf(taken.error) : null,
        onTake: take,
      }}
    />
  );
};
