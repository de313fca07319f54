"use client";

import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, httpLink, splitLink } from "@trpc/client";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { PAGE_MARK } from "#domain/security/page-mark.ts";
import type { AppRouter } from "#server/trpc/app-router.ts";
import { useLocale } from "#ui/kit/use-words.ts";
import { leaveWhenOver } from "./end-of-session.ts";
import { TRPCProvider } from "./trpc.ts";

const ENDPOINT = "/api/trpc";
const MOST_IN_A_BATCH = 10;
const MARKED = { [PAGE_MARK]: "1" };

/**
 * A failed read is asked again by the next poll, never by a retry that would hide its age. Whichever read first hears that
 * the session is over leads to the login: a stream may spare the others their polls for long.
 */
const createQueryClient = () =>
  new QueryClient({
    queryCache: new QueryCache({ onError: leaveWhenOver }),
    defaultOptions: { queries: { retry: false, refetchOnWindowFocus: true } },
  });

/**
 * The API in the language of the page: a page that turns to another asks everything anew, for sentences of the server's are
 * in its answers.
 */
export const ApiProvider = ({ children }: { readonly children: ReactNode }) => {
  const locale = useLocale();
  const asked = useRef(locale);
  const [queryClient] = useState(createQueryClient);
  useEffect(() => {
    if (asked.current === locale) return;
    asked.current = locale;
    void queryClient.invalidateQueries();
  }, [locale, queryClient]);
  const headers = useRef(() => ({ ...MARKED, "accept-language": asked.current })).current;
  const [trpcClient] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [
        splitLink({
          // What counts attempts answers only what comes by itself, so no change travels with the polls.
          // What asks the exchange may take long, and would hold up whatever travels with it.
          condition: ({ type, context: { alone } }) => type === "mutation" || alone === true,
          true: httpLink({ url: ENDPOINT, headers }),
          false: httpBatchLink({ url: ENDPOINT, headers, maxItems: MOST_IN_A_BATCH }),
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
