"use client";

import Link from "next/link";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useOverview } from "#ui/api/use-overview.ts";
import { LoadingDashboard, NoAccount, Unreachable } from "#ui/dashboard/waiting.tsx";
import { TopLine } from "#ui/shell/top-line.tsx";
import { PlanSection } from "./plan-section.tsx";

/** The guard plan of each account. */
export const PlanPage = () => {
  const { overview, isUnreachable, error } = useOverview();
  const accounts = overview?.accounts ?? [];
  return (
    <div className="wrap decide">
      <TopLine />
      <div className="head">
        <div>
          <div className="label crumbs">
            <Link href="/automations">Automations</Link> / Guard plan
          </div>
          <h1>Guard plan</h1>
          <p className="dim">
            It guards every isolated position of an account that has no guard of its own, also those opened
            later, at LN Markets or here. What an automatic entry opens is guarded as the entry says.
          </p>
        </div>
      </div>
      {overview === null && isUnreachable ? <Unreachable message={readProblemOf(error)} /> : null}
      {overview === null && !isUnreachable ? <LoadingDashboard /> : null}
      {overview !== null && accounts.length === 0 ? <NoAccount /> : null}
      {overview === null
        ? null
        : accounts.map((account) => (
            <PlanSection key={account.id} account={account} driver={overview.driver} />
          ))}
    </div>
  );
};
