import { clearBadge } from "#ui/badge/show-badge.ts";
import { forgetLastKnown } from "#ui/offline/last-known.ts";
import { isSignedOut } from "./problem-of.ts";

/** Leads to the login, and leaves nothing of the trader's here, where the server says that the session is over. */
export const leaveWhenOver = (error: unknown): void => {
  if (!isSignedOut(error)) return;
  forgetLastKnown();
  clearBadge();
  window.location.assign("/login");
};
