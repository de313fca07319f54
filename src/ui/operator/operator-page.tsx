"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { Answers } from "#ui/api/answers.ts";
import { useTRPC, useTRPCClient } from "#ui/api/trpc.ts";
import { EventPages } from "#ui/security/event-pages.tsx";
import { EventRow } from "#ui/security/event-row.tsx";
import { TopLine } from "#ui/shell/top-line.tsx";
import { leastRisk, RISKS, type RiskFilter } from "./risk-filter.ts";

type Page = Answers["operator"]["securityEvents"];

const PAGE = 50;
const POLL_MS = 5_000;
const FIRST_PAGE: string | null = null;

const useEveryonesEvents = (minRisk: number) => {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useInfiniteQuery({
    queryKey: trpc.operator.securityEvents.infiniteQueryKey({ limit: PAGE, minRisk }),
    queryFn: ({ pageParam }) =>
      client.operator.securityEvents.query({ limit: PAGE, minRisk, cursor: pageParam }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: (page: Page) => page.nextCursor,
    refetchInterval: (query) => ((query.state.data?.pages.length ?? 0) > 1 ? false : POLL_MS),
  });
};

const Filters = ({ filter }: { readonly filter: RiskFilter }) => (
  <nav className="filters" aria-label="Risk">
    {RISKS.map(({ key, name }) => (
      <Link
        key={key}
        href={key === "all" ? "/operator" : `/operator?risk=${key}`}
        aria-current={key === filter ? "page" : undefined}
      >
        {name}
      </Link>
    ))}
  </nav>
);

/** Whose account an event is about, as far as that is known. */
const whose = ({ email, userId }: Page["items"][number]): string =>
  email ?? (userId === null ? "Nobody known" : `Account ${userId}, removed`);

/** What happened to everybody's security, for whoever runs this installation. */
export const OperatorPage = ({ filter }: { readonly filter: RiskFilter }) => (
  <div className="wrap">
    <TopLine />
    <div className="head">
      <h1>Security events of everybody</h1>
    </div>
    <Filters filter={filter} />
    <EventPages
      query={useEveryonesEvents(leastRisk(filter))}
      heading="h2"
      empty={filter === "all" ? "Nothing has happened yet." : "Nothing of this risk has happened."}
      row={(event) => <EventRow event={event} of={whose(event)} />}
    />
  </div>
);
