"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useEffect, useState } from "react";
import type { Notice } from "#server/trpc/schemas/views.ts";
import { MovedWords } from "#ui/activity/moved-words.tsx";
import { useTRPC } from "#ui/api/trpc.ts";
import { Glyph, type GlyphKind } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { useLivePoll } from "#ui/live/use-live-poll.ts";
import { UpdatePrompt } from "#ui/pwa/update-prompt.tsx";
import { SHELL_WORDS } from "./shell-words.ts";

const POLL_MS = 2_000;
const SHOWN_MS = 12_000;
const MOST_SHOWN = 3;

const GLYPHS: Record<Notice["severity"], GlyphKind> = { info: "acted", warning: "watch", danger: "danger" };

/** Notices that arrived while this page was open; those it found on arrival are in the activity already. */
const useFreshNotices = (notices: readonly Notice[] | undefined): readonly Notice[] => {
  const [seen, setSeen] = useState<ReadonlySet<string> | null>(null);
  const [shown, setShown] = useState<readonly Notice[]>([]);
  useEffect(() => {
    if (notices === undefined) return;
    const fresh = seen === null ? [] : notices.filter(({ id }) => !seen.has(id));
    if (seen !== null && fresh.length === 0) return;
    setSeen(new Set(notices.map(({ id }) => id)));
    if (fresh.length > 0) setShown((now) => [...fresh, ...now].slice(0, MOST_SHOWN));
  }, [notices, seen]);
  useEffect(() => {
    if (shown.length === 0) return;
    const timer = setTimeout(() => setShown((now) => now.slice(0, -1)), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  return shown;
};

/** What happened just now, each with its receipt. */
export const Toasts = () => {
  const trpc = useTRPC();
  const refetchInterval = useLivePoll(POLL_MS);
  const notices = useQuery(trpc.notices.list.queryOptions(undefined, { refetchInterval }));
  const words = useWords(SHELL_WORDS);
  const shown = useFreshNotices(notices.data);
  return (
    <section className="toasts" aria-label={words.justNow}>
      {shown.map((notice) => (
        <div className="toast" key={notice.id} data-testid="toast">
          <Glyph kind={GLYPHS[notice.severity]} />
          <span>
            <MovedWords text={notice.title} />
          </span>
          {notice.receiptId === null ? null : (
            <Link href={`/activity?receipt=${notice.receiptId}`}>{words.receipt}</Link>
          )}
        </div>
      ))}
      <UpdatePrompt />
    </section>
  );
};
