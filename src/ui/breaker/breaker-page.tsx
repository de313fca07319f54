"use client";

import Link from "next/link";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useOverview } from "#ui/api/use-overview.ts";
import { LoadingDashboard, NoAccount, Unreachable } from "#ui/dashboard/waiting.tsx";
import { TopLine } from "#ui/shell/top-line.tsx";
import { BreakerSection } from "./breaker-section.tsx";

/** The drawdown breaker of each account. */
export const BreakerPage = () => {
  const { overview, now, isUnreachable, error } = useOverview();
  const accounts = overview?.accounts ?? [];
  return (
    <div className="wrap decide">
      <TopLine />
      <div className="head">
        <div>
          <div className="label crumbs">
            <Link href="/automations">Automations</Link> / Drawdown breaker
          </div>
          <h1>Drawdown breaker</h1>
          <p className="dim">
            It watches what a whole account is worth, transfers left out, and throws the panic switch once
            when too much of it is gone. It trips once, and only you arm it again.
          </p>
        </div>
      </div>
      {isUnreachable ? <Unreachable message={readProblemOf(error)} /> : null}
      {overview === null && !isUnreachable ? <LoadingDashboard /> : null}
      {overview !== null && accounts.length === 0 ? <NoAccount /> : null}
      {accounts.map((account) => (
        <BreakerSection key={account.id} account={account} now={now} />
      ))}
    </div>
  );
};
