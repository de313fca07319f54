"use client";

import { AccountRulesPage } from "#ui/automations/account-rules-page.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { BreakerSection } from "./breaker-section.tsx";
import { BREAKER_WORDS } from "./breaker-table.ts";

/** The drawdown breaker of each account. */
export const BreakerPage = () => {
  const { title, means } = useWords(BREAKER_WORDS);
  return (
    <AccountRulesPage
      title={title}
      section={(account, { now }) => <BreakerSection account={account} now={now} />}
    >
      {means}
    </AccountRulesPage>
  );
};
