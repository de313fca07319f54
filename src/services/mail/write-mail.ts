import { DEFAULT_PREFERENCES } from "#domain/language/preferences.ts";
import type { Mail, MailFacts } from "#ports/mails.ts";
import type { SignInDeps } from "../auth/sign-in-deps.ts";
import type { Reads } from "../auth/visitor.ts";

type WriteDeps = Pick<SignInDeps, "mails" | "newId" | "now">;
type Written = Pick<Mail, "to" | "userId" | "facts"> & { readonly reads: Reads };

const mailOf = ({ newId, now }: WriteDeps, { reads: { locale, timeZone }, ...written }: Written): Mail => ({
  id: newId(),
  ...written,
  locale,
  timeZone,
  createdAt: now(),
});

/**
 * Puts a mail down to be sent, in the language its addressee keeps, else in the one of the page that asked. `userId` is whose account it is about, null where nobody's may be told.
 */
export const writeMail = async (
  deps: WriteDeps,
  to: string,
  userId: string | null,
  facts: MailFacts,
  reads: Reads = DEFAULT_PREFERENCES,
): Promise<void> => {
  await deps.mails.write(mailOf(deps, { to, userId, facts, reads }));
};

/** The same work for an address that nobody has, of which nothing is sent. */
export const writeMailForNobody = async (
  deps: WriteDeps,
  to: string,
  facts: MailFacts,
  reads: Reads = DEFAULT_PREFERENCES,
): Promise<void> => {
  await deps.mails.writeForNobody(mailOf(deps, { to, userId: null, facts, reads }));
};
