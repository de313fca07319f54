import type { Badge } from "./badge-of.ts";

/** What is used of the browser; where it has no badges neither is there. */
export type Badging = {
  readonly setAppBadge?: (count?: number) => Promise<void>;
  readonly clearAppBadge?: () => Promise<void>;
};

/** A browser may know badges and refuse them, as one that is no installed app. */
const quietly = (asked: Promise<void> | undefined): void => {
  asked?.catch(() => undefined);
};

/** Puts the badge onto the app's icon, or takes it off; nothing where a browser has none. */
export const showBadge = (browser: Badging, badge: Badge): void => {
  if (badge === null) quietly(browser.clearAppBadge?.());
  else quietly(badge === "flag" ? browser.setAppBadge?.() : browser.setAppBadge?.(badge));
};

/** Whoever signs out leaves no number behind. */
export const clearBadge = (): void => showBadge(navigator, null);
