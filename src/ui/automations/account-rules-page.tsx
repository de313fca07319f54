"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import type { AccountView, Overview } from "#server/trpc/schemas/views.ts";
import { useOverview } from "#ui/api/use-overview.ts";
import { OverviewTrouble } from "#ui/dashboard/overview-trouble.tsx";
import { LoadingDashboard, NoAccount } from "#ui/dashboard/waiting.tsx";
import { accountHistoryPath } from "#ui/history/account-history-path.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { lastOf } from "#ui/price-field/last-of.ts";
import { PriceReferences } from "#ui/price-field/price-reference.tsx";
import { TopLine } from "#ui/shell/top-line.tsx";
import { AUTOMATIONS_WORDS } from "./automations-words.ts";

type Props = {
  readonly title: string;
  /** What such a rule does, under its name. */
  readonly children: ReactNode;
  /** The rule of one account. */
  readonly section: (
    account: AccountView,
    seen: { readonly overview: Overview; readonly now: number },
  ) => ReactNode;
};

/** A page of one kind of rule, for every account of the trader. */
export const AccountRulesPage = ({ title, children, section }: Props) => {
  const words = useWords(AUTOMATIONS_WORDS);
  const { overview, now, isUnreachable } = useOverview();
  return (
    <div className="wrap decide">
      <TopLine />
      <div className="head">
        <div>
          <div className="label crumbs">
            <Link href="/automations">{words.title}</Link> / {title}
          </div>
          <h1>{title}</h1>
          <p className="dim">{children}</p>
        </div>
      </div>
      <OverviewTrouble />
      {overview === null && !isUnreachable ? <LoadingDashboard /> : null}
      {overview?.accounts.length === 0 ? <NoAccount /> : null}
      {overview === null
        ? null
        : overview.accounts.map((account) => (
            <div key={account.id}>
              <PriceReferences reference={{ last: lastOf(overview, account) }}>
                {section(account, { overview, now })}
              </PriceReferences>
              <p className="changed">
                <Link href={accountHistoryPath(account.id)}>{words.changesOf(account.label)}</Link>
              </p>
            </div>
          ))}
    </div>
  );
};
