import { checkPassword } from "../auth/check-password.ts";
import type { SignInDeps } from "../auth/sign-in-deps.ts";
import { valueOrBusy } from "../auth/value-or-busy.ts";
import { writeMail } from "../mail/write-mail.ts";
import type { Acting } from "./acting.ts";
import { noteDeed } from "./note-event.ts";

export type ChangePasswordDeps = Pick<
  SignInDeps,
  | "users"
  | "sessions"
  | "passwords"
  | "dictionary"
  | "breachedPasswords"
  | "mails"
  | "security"
  | "log"
  | "newId"
  | "now"
>;

/** Sets another password. All other sessions, begun logins and links that were sent before end with the old one. */
export async function changePassword(
  deps: ChangePasswordDeps,
  input: Acting & { readonly password: string },
): Promise<void> {
  const { password, ...acting } = input;
  await checkPassword(deps, password, acting.email);
  const passwordHash = valueOrBusy(await deps.passwords.hash(password));
  const at = deps.now();
  await deps.users.setPassword(acting.userId, { passwordHash, at, frozenUntil: null });
  const sessionsEnded = await deps.sessions.endAllOf(acting.userId, acting.sessionId);
  await noteDeed(deps, acting, "password-changed", "allowed", { sessionsEnded });
  await writeMail(deps, acting.email, acting.userId, { kind: "password-changed", at }, acting.visitor.reads);
}
