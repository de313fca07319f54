import type { Locale } from "#domain/language/locale.ts";
import type { Channel, Severity } from "#domain/notifications/channel.ts";
import type { Choices, DigestChoice, Loudness } from "#domain/notifications/choice/choices.ts";
import type { NotificationFacts } from "#domain/notifications/notification-facts.ts";
import type { ReceiptOutcome } from "#domain/notifications/receipt.ts";

/** Something a trader was told in the app. Times in epoch milliseconds. */
export type StoredNotification = {
  readonly id: string;
  readonly seq: number;
  readonly receiptId: string | null;
  readonly severity: Severity;
  readonly outcome: ReceiptOutcome;
  readonly facts: NotificationFacts;
  readonly at: number;
  /** `on` also in the moment before it is decided. */
  readonly inApp: Loudness;
  readonly heldBack: number;
  readonly readAt: number | null;
  readonly acknowledgedAt: number | null;
  readonly acknowledgedOn: Channel | null;
};

/** Something to be told that comes from no receipt. */
export type NewNotification = {
  readonly id: string;
  readonly userId: string;
  readonly severity: Severity;
  readonly facts: NotificationFacts;
  readonly at: number;
};

/** How much of what a trader was told they have not read, and how much waits for them to say that they saw it. */
export type UnreadCounts = { readonly unread: number; readonly unanswered: number };

export type RecentNotifications = UnreadCounts & { readonly items: readonly StoredNotification[] };

/** What traders are told: the centre in the app, and what is still to be decided about. */
export interface Notifications {
  /** Puts something into the outbox; of an id that is there already nothing. */
  add(told: NewNotification): Promise<void>;
  /** Newest first, strictly before `beforeSeq` where it is given; what was told nowhere in the app is left out. */
  list(
    userId: string,
    query: { readonly limit: number; readonly beforeSeq: number | null },
  ): Promise<readonly StoredNotification[]>;
  /** The newest of such a list, at most `limit` of them, with counts of all of it that go no further than 100 each. */
  recent(userId: string, limit: number): Promise<RecentNotifications>;
  /** Everything up to and with this one has been read. False where the user has no such notification. */
  markRead(userId: string, id: string, at: number): Promise<boolean>;
  /**
   * Somebody saw it: nothing of it that still waits is told any more. The first place it was said at counts.
   * @returns false where the user has no such notification.
   */
  acknowledge(userId: string, id: string, on: Channel, at: number): Promise<boolean>;
  /** What of it still waits is told `ms` later, and what nobody sees is told anew then. False where the user has none. */
  snooze(userId: string, id: string, ms: number, at: number): Promise<boolean>;
}

/** How traders want to be told. */
export interface NotificationChoices {
  /** The defaults where nothing was chosen. */
  of(userId: string): Promise<Choices>;
  keep(userId: string, choices: Choices, at: number): Promise<void>;
}

/** What was kept for a digest: how much, and the newest of it. */
export type KeptForDigest = { readonly count: number; readonly newest: readonly StoredNotification[] };

/** Whoever chose a digest, and when their last one was written, in epoch milliseconds. */
export type DigestReader = {
  readonly userId: string;
  readonly digest: DigestChoice;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly lastAt: number;
};

export interface Digests {
  /** Everybody who chose one, but for those who had one in the two hours before `at`. */
  readers(at: number): Promise<readonly DigestReader[]>;
  /**
   * Puts what was kept for a reader into one message, at most `most` of it by name, in one transaction; of nothing it makes
   * none. False where somebody else wrote this digest.
   */
  write(
    reader: DigestReader,
    at: number,
    most: number,
    compose: (kept: KeptForDigest) => NewNotification,
  ): Promise<boolean>;
}
