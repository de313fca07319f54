import { mailWords } from "#domain/notifications/mail-words.ts";
import type { SignInDeps } from "../auth/sign-in-deps.ts";
import { linkOfMail } from "./link-of-mail.ts";

/** A mail as it would be sent. `link` is the whole address to follow; null where there is none, or where it is dead. */
export type OutboxMail = {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly link: string | null;
  /** Epoch milliseconds. */
  readonly createdAt: number;
};

export type ListOutboxDeps = Pick<SignInDeps, "mails" | "mailLinks" | "linkKey" | "now">;

const MOST = 50;

/** The newest mails in words, for whoever runs an installation that sends none. `origin` is where its pages are reached. */
export async function listOutbox(
  deps: ListOutboxDeps,
  { origin }: { readonly origin: string },
): Promise<OutboxMail[]> {
  const mails = await deps.mails.newest(MOST);
  return await Promise.all(
    mails.map(async (mail) => {
      const link = await linkOfMail(deps, mail, origin);
      const { id, to, createdAt } = mail;
      return { id, to, ...mailWords(mail.facts, link, mail), link, createdAt };
    }),
  );
}
