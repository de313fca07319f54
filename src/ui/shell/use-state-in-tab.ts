"use client";

import { useEffect, useRef } from "react";
import type { Overview } from "#server/trpc/schemas/views.ts";
import { badgeOf } from "#ui/badge/badge-of.ts";
import { useBadge } from "#ui/badge/use-badge.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { worstVerdict } from "#ui/verdict/worst-verdict.ts";
import { SHELL_WORDS } from "./shell-words.ts";
import { tabIcon } from "./tab-icon.ts";
import { tabTitle } from "./tab-title.ts";

const iconOf = (): HTMLLinkElement | null => document.querySelector('link[rel~="icon"]');

/**
 * Shows the verdict in the tab's title and icon for as long as the page knows one, and on the app's icon what is in danger:
 * from another tab or program one look tells. Each page sets its own title as it opens, which is taken up from there.
 */
export const useStateInTab = (overview: Overview | null, now: number): void => {
  const format = useFormat();
  const verdict = overview === null ? null : worstVerdict(overview, now, format);
  useBadge(badgeOf(overview, verdict));
  const { home } = useWords(SHELL_WORDS).places;
  const shown = useRef<string | null>(null);
  const page = useRef("");
  const ownIcon = useRef<string | null>(null);
  useEffect(() => {
    if (document.title !== shown.current) page.current = document.title;
    const title = tabTitle(format, home, page.current, verdict);
    shown.current = title;
    if (document.title !== title) document.title = title;
    const icon = iconOf();
    if (icon === null) return;
    ownIcon.current ??= icon.href;
    const href = (verdict === null ? null : tabIcon(verdict.kind)) ?? ownIcon.current;
    if (icon.href !== href) icon.href = href;
  });
  useEffect(
    () => () => {
      if (document.title === shown.current) document.title = page.current;
      const icon = iconOf();
      if (icon !== null && ownIcon.current !== null) icon.href = ownIcon.current;
    },
    [],
  );
};
