"use client";

import { AccountRulesPage } from "#ui/automations/account-rules-page.tsx";
import { PlanSection } from "./plan-section.tsx";

/** The guard plan of each account. */
export const PlanPage = () => (
  <AccountRulesPage
    title="Guard plan"
    section={(account, { overview }) => <PlanSection account={account} driver={overview.driver} />}
  >
    It guards every isolated position of an account that has no guard of its own, also those opened later, at
    LN Markets or here. What an automatic entry opens is guarded as the entry says.
  </AccountRulesPage>
);
