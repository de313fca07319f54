"use client";

import { AccountRulesPage } from "#ui/automations/account-rules-page.tsx";
import { BreakerSection } from "./breaker-section.tsx";

/** The drawdown breaker of each account. */
export const BreakerPage = () => (
  <AccountRulesPage
    title="Drawdown breaker"
    section={(account, { now }) => <BreakerSection account={account} now={now} />}
  >
    It watches what a whole account is worth, transfers left out, and throws the panic switch once when too
    much of it is gone. It trips once, and only you arm it again.
  </AccountRulesPage>
);
