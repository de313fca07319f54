"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import type { Overview } from "#server/trpc/schemas/views.ts";
import { accountFacts } from "#ui/api/account-facts.ts";
import { useOverview } from "#ui/api/use-overview.ts";
import { useWords } from "#ui/kit/use-words.ts";
import type { AccountFacts } from "#ui/verdict/verdict.ts";
import { OF_ACCOUNT_WORDS } from "./of-account-words.ts";
import { OverviewTrouble } from "./overview-trouble.tsx";
import { LoadingDashboard } from "./waiting.tsx";

type Props = {
  readonly accountId: string;
  /** What this page is, where there is no account to show. */
  readonly page: string;
  readonly children: (
    facts: AccountFacts,
    seen: { readonly driver: Overview["driver"]; readonly now: number },
  ) => ReactNode;
};

/** One account of the trader's, or why there is none to show. */
export const OfAccount = ({ accountId, page, children }: Props) => {
  const words = useWords(OF_ACCOUNT_WORDS);
  const { overview, now, isUnreachable } = useOverview();
  const facts = overview === null ? null : accountFacts(overview, accountId);
  return (
    <>
      <OverviewTrouble />
      {overview === null && !isUnreachable ? <LoadingDashboard /> : null}
      {overview !== null && facts === null ? (
        <div className="head">
          <div>
            <div className="label crumbs">
              <Link href="/dashboard">{words.home}</Link> / {words.noAccount} / {page}
            </div>
            <h1>{words.notHere}</h1>
            <p className="dim">{words.notHereBecause}</p>
          </div>
        </div>
      ) : null}
      {overview !== null && facts !== null ? children(facts, { driver: overview.driver, now }) : null}
    </>
  );
};
