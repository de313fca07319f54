/** A chat with the bot that belongs to a user. `deadAt`: since when it takes no message; null while it does. */
export type TelegramChat = {
  readonly userId: string;
  readonly chatId: number;
  /** How the person named themselves when they bound it; shown, never trusted. */
  readonly label: string;
  readonly boundAt: number;
  readonly deadAt: number | null;
};

/**
 * Which chat is whose: one chat for a user, one user for a chat. Times in epoch milliseconds; a digest is SHA-256 in hex, and
 * what it is made of is stored nowhere.
 */
export interface TelegramLinks {
  /** Keeps a code that binds a chat to this user once; an earlier one of theirs serves no more. False where the user is gone. */
  issueCode(code: {
    readonly userId: string;
    readonly digest: string;
    readonly expiresAt: number;
  }): Promise<boolean>;
  /**
   * Uses a code up and binds the chat to whom it was made for; what the chat and the user were bound to before is not bound
   * any more. Of many callers one binds. Null, and nothing, for a code that serves no more or never did.
   */
  spendCode(spent: {
    readonly digest: string;
    readonly chatId: number;
    readonly label: string;
    readonly at: number;
  }): Promise<string | null>;
  chatOf(userId: string): Promise<TelegramChat | null>;
  /** Null for a chat that is nobody's. */
  userOf(chatId: number): Promise<string | null>;
  /** False where no chat was bound. What was asked there, and a code that waits, serve no more. */
  unbind(userId: string): Promise<boolean>;
  /** The chat takes no message: it was blocked or is gone. A later call leaves the first time. */
  markDead(chatId: number, at: number): Promise<void>;
  /** Something came from it, so it takes messages again. */
  markAlive(chatId: number): Promise<void>;
  /** The last update that was taken up, and when; null before the first. */
  lastUpdate(): Promise<{ readonly id: number; readonly at: number } | null>;
  /**
   * Takes an update up at `at`: true for one of any number of callers, and never for one at or before another that was taken
   * up, unless the last of those was at or before `anewBefore`: Telegram's ids begin anew after a week without any.
   */
  keepUpdate(update: {
    readonly id: number;
    readonly at: number;
    readonly anewBefore: number;
  }): Promise<boolean>;
}

/** A question that the bot asked in a chat, for a press within a time. `id` names what is done upon it, a UUID. */
export type TelegramQuestion = {
  readonly id: string;
  readonly userId: string;
  readonly chatId: number;
  readonly expiresAt: number;
};

/** Questions whose answer does something. A digest is of the nonce that the button carries. */
export interface TelegramQuestions {
  /** Keeps a question; an earlier one of this user's serves no more. */
  ask(question: TelegramQuestion & { readonly digest: string }): Promise<void>;
  /** One that still serves in this chat for this user, left as it is; null otherwise. */
  find(asked: {
    readonly digest: string;
    readonly userId: string;
    readonly chatId: number;
    readonly at: number;
  }): Promise<TelegramQuestion | null>;
  /** Takes it away: true for exactly one of any number of callers. */
  take(id: string): Promise<boolean>;
}
