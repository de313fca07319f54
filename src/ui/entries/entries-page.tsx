"use client";

import { AccountRulesPage } from "#ui/automations/account-rules-page.tsx";
import { EntriesSection } from "./entries-section.tsx";

/** The automatic entries of each account. */
export const EntriesPage = () => (
  <AccountRulesPage title="Automatic entries" section={(account) => <EntriesSection account={account} />}>
    An entry opens an isolated position when what it waits for happens, once for each time, and guards it. It
    is refused where all it opens could lose more than its budget, guards included.
  </AccountRulesPage>
);
