"use client";

import Link from "next/link";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useOverview } from "#ui/api/use-overview.ts";
import { LoadingDashboard, NoAccount, Unreachable } from "#ui/dashboard/waiting.tsx";
import { TopLine } from "#ui/shell/top-line.tsx";
import { EntriesSection } from "./entries-section.tsx";

/** The automatic entries of each account. */
export const EntriesPage = () => {
  const { overview, isUnreachable, error } = useOverview();
  const accounts = overview?.accounts ?? [];
  return (
    <div className="wrap decide">
      <TopLine />
      <div className="head">
        <div>
          <div className="label crumbs">
            <Link href="/automations">Automations</Link> / Automatic entries
          </div>
          <h1>Automatic entries</h1>
          <p className="dim">
            An entry opens an isolated position when what it waits for happens, once for each time, and guards
            it. It is refused where all it opens could lose more than its budget, guards included.
          </p>
        </div>
      </div>
      {overview === null && isUnreachable ? <Unreachable message={readProblemOf(error)} /> : null}
      {overview === null && !isUnreachable ? <LoadingDashboard /> : null}
      {overview !== null && accounts.length === 0 ? <NoAccount /> : null}
      {accounts.map((account) => (
        <EntriesSection key={account.id} account={account} />
      ))}
    </div>
  );
};
