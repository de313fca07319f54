import type { Locale } from "#domain/language/locale.ts";
import type { MailFacts, MailLinkPurpose } from "#domain/notifications/mail-facts.ts";

export type { MailFacts, MailLinkPurpose } from "#domain/notifications/mail-facts.ts";

/** A link that was sent. Its token is made from `id` and a secret outside the database. Times in epoch milliseconds. */
export type MailLink = {
  readonly id: string;
  readonly purpose: MailLinkPurpose;
  /** The address it was sent to, as stored. */
  readonly email: string;
  /** Null where nobody has the address yet. */
  readonly userId: string | null;
  readonly createdAt: number;
  readonly expiresAt: number;
};

export interface MailLinks {
  create(link: MailLink): Promise<void>;
  /** A living one, left where it is; null otherwise. */
  find(id: string, at: number): Promise<MailLink | null>;
  /** Takes a living one out, with every other one of its purpose for the same address. One of many callers gets it. */
  take(id: string, at: number): Promise<MailLink | null>;
}

/** What became of a mail: `unsent` where this installation sends none. */
export type LetterState = "waiting" | "sent" | "failed" | "unsent";

export type Mail = {
  readonly id: string;
  readonly to: string;
  readonly userId: string | null;
  readonly facts: MailFacts;
  /** The language it is written in, and the zone its times are told in. */
  readonly locale: Locale;
  readonly timeZone: string;
  readonly createdAt: number;
};

/** Mail that is to be sent, in the order it was written. */
export interface Mails {
  /**
   * A mail whose id is there already is the same mail, and is not written again. Language and zone that its addressee has
   * kept are put in the place of the given ones.
   */
  write(mail: Mail): Promise<void>;
  /** The work that `write` is, for a mail that is neither sent nor shown: the time it takes does not tell who has an account. */
  writeForNobody(mail: Mail): Promise<void>;
  /** The newest, at most `limit`. For whoever runs an installation that sends none, and for tests. */
  newest(limit: number): Promise<readonly Mail[]>;
}

/** Mail on its way, for whoever sends it. */
export interface MailDispatch {
  /** One that waits to be sent; null where it does not. */
  waiting(id: string): Promise<Mail | null>;
  /** Takes down a failed attempt. */
  noteAttempt(id: string, words: string): Promise<void>;
  /** Takes down what became of one that waited. */
  end(id: string, state: "sent" | "failed", words: string | null, at: number): Promise<void>;
}
