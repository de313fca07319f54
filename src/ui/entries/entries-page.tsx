"use client";

import { AccountRulesPage } from "#ui/automations/account-rules-page.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { EntriesSection } from "./entries-section.tsx";
import { ENTRY_WORDS } from "./entry-table.ts";

/** The automatic entries of each account. */
export const EntriesPage = () => {
  const { title, means } = useWords(ENTRY_WORDS);
  return (
    <AccountRulesPage title={title} section={(account) => <EntriesSection account={account} />}>
      {means}
    </AccountRulesPage>
  );
};
