import { inBoth } from "../../language/in-both.ts";
import type { Severity } from "../channel.ts";
import { momentWords, type Reads } from "../moment-words.ts";
import { pressData } from "./press.ts";
import { type Reply, type ReplyButton, withPage } from "./reply.ts";

/** What is told of something, as every channel gets it. */
export type Told = Reads & {
  readonly notificationId: string;
  readonly severity: Severity;
  readonly title: string;
  readonly lines: readonly string[];
  /** When it happened, in epoch milliseconds. */
  readonly at: number;
  /** Whether it is told again until somebody says that they saw it. */
  readonly wantsAnswer: boolean;
  /** The page that tells more; a path of ours. */
  readonly path: string;
};

/** For how long a press of Snooze puts off, in minutes. */
export const SNOOZE_MINUTES = 15;

export const BUTTON_WORDS = inBoth({
  en: {
    seen: "Seen",
    snooze: (minutes: number) => `Snooze ${minutes} min`,
    freeze: "Freeze entries",
    open: "Open",
  },
  "pt-BR": {
    seen: "Visto",
    snooze: (minutes) => `Adiar ${minutes} min`,
    freeze: "Congelar entradas",
    open: "Abrir",
  },
});

/**
 * A notification as the bot writes it: the title, its facts, when it was, and what can be done about it at once. Only what
 * waits for an answer can be answered, and entries can be frozen where something is at risk. `origin` is where our pages are,
 * without a slash at the end.
 */
export const telegramText = (told: Told, origin: string): Reply => {
  const words = BUTTON_WORDS[told.locale];
  const { notificationId, wantsAnswer } = told;
  const answers: readonly ReplyButton[] = wantsAnswer
    ? [
        { label: words.seen, data: pressData({ kind: "acknowledge", notificationId }) },
        { label: words.snooze(SNOOZE_MINUTES), data: pressData({ kind: "snooze", notificationId }) },
      ]
    : [];
  const freeze: readonly ReplyButton[] =
    told.severity === "info" ? [] : [{ label: words.freeze, data: pressData({ kind: "freeze" }) }];
  const parts = [told.title, told.lines.join("\n"), momentWords(told, told.at, "medium")];
  const text = parts.filter((part) => part !== "").join("\n\n");
  const buttons = [answers, freeze].filter((row) => row.length > 0);
  return withPage({ text, buttons }, words.open, `${origin}${told.path}`);
};
