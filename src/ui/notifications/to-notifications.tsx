"use client";

import Link from "next/link";
import { useFormat } from "#ui/format/use-format.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { BELL_WORDS } from "./bell-words.ts";
import { useRecentNotifications } from "./use-recent-notifications.ts";

const MOST_COUNTED = 100;

/** The way to what was told, with how much of it is unread. */
export const ToNotifications = () => {
  const words = useWords(BELL_WORDS);
  const format = useFormat();
  const unread = useRecentNotifications().data?.unread ?? 0;
  const count = unread >= MOST_COUNTED ? "99+" : format.number(unread, 0);
  return (
    <Link
      className="to-notifications"
      href="/notifications"
      aria-label={unread === 0 ? words.none : words.unread(count)}
      data-testid="to-notifications"
    >
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d="M4 14.5H16L14.5 12.5V8A4.5 4.5 0 0 0 5.5 8V12.5ZM8 17H12M10 1.8V3.5" />
      </svg>
      {unread === 0 ? null : <span aria-hidden="true">{count}</span>}
    </Link>
  );
};
