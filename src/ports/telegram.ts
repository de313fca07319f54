import type { Result } from "#domain/result.ts";
import type { SendFailure, Sending } from "./channels.ts";

/** A button below a message: it opens a page, or sends its data (64 bytes at most) back as a press. */
export type TelegramButton =
  | { readonly label: string; readonly url: string }
  | { readonly label: string; readonly data: string };

/** A message as Telegram shows it: plain text, no markup, so nothing in it can be taken for any. */
export type TelegramMessage = {
  readonly text: string;
  /** Rows of buttons. */
  readonly buttons: ReadonlyArray<readonly TelegramButton[]>;
  readonly isLoud: boolean;
};

/** What somebody sent to the bot. `isPrivate` is false in groups and channels, where nothing is done or answered. */
export type TelegramUpdate = {
  /** Grows with every update. */
  readonly id: number;
  readonly chatId: number;
  /** Who sent it; in a private chat the same as the chat. */
  readonly fromId: number;
  readonly isPrivate: boolean;
  /** How the sender names themselves, shortened; never trusted. */
  readonly fromName: string;
} & (
  | { readonly kind: "text"; readonly text: string; readonly messageId: number }
  | { readonly kind: "press"; readonly data: string; readonly pressId: string; readonly messageId: number }
);

/**
 * What the bot was told. `through` is the highest id of all that came, also of kinds that are none of ours; null where nothing
 * came.
 */
export type TelegramUpdates = {
  /** Oldest first. */
  readonly updates: readonly TelegramUpdate[];
  readonly through: number | null;
};

/** The bot of this installation. Every call is one attempt. */
export interface TelegramBot {
  /** The bot's name without the @, for the link that opens a chat with it. */
  name(): Promise<Result<string, SendFailure>>;
  send(chatId: number, message: TelegramMessage): Sending;
  /** Ends the waiting of a pressed button, with a short text at the top of the chat. */
  answerPress(pressId: string, text: string): Sending;
  /** Takes a message of ours out of the chat, or one in which a secret was typed. */
  remove(chatId: number, messageId: number): Sending;
  /**
   * Updates whose id is greater than `after`; waits up to `waitMs` for one. Telegram forgets what is not greater than
   * `after`.
   */
  updates(
    after: number | null,
    waitMs: number,
    signal: AbortSignal,
  ): Promise<Result<TelegramUpdates, SendFailure>>;
}
