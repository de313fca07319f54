import { clearBadge } from "#ui/badge/show-badge.ts";
import { forgetLastKnown } from "#ui/offline/last-known.ts";
import { isSignedOut } from "./problem-of.ts";

/** One way leads out at a time: a read that is refused while a trader signs out would lead them to the login instead. */
let isLeaving = false;

const goTo = (path: string): void => {
  forgetLastKnown();
  clearBadge();
  window.location.assign(path);
};

/** Leads to the login, and leaves nothing of the trader's here, where the server says that the session is over. */
export const leaveWhenOver = (error: unknown): void => {
  if (isLeaving || !isSignedOut(error)) return;
  isLeaving = true;
  goTo("/login");
};

/** Signs out and leaves nothing of the trader's in this browser; rejects where the server could not be asked. */
export const signOutAndLeave = async (): Promise<void> => {
  isLeaving = true;
  try {
    const { signOut } = await import("next-auth/react");
    await signOut({ redirect: false });
  } catch (error) {
    isLeaving = false;
    throw error;
  }
  goTo("/");
};

/** A page that the browser kept and shows again has not left. */
if (typeof window !== "undefined")
  window.addEventListener("pageshow", () => {
    isLeaving = false;
  });
