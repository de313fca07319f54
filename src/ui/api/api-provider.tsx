"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, httpLink, splitLink } from "@trpc/client";
import { type ReactNode, useState } from "react";
import { PAGE_MARK } from "#domain/security/page-mark.ts";
import type { AppRouter } from "#server/trpc/app-router.ts";
import { TRPCProvider } from "./trpc.ts";

const ENDPOINT = "/api/trpc";
const MOST_IN_A_BATCH = 10;
const MARKED = { [PAGE_MARK]: "1" };

/** A failed read is asked again by the next poll, never by a retry that would hide its age. */
const createQueryClient = () =>
  new QueryClient({ defaultOptions: { queries: { retry: false, refetchOnWindowFocus: true } } });

export const ApiProvider = ({ children }: { readonly children: ReactNode }) => {
  const [queryClient] = useState(createQueryClient);
  const [trpcClient] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [
        splitLink({
          // What counts attempts answers only what comes by itself, so no change travels with the polls.
          condition: ({ type }) => type === "mutation",
          true: httpLink({ url: ENDPOINT, headers: MARKED }),
          false: httpBatchLink({ url: ENDPOINT, headers: MARKED, maxItems: MOST_IN_A_BATCH }),
        }),
      ],
    }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
};
