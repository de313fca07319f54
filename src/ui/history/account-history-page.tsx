"use client";

import Link from "next/link";
import { OfAccount } from "#ui/dashboard/of-account.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { TopLine } from "#ui/shell/top-line.tsx";
import { HistoryChapters } from "./history-chapters.tsx";
import { HISTORY_WORDS } from "./history-words.ts";

/** What was done to the rules of an account: its alerts, entries, breaker and plan. */
export const AccountHistoryPage = ({ accountId }: { readonly accountId: string }) => {
  const words = useWords(HISTORY_WORDS);
  return (
    <div className="wrap decide history">
      <TopLine />
      <OfAccount accountId={accountId} page={words.history}>
        {({ account }) => (
          <>
            <div className="head">
              <div>
                <div className="label crumbs">
                  <Link href="/automations">{words.automations}</Link> / {account.label} / {words.history}
                </div>
                <h1>{words.of(account.label)}</h1>
                <p className="dim">{words.ofAccountHolds}</p>
              </div>
            </div>
            <HistoryChapters on={{ accountId, subject: { on: "account" } }} />
          </>
        )}
      </OfAccount>
    </div>
  );
};
