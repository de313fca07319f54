import type { MailFacts } from "#ports/mails.ts";
import type { SignInDeps } from "../auth/sign-in-deps.ts";

/** Puts a mail down to be sent. `userId` is whose account it is about, null where nobody's may be told. */
export const writeMail = async (
  { mails, newId, now }: Pick<SignInDeps, "mails" | "newId" | "now">,
  to: string,
  userId: string | null,
  facts: MailFacts,
): Promise<void> => await mails.write({ id: newId(), to, userId, facts, createdAt: now() });
