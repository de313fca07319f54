"use client";

import Link from "next/link";
import { crossGuardPath } from "#ui/cross-guard/cross-guard-words.ts";
import { OfAccount } from "#ui/dashboard/of-account.tsx";
import { TopLine } from "#ui/shell/top-line.tsx";
import { HistoryChapters } from "./history-chapters.tsx";

/** What was done to the guard of an account's cross position, be it held or flat now. */
export const CrossHistoryPage = ({ accountId }: { readonly accountId: string }) => {
  const path = crossGuardPath(accountId);
  return (
    <div className="wrap decide history">
      <TopLine />
      <OfAccount accountId={accountId} page="Cross guard">
        {({ account }) => (
          <>
            <div className="head">
              <div>
                <div className="label crumbs">
                  <Link href="/dashboard">Home</Link> / <Link href={path}>{account.label}, cross guard</Link>{" "}
                  / History
                </div>
                <h1>History of the cross guard</h1>
              </div>
              <div className="ways">
                <Link className="btn" href={path}>
                  Guard
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
