import { fail, ok, type Result } from "#domain/result.ts";
import type { SendFailure, Sending } from "#ports/channels.ts";
import type { TelegramBot, TelegramMessage, TelegramUpdate } from "#ports/telegram.ts";

type Sent = TelegramMessage & { readonly chatId: number; readonly messageId: number };

/** A bot in memory. Message ids count up from 1, what people write included. */
export class FakeTelegramBot implements TelegramBot {
  readonly sent: Sent[] = [];
  readonly answers: { readonly pressId: string; readonly text: string }[] = [];
  readonly removed: { readonly chatId: number; readonly messageId: number }[] = [];
  /** What is told to whoever asks, as long as it is later than what they had. */
  readonly queue: TelegramUpdate[] = [];
  /** Chats that take nothing. */
  readonly blocked = new Set<number>();
  /** The next sends fail so, the first of them first. */
  readonly failures: SendFailure[] = [];
  cannotRemove = false;
  #next = 1;

  nextMessage(): number {
    this.#next += 1;
    return this.#next - 1;
  }

  async name(): Promise<Result<string, SendFailure>> {
    return ok("axisor_test_bot");
  }

  async send(chatId: number, message: TelegramMessage): Sending {
    const failure = this.failures.shift();
    if (failure !== undefined) return fail(failure);
    if (this.blocked.has(chatId)) return fail({ kind: "gone", words: "It was blocked.", retryAfterMs: null });
    const isTooLong = message.buttons.flat().some((button) => "data" in button && button.data.length > 64);
    if (isTooLong) return fail({ kind: "refused", words: "A button is too long.", retryAfterMs: null });
    const text = message.text.length > 4_096 ? `${message.text.slice(0, 4_095)}…` : message.text;
    this.sent.push({ ...message, text, chatId, messageId: this.nextMessage() });
    return ok(undefined);
  }

  async answerPress(pressId: string, text: string): Sending {
    this.answers.push({ pressId, text });
    return ok(undefined);
  }

  async remove(chatId: number, messageId: number): Sending {
    if (this.cannotRemove) return fail({ kind: "refused", words: "It is too old.", retryAfterMs: null });
    this.removed.push({ chatId, messageId });
    return ok(undefined);
  }

  async updates(after: number | null) {
    const updates = this.queue.filter(({ id }) => after === null || id > after);
    return ok({ updates, through: updates.at(-1)?.id ?? null });
  }
}
