"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { Answers } from "#ui/api/answers.ts";
import { useTRPC, useTRPCClient } from "#ui/api/trpc.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { EventPages } from "#ui/security/event-pages.tsx";
import { EventRow } from "#ui/security/event-row.tsx";
import { TopLine } from "#ui/shell/top-line.tsx";
import { OPERATOR_WORDS } from "./operator-words.ts";
import { leastRisk, RISKS, type RiskFilter, riskName } from "./risk-filter.ts";

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

const Filters = ({ filter }: { readonly filter: RiskFilter }) => {
  const words = useWords(OPERATOR_WORDS);
  const format = useFormat();
  return (
    <nav className="filters" aria-label={words.risk}>
      {RISKS.map(({ key }) => (
        <Link
          key={key}
          href={key === "all" ? "/operator" : `/operator?risk=${key}`}
          aria-current={key === filter ? "page" : undefined}
        >
          {riskName(format, key)}
        </Link>
      ))}
    </nav>
  );
};

/** Whose account an event is about, as far as that is known. */
const whose = (words: (typeof OPERATOR_WORDS)["en"], { email, userId }: Page["items"][number]): string =>
  email ?? (userId === null ? words.nobody : words.removed(userId));

/** What happened to everybody's security, for whoever runs this installation. */
export const OperatorPage = ({ filter }: { readonly filter: RiskFilter }) => {
  const words = useWords(OPERATOR_WORDS);
  return (
    <div className="wrap">
      <TopLine />
      <div className="head">
        <h1>{words.title}</h1>
        <Link className="btn" href="/operator/alerts" data-testid="to-alerts">
          {words.alerts}
        </Link>
      </div>
      <Filters filter={filter} />
      <EventPages
        query={useEveryonesEvents(leastRisk(filter))}
        heading="h2"
        empty={filter === "all" ? words.nothingYet : words.noneOfRisk}
        row={(event) => <EventRow event={event} of={whose(words, event)} />}
      />
    </div>
  );
};
