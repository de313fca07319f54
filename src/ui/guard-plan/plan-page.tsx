"use client";

import { AccountRulesPage } from "#ui/automations/account-rules-page.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { PlanSection } from "./plan-section.tsx";
import { PLAN_WORDS } from "./plan-words.tsx";

/** The guard plan of each account. */
export const PlanPage = () => {
  const { title, about } = useWords(PLAN_WORDS);
  return (
    <AccountRulesPage
      title={title}
      section={(account, { overview }) => <PlanSection account={account} driver={overview.driver} />}
    >
      {about}
    </AccountRulesPage>
  );
};
