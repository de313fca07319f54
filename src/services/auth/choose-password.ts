import { saidBy } from "#domain/language/in-both.ts";
import { FREEZE_MS } from "#domain/security/step-up.ts";
import type { MailLink } from "#ports/mails.ts";
import { AppError } from "../app-error.ts";
import { writeMail } from "../mail/write-mail.ts";
import { noteEvent } from "../security/note-event.ts";
import { AUTH_REFUSALS } from "./auth-refusals.ts";
import { checkPassword } from "./check-password.ts";
import { deadLink, findLink } from "./find-link.ts";
import { isOutdated } from "./is-outdated.ts";
import { forgiveLogin } from "./limit-login.ts";
import { limitNetwork } from "./limit-network.ts";
import type { SignInDeps } from "./sign-in-deps.ts";
import { valueOrBusy } from "./value-or-busy.ts";
import type { Visitor } from "./visitor.ts";

export type ChoosePasswordDeps = Pick<
  SignInDeps,
  | "users"
  | "sessions"
  | "mailLinks"
  | "mails"
  | "preferences"
  | "passwords"
  | "dictionary"
  | "breachedPasswords"
  | "security"
  | "limiter"
  | "linkKey"
  | "log"
  | "now"
  | "newId"
>;

type Chosen = { readonly link: MailLink; readonly passwordHash: string; readonly visitor: Visitor };

async function register(deps: ChoosePasswordDeps, { link, passwordHash, visitor }: Chosen): Promise<void> {
  const user = { id: deps.newId(), email: link.email, passwordHash, createdAt: deps.now() };
  const created = await deps.users.create(user);
  const about = { kind: "registered", userId: created.ok ? user.id : null } as const;
  await noteEvent(deps, visitor, { ...about, outcome: created.ok ? "allowed" : "refused" });
  if (!created.ok)
    throw new AppError(
      "conflict",
      saidBy(AUTH_REFUSALS, ({ addressTaken }) => addressTaken),
    );
  const { reads } = visitor;
  if (reads === undefined) return;
  const unchosen = { timeZone: null, amounts: null, money: null };
  // As early as can be: whatever a browser was told to do is a later choice.
  await deps.preferences.keep(user.id, { ...unchosen, locale: reads.locale, chosenAt: 0 });
}

/** Whoever had the old password is out: sessions, begun logins and older links end. The second factor stays as it is. */
async function reset(deps: ChoosePasswordDeps, { link, passwordHash, visitor }: Chosen): Promise<void> {
  const user = await deps.users.findByEmail(link.email);
  if (user === null || isOutdated(link, user)) throw deadLink();
  const at = deps.now();
  await deps.users.setPassword(user.id, { passwordHash, at, frozenUntil: at + FREEZE_MS });
  const ended = await deps.sessions.endAllOf(user.id);
  // Strangers may have used up what the account allows; who reads its mail gets to log in.
  await forgiveLogin(deps.limiter, { network: visitor.network, account: user.email, deviceId: null });
  const about = { kind: "password-reset", outcome: "allowed", userId: user.id } as const;
  await noteEvent(deps, visitor, { ...about, facts: { sessionsEnded: ended } });
  await writeMail(deps, user.email, user.id, { kind: "password-reset", at }, visitor.reads);
}

/**
 * Uses a link to choose a password: the first one of a new account, or another one, after which all sessions are over and
 * nothing may put more at risk for a day. A password that is refused leaves the link usable. Answers the address to log
 * in with.
 */
export async function choosePassword(
  deps: ChoosePasswordDeps,
  input: { readonly token: string; readonly password: string; readonly visitor: Visitor },
): Promise<{ readonly email: string }> {
  const { visitor } = input;
  await limitNetwork(deps.limiter, visitor, "link");
  const found = await findLink(deps, input.token);
  if (found.purpose === "change-email") throw deadLink();
  await checkPassword(deps, input.password, found.email);
  const passwordHash = valueOrBusy(await deps.passwords.hash(input.password));
  const link = await deps.mailLinks.take(found.id, deps.now());
  if (link === null) throw deadLink();
  const chosen = { link, passwordHash, visitor };
  await (link.purpose === "register" ? register(deps, chosen) : reset(deps, chosen));
  return { email: link.email };
}
