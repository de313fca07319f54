import { saidBy } from "#domain/language/in-both.ts";
import { AppError } from "../app-error.ts";
import type { SignInDeps } from "../auth/sign-in-deps.ts";
import type { Acting } from "./acting.ts";
import { noteDeed } from "./note-event.ts";
import { SECURITY_REFUSALS } from "./security-refusals.ts";

/** Ends one of the trader's sessions at once. Somebody else's and none at all are refused alike, with NOT_FOUND. */
export async function endSession(
  deps: Pick<SignInDeps, "sessions" | "security" | "now">,
  input: Acting & { readonly id: string },
): Promise<void> {
  const { id, ...acting } = input;
  if (!(await deps.sessions.endOne(acting.userId, id))) {
    throw new AppError(
      "not-found",
      saidBy(SECURITY_REFUSALS, ({ sessionEnded }) => sessionEnded),
    );
  }
  await noteDeed(deps, acting, "session-ended", "allowed", { session: id });
}
