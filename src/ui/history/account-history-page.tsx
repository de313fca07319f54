"use client";

import Link from "next/link";
import { OfAccount } from "#ui/dashboard/of-account.tsx";
import { TopLine } from "#ui/shell/top-line.tsx";
import { HistoryChapters } from "./history-chapters.tsx";

/** What was done to the rules of an account: its alerts, entries, breaker and plan. */
export const AccountHistoryPage = ({ accountId }: { readonly accountId: string }) => (
  <div className="wrap decide history">
    <TopLine />
    <OfAccount accountId={accountId} page="History">
      {({ account }) => (
        <>
          <div className="head">
            <div>
              <div className="label crumbs">
                <Link href="/automations">Automations</Link> / {account.label} / History
              </div>
              <h1>History of {account.label}</h1>
              <p className="dim">
                Its alerts, entries, breaker and plan. Guards and exits have theirs with their position.
              </p>
            </div>
          </div>
          <HistoryChapters on={{ accountId, subject: { on: "account" } }} />
        </>
      )}
    </OfAccount>
  </div>
);
