"use client";

import { HistoryList } from "./history-list.tsx";
import { StandingAutomations } from "./standing-automations.tsx";
import { TakeAlong } from "./take-along.tsx";
import { type OnSubject, useHistory } from "./use-history.ts";

/** What is set on a position or the cross one, what was changed of it, and the file it goes in. */
export const HistoryChapters = ({ on }: { readonly on: OnSubject }) => {
  const query = useHistory(on);
  const automations = query.data?.pages[0]?.automations ?? null;
  return (
    <>
      {automations === null ? null : <StandingAutomations automations={automations} on={on} />}
      <HistoryList query={query} on={on} />
      <TakeAlong on={on} />
    </>
  );
};
