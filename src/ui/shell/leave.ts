import { clearBadge } from "#ui/badge/show-badge.ts";
import { forgetLastKnown } from "#ui/offline/last-known.ts";

/** Signs out and leaves nothing of the trader's in this browser; rejects where the server could not be asked. */
export const leave = async (): Promise<void> => {
  const { signOut } = await import("next-auth/react");
  await signOut({ redirect: false });
  forgetLastKnown();
  clearBadge();
  window.location.assign("/");
};
