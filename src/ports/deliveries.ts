import type { Locale } from "#domain/language/locale.ts";
import type { OuterChannel, Severity } from "#domain/notifications/channel.ts";
import type { NotificationFacts } from "#domain/notifications/notification-facts.ts";
import type { ReceiptOutcome } from "#domain/notifications/receipt.ts";
import type { PushAddress } from "./channels.ts";

/**
 * `waiting` until it is told; `sent` when its receiver took it; `failed` when it never will; `spared` when somebody had
 * seen the matter before its turn; `unsent` where this installation has nothing to send it with.
 */
export type DeliveryState = "waiting" | "sent" | "failed" | "spared" | "unsent";

/** Where a delivery goes. `gone` where the address was taken away or died since. */
export type DeliveryAddress =
  | ({ readonly channel: "push" } & PushAddress)
  | { readonly channel: "telegram"; readonly chatId: number }
  | { readonly channel: "email"; readonly to: string }
  | {
      readonly channel: "webhook";
      readonly url: string;
      readonly webhookId: string;
      readonly revision: number;
    }
  | { readonly channel: "gone" };

/** A delivery that waits, with all that is needed to tell it. Times in epoch milliseconds. */
export type DueDelivery = {
  readonly id: string;
  readonly outboxId: string;
  readonly userId: string;
  readonly channel: OuterChannel;
  readonly address: DeliveryAddress;
  readonly addressId: string | null;
  readonly round: number;
  readonly isLoud: boolean;
  readonly dueAt: number;
  readonly attempts: number;
  readonly severity: Severity;
  readonly facts: NotificationFacts;
  readonly outcome: ReceiptOutcome;
  readonly receiptId: string | null;
  readonly accountId: string | null;
  readonly positionId: string | null;
  readonly at: number;
  /** How often the same was not told before it. */
  readonly heldBack: number;
  readonly isAcknowledged: boolean;
  readonly traceparent: string | null;
  readonly locale: Locale;
  readonly timeZone: string;
};

/** One line of the delivery log. */
export type DeliveryLine = {
  readonly id: string;
  readonly outboxId: string;
  readonly channel: OuterChannel;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly lastWords: string | null;
  readonly severity: Severity;
  readonly facts: NotificationFacts;
  readonly outcome: ReceiptOutcome;
  readonly dueAt: number;
  readonly createdAt: number;
  readonly endedAt: number | null;
};

/** What this installation can send with. */
export type SendingMeans = { readonly [Channel in OuterChannel]: boolean };

/** What is on its way to traders, and what became of it. */
export interface Deliveries {
  /**
   * Decides, for up to `limit` things that happened, where they are told, by their traders' choices; deliveries and their
   * jobs are stored in one transaction with that. One caller at a time; another is answered 0 at once.
   * @returns how many things it decided about.
   */
  spread(limit: number, at: number, means: SendingMeans): Promise<number>;
  /** Begins another climb of the ladder, unless somebody saw the matter; false then, or where it was begun already. */
  climb(outboxId: string, round: number, at: number, means: SendingMeans): Promise<boolean>;
  /** Null where it does not wait any more. */
  due(id: string): Promise<DueDelivery | null>;
  /** Takes down a failed attempt; the job is given out again. */
  noteAttempt(id: string, words: string): Promise<void>;
  /** Takes down the end of a delivery, once. False where it had ended before. */
  end(id: string, state: "sent" | "failed" | "spared", words: string | null, at: number): Promise<boolean>;
  /** What of the same matter waits for a later step of its ladder is told now. @returns how many. */
  hasten(outboxId: string, at: number): Promise<number>;
  /** The address takes nothing any more, so nothing is sent to it from now on. */
  loseAddress(delivery: Pick<DueDelivery, "userId" | "channel" | "addressId">, at: number): Promise<void>;
  /** The newest, at most `limit`, strictly before `before`, a line's id, where it is given. */
  log(
    userId: string,
    query: { readonly limit: number; readonly before: string | null },
  ): Promise<readonly DeliveryLine[]>;
  /** E-mails that would have been sent, by an installation that sends none; the newest, at most `limit`. */
  unsent(limit: number): Promise<readonly (DueDelivery & { readonly to: string })[]>;
}
