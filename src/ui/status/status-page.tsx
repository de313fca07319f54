"use client";

import Link from "next/link";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { TopLine } from "#ui/shell/top-line.tsx";
import { StatusHead, StatusWaiting } from "./status-head.tsx";
import { StatusNetworks, StatusParts } from "./status-rows.tsx";
import { STATUS_WORDS } from "./status-words.ts";
import { useStatus } from "./use-status.ts";

/** Whether every part of this installation works, and what does not, since when. */
export const StatusPage = ({ isOperator }: { readonly isOperator: boolean }) => {
  const words = useWords(STATUS_WORDS);
  const { view, now, sinceAnswer, isStale, error, isAsking, ask } = useStatus();
  const problem = error === null ? null : readProblemOf(error);
  const shown = view === null ? null : { view, now, sinceAnswer, isStale };
  return (
    <div className="wrap decide status">
      <TopLine />
      {shown === null ? (
        <StatusWaiting problem={problem} isAsking={isAsking} onAgain={ask} />
      ) : (
        <StatusHead {...shown} problem={problem} />
      )}
      {shown === null ? null : (
        <>
          <StatusParts {...shown} />
          <StatusNetworks {...shown} />
        </>
      )}
      {isOperator ? (
        <p className="to-alerts">
          <Link className="btn" href="/operator/alerts">
            {words.alerts}
          </Link>
        </p>
      ) : null}
    </div>
  );
};
