import { saidBy } from "#domain/language/in-both.ts";
import { AppError } from "../app-error.ts";
import type { Doer } from "../security/acting.ts";
import { noteDeed } from "../security/note-event.ts";
import type { PanicDeps } from "./panic-deps.ts";
import { PANIC_REFUSALS } from "./panic-refusals.ts";

/** Ends a panic link. @throws AppError not-found where it serves no more, also for somebody else's. */
export const revokePanicLink = async (
  deps: Pick<PanicDeps, "panicLinks" | "security" | "clock">,
  by: Doer,
  linkId: string,
): Promise<void> => {
  if (!(await deps.panicLinks.revoke(by.userId, linkId, deps.clock()))) {
    throw new AppError(
      "not-found",
      saidBy(PANIC_REFUSALS, ({ linkGone }) => linkGone),
    );
  }
  const noted = { security: deps.security, now: deps.clock };
  await noteDeed(noted, by, "panic-link-revoked", "allowed", { linkId });
};
