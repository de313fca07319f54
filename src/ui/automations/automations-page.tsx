"use client";

import Link from "next/link";
import { useChosenAccount } from "#ui/accounts/use-chosen-account.ts";
import { AlertsSection } from "#ui/alerts/alerts-section.tsx";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useOverview } from "#ui/api/use-overview.ts";
import { crossGuardPath, crossHistoryPath } from "#ui/cross-guard/cross-paths.ts";
import { LoadingDashboard, NoAccount, Unreachable } from "#ui/dashboard/waiting.tsx";
import { accountHistoryPath } from "#ui/history/account-history-path.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { lastOf } from "#ui/price-field/last-of.ts";
import { PriceReferences } from "#ui/price-field/price-reference.tsx";
import { TopLine } from "#ui/shell/top-line.tsx";
import { AUTOMATIONS_WORDS } from "./automations-words.ts";

/** What runs for a whole account; what runs for one position stands with it. */
export const AutomationsPage = () => {
  const words = useWords(AUTOMATIONS_WORDS);
  const { overview, isUnreachable, error } = useOverview();
  const { accountId } = useChosenAccount(overview);
  const accounts = overview?.accounts ?? [];
  const shown = accounts.filter(({ id }) => accountId === null || id === accountId);
  return (
    <div className="wrap decide">
      <TopLine />
      <div className="head">
        <div>
          <h1>{words.title}</h1>
          <p className="dim">{words.means}</p>
          <ul className="ways-on">
            <li>
              <Link href="/automations/guard-plan">{words.guardPlan}</Link>
            </li>
            <li>
              <Link href="/automations/entries">{words.entries}</Link>
            </li>
            <li>
              <Link href="/automations/breaker">{words.breaker}</Link>
            </li>
          </ul>
        </div>
      </div>
      {overview === null && isUnreachable ? <Unreachable message={readProblemOf(error)} /> : null}
      {overview === null && !isUnreachable ? <LoadingDashboard /> : null}
      {overview !== null && accounts.length === 0 ? <NoAccount /> : null}
      {overview === null
        ? null
        : shown.map((account) => (
            <div key={account.id}>
              {accounts.length > 1 ? <h2 className="section-name">{account.label}</h2> : null}
              <ul className="ways-on">
                <li>
                  <Link href={crossGuardPath(account.id)} data-testid="open-cross-guard">
                    {words.crossGuard}
                  </Link>
                </li>
                <li>
                  <Link href={crossHistoryPath(account.id)}>{words.crossChanges}</Link>
                </li>
                <li>
                  <Link href={accountHistoryPath(account.id)} data-testid="open-account-history">
                    {words.accountChanges}
                  </Link>
                </li>
              </ul>
              <PriceReferences reference={{ last: lastOf(overview, account) }}>
                <AlertsSection account={account} />
              </PriceReferences>
            </div>
          ))}
    </div>
  );
};
