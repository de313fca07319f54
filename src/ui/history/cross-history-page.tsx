"use client";

import Link from "next/link";
import { crossGuardPath } from "#ui/cross-guard/cross-paths.ts";
import { OfAccount } from "#ui/dashboard/of-account.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { TopLine } from "#ui/shell/top-line.tsx";
import { HistoryChapters } from "./history-chapters.tsx";
import { HISTORY_WORDS } from "./history-words.ts";

/** What was done to the guard of an account's cross position, be it held or flat now. */
export const CrossHistoryPage = ({ accountId }: { readonly accountId: string }) => {
  const words = useWords(HISTORY_WORDS);
  const path = crossGuardPath(accountId);
  return (
    <div className="wrap decide history">
      <TopLine />
      <OfAccount accountId={accountId} page={words.crossGuard}>
        {({ account }) => (
          <>
            <div className="head">
              <div>
                <div className="label crumbs">
                  <Link href="/dashboard">{words.home}</Link> /{" "}
                  <Link href={path}>{words.accountCrossGuard(account.label)}</Link> / {words.history}
                </div>
                <h1>{words.ofCross}</h1>
              </div>
              <div className="ways">
                <Link className="btn" href={path}>
                  {words.guard}
                </Link>
              </div>
            </div>
            <HistoryChapters on={{ accountId, subject: { on: "cross" } }} />
          </>
        )}
      </OfAccount>
    </div>
  );
};
