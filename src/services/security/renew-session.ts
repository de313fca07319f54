import { saidBy } from "#domain/language/in-both.ts";
import { AppError } from "../app-error.ts";
import { hashToken } from "../auth/hash-token.ts";
import type { SignInDeps } from "../auth/sign-in-deps.ts";
import type { Acting } from "./acting.ts";
import { SECURITY_REFUSALS } from "./security-refusals.ts";

export type RenewSessionDeps = Pick<SignInDeps, "sessions" | "devices" | "newToken" | "now">;

/** Notes that a factor was just given in this session and in its browser, and answers with the session's new token, its only copy. */
export async function renewSession(deps: RenewSessionDeps, acting: Acting): Promise<string> {
  const token = deps.newToken();
  const at = deps.now();
  if (await deps.sessions.stepUp(acting.sessionId, { tokenHash: hashToken(token), at })) {
    if (acting.deviceId !== null) await deps.devices.seeAgain(acting.deviceId, at);
    return token;
  }
  throw new AppError(
    "unauthorized",
    saidBy(SECURITY_REFUSALS, ({ sessionOver }) => sessionOver),
  );
}
