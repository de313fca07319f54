"use client";

import Link from "next/link";
import { useCallback, useEffect, useRef, useState } from "react";
import type { NotificationView } from "#server/trpc/schemas/notifications.ts";
import { MovedWords } from "#ui/activity/moved-words.tsx";
import { Glyph, type GlyphKind } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { useRecentNotifications } from "#ui/notifications/use-recent-notifications.ts";
import { LateUpdatePrompt } from "#ui/pwa/late-update-prompt.tsx";
import { countDown, isLookedAt } from "#ui/undo/count-down.ts";
import { LazyUndo } from "#ui/undo/lazy-undo.tsx";
import { useUndoOffer } from "#ui/undo/undo-offer.ts";
import { SHELL_WORDS } from "./shell-words.ts";

const SHOWN_MS = 12_000;
const MOST_SHOWN = 3;

const GLYPHS: Record<NotificationView["severity"], GlyphKind> = {
  info: "acted",
  warning: "watch",
  danger: "danger",
};

/** What arrived while this page was open and may pop up; what it found on arrival is in the list already. It stays while `isHeld`. */
const useFresh = (
  notices: readonly NotificationView[] | undefined,
  isHeld: () => boolean,
): readonly NotificationView[] => {
  const [seen, setSeen] = useState<ReadonlySet<string> | null>(null);
  const [shown, setShown] = useState<readonly NotificationView[]>([]);
  useEffect(() => {
    if (notices === undefined) return;
    const fresh = seen === null ? [] : notices.filter(({ id, isLoud }) => isLoud && !seen.has(id));
    if (seen !== null && fresh.length === 0) return;
    setSeen(new Set(notices.map(({ id }) => id)));
    if (fresh.length > 0) setShown((now) => [...fresh, ...now].slice(0, MOST_SHOWN));
  }, [notices, seen]);
  useEffect(() => {
    if (shown.length === 0) return;
    return countDown(SHOWN_MS, isHeld, () => setShown((now) => now.slice(0, -1)));
  }, [shown, isHeld]);
  return shown;
};

/** On a phone the newest stands for all of them, and says how many there are. */
const More = ({ count }: { readonly count: number }) => {
  const { andMore } = useWords(SHELL_WORDS);
  return count === 0 ? null : <small className="more"> {andMore(count)}</small>;
};

/** What happened just now, each with its receipt, and what can still be put back; nothing goes while it is looked at. */
export const Toasts = () => {
  const told = useRecentNotifications().data?.items;
  const words = useWords(SHELL_WORDS);
  const section = useRef<HTMLElement>(null);
  const isHeld = useCallback(() => isLookedAt(section.current), []);
  const shown = useFresh(told, isHeld);
  const offer = useUndoOffer();
  return (
    <section ref={section} className="toasts" aria-label={words.justNow}>
      <div className="list" aria-live="polite">
        {offer === null ? null : (
          <LazyUndo key={offer.id} offer={offer} isHeld={isHeld}>
            <More count={shown.length} />
          </LazyUndo>
        )}
        {shown.map((notice, index) => (
          <div className="toast" key={notice.id} data-testid="toast">
            <Glyph kind={GLYPHS[notice.severity]} />
            <span>
              <MovedWords text={notice.title} />
              {index === 0 && offer === null ? <More count={shown.length - 1} /> : null}
            </span>
            {notice.receiptId === null ? null : (
              <Link href={`/activity?receipt=${notice.receiptId}`}>{words.receipt}</Link>
            )}
          </div>
        ))}
      </div>
      <LateUpdatePrompt />
    </section>
  );
};
