"use client";

import type { Overview, ReceiptView } from "#server/trpc/schemas/views.ts";
import { useChosenAccount } from "#ui/accounts/use-chosen-account.ts";
import { useRecentReceipts } from "#ui/activity/use-recent-receipts.ts";
import { accountFacts } from "#ui/api/account-facts.ts";
import { useOverview } from "#ui/api/use-overview.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { TopLine } from "#ui/shell/top-line.tsx";
import { AccountSection } from "./account-section.tsx";
import { DASHBOARD_WORDS } from "./dashboard-words.tsx";
import { LastReceipt } from "./last-receipt.tsx";
import { OverviewTrouble } from "./overview-trouble.tsx";
import { ProvenLine } from "./proven-line.tsx";
import { LoadingDashboard, NoAccount } from "./waiting.tsx";

type AccountsProps = {
  readonly overview: Overview;
  readonly now: number;
  readonly receipts: readonly ReceiptView[];
  /** Null for all of them. */
  readonly accountId: string | null;
};

const Accounts = ({ overview, now, receipts, accountId }: AccountsProps) => {
  const shown = overview.accounts.filter(({ id }) => accountId === null || id === accountId);
  const theirs = receipts.filter((receipt) => accountId === null || receipt.accountId === accountId);
  const latest = theirs.find(({ outcome }) => outcome !== "held") ?? theirs[0] ?? null;
  return (
    <>
      {shown.map(({ id, label }) => {
        const facts = accountFacts(overview, id);
        return facts === null ? null : (
          <div key={id}>
            {shown.length > 1 ? <h2 className="section-name">{label}</h2> : null}
            <AccountSection facts={facts} now={now} receipts={receipts} />
          </div>
        );
      })}
      {latest === null ? null : <LastReceipt receipt={latest} />}
    </>
  );
};

/** Am I safe? The answer, the proof of it, and what happened last. */
export const Dashboard = ({ email }: { readonly email: string }) => {
  const words = useWords(DASHBOARD_WORDS);
  const { overview, now, isUnreachable } = useOverview();
  const receipts = useRecentReceipts() ?? [];
  const { accountId } = useChosenAccount(overview);
  return (
    <div className="wrap">
      <TopLine />
      <p className="welcome" data-testid="welcome">
        {words.welcome(email)}
      </p>
      <ProvenLine protection={overview?.protection ?? null} now={now} />
      <OverviewTrouble />
      {overview === null && !isUnreachable ? <LoadingDashboard /> : null}
      {overview !== null && overview.accounts.length === 0 ? <NoAccount /> : null}
      {overview !== null ? (
        <Accounts overview={overview} now={now} receipts={receipts} accountId={accountId} />
      ) : null}
    </div>
  );
};
