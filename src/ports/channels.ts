import type { Locale } from "#domain/language/locale.ts";
import type { Severity } from "#domain/notifications/channel.ts";
import type { NotificationEvent } from "#domain/notifications/notification-event.ts";
import type { Result } from "#domain/result.ts";

/**
 * One message on its way to one address, in words already. What carries it to the receiver twice is the sender's weakness,
 * not its wish: `key` is the same in every attempt, and whoever receives can tell by it.
 */
export type Message = {
  /** The delivery's id, a UUID: the idempotency key of every attempt. */
  readonly key: string;
  /** What is told of, a UUID: the same on every channel. */
  readonly notificationId: string;
  readonly event: NotificationEvent;
  readonly severity: Severity;
  /** One sentence that stands alone. */
  readonly title: string;
  /** The facts behind it, a sentence each. */
  readonly lines: readonly string[];
  readonly locale: Locale;
  /** A name of the IANA database. */
  readonly timeZone: string;
  /** When it happened, in epoch milliseconds. */
  readonly at: number;
  /** Whether it may make a sound. */
  readonly isLoud: boolean;
  /** Whether it is told again, and elsewhere, until somebody says that they saw it. */
  readonly wantsAnswer: boolean;
  /** The page that tells more, such as `/activity?receipt=…`; a path of ours. */
  readonly path: string;
  /** The position that margin can be added to, by the exchange's id and our account's; null where there is none. */
  readonly position: { readonly accountId: string; readonly positionId: string } | null;
};

/**
 * Why a message did not arrive. `gone`: the address takes nothing any more, ever. `refused`: it will never take this
 * message. `unavailable`: it may take it later; `retryAfterMs` where it said when. `words` are for the delivery log, in
 * English, with no secret in them.
 */
export type SendFailure = {
  readonly kind: "gone" | "refused" | "unavailable";
  readonly words: string;
  readonly retryAfterMs: number | null;
};

export type Sending = Promise<Result<void, SendFailure>>;

/** A browser's push subscription, as the browser gave it. */
export type PushAddress = {
  readonly endpoint: string;
  /** The browser's public key and its secret, base64url. */
  readonly p256dh: string;
  readonly auth: string;
};

/** Sends to a browser through its vendor's push service. One attempt a call, within 5 s. */
export interface PushSender {
  /** What a browser subscribes with, base64url. */
  readonly publicKey: string;
  send(address: PushAddress, message: Message): Sending;
}

/** A letter, in words. `key` becomes its Message-ID, so that a second attempt is the same letter. */
export type Letter = {
  readonly key: string;
  readonly to: string;
  readonly subject: string;
  /** Plain paragraphs with an empty line between them. */
  readonly text: string;
  readonly html: string;
};

/** Sends letters. One attempt a call, within 5 s. */
export interface Mailer {
  send(letter: Letter): Sending;
}

/** Where a webhook is posted to, and what signs it. The secret is wiped by whoever gives it. */
export type WebhookAddress = { readonly url: string; readonly secret: Uint8Array };

/** Posts a message, signed, to a URL that a user chose. One attempt a call, within 5 s. */
export interface WebhookSender {
  send(address: WebhookAddress, message: Message): Sending;
}
