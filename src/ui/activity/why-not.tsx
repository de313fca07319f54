"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { ACTIVITY_WORDS } from "./activity-words.ts";
import { WhyNotForm } from "./why-not-form.tsx";

const MINUTE_MS = 60_000;
const NOBODY = "00000000-0000-4000-8000-000000000000";

/** The last minute that was over at `now`, as a field for a date and a time writes it. */
export const newestMinute = (now: string): string =>
  new Date(Date.parse(now) - MINUTE_MS).toISOString().slice(0, 16);

type Props = { readonly onOpen: (receiptId: string) => void };

/** Why an automation did nothing: read only once it is asked, by hand or by the address. */
export const WhyNot = ({ onOpen }: Props) => {
  const words = useWords(ACTIVITY_WORDS).whyNot;
  const trpc = useTRPC();
  const isAsked = useSearchParams().get("ask") === "why";
  const summary = useRef<HTMLElement>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (!isAsked) return;
    setOpen(true);
    summary.current?.focus();
  }, [isAsked]);
  const [asked, setAsked] = useState<{ readonly automationId: string; readonly at: string } | null>(null);
  const askable = useQuery(trpc.tradeLog.askable.queryOptions(undefined, { enabled: isOpen }));
  const question = asked ?? { automationId: NOBODY, at: new Date(0).toISOString() };
  const answer = useQuery(trpc.tradeLog.whyNot.queryOptions(question, { enabled: asked !== null }));
  const failed = [askable, answer].find(({ isError }) => isError);
  return (
    <details className="whynot" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary ref={summary} data-testid="why-not">
        {words.question}
      </summary>
      <WhyNotForm
        automations={askable.data?.automations ?? null}
        newest={newestMinute(askable.data?.now ?? question.at)}
        answer={answer.data ?? null}
        isAsking={answer.isFetching}
        problem={failed === undefined ? null : readProblemOf(failed.error)}
        onAsk={(automationId, at) => setAsked({ automationId, at })}
        onOpen={onOpen}
      />
    </details>
  );
};
