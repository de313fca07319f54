import { DEFAULT_PREFERENCES } from "#domain/language/preferences.ts";
import type { MailFacts } from "#ports/mails.ts";
import type { SignInDeps } from "../auth/sign-in-deps.ts";
import type { Reads } from "../auth/visitor.ts";

/**
 * Puts a mail down to be sent, in the language its addressee keeps, else in the one of the page that asked. `userId` is whose account it is about, null where nobody's may be told.
 */
export const writeMail = async (
  { mails, newId, now }: Pick<SignInDeps, "mails" | "newId" | "now">,
  to: string,
  userId: string | null,
  facts: MailFacts,
  reads: Reads = DEFAULT_PREFERENCES,
): Promise<void> => {
  const { locale, timeZone } = reads;
  await mails.write({ id: newId(), to, userId, facts, locale, timeZone, createdAt: now() });
};
