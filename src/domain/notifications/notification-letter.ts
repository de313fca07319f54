import type { Severity } from "./channel.ts";
import { LETTER_WORDS } from "./letter-table.ts";
import { mailHtml } from "./mail-html.ts";
import { momentWords, type Reads } from "./moment-words.ts";

/** A letter in words, without its address. `text` is plain: paragraphs with an empty line between them. */
export type LetterWords = { readonly subject: string; readonly text: string; readonly html: string };

/** What is told, as the channels have it. */
export type Told = Reads & {
  readonly severity: Severity;
  readonly title: string;
  readonly lines: readonly string[];
  /** Epoch milliseconds. */
  readonly at: number;
  readonly wantsAnswer: boolean;
  /** The page that tells more; a path of ours. */
  readonly path: string;
};

/** Where our pages are reached, such as `https://axisor.example`, and the path of the page that chooses the channels. */
export type OurPages = { readonly origin: string; readonly channelsPath: string };

/** A page of ours, or the first of them for a path that leads to somebody else's. */
const pageAt = (origin: string, path: string): string => {
  const home = new URL(origin);
  const page = URL.canParse(path, home) ? new URL(path, home) : home;
  return (page.origin === home.origin ? page : home).href;
};

/** What happened as a letter: its facts, when that was for its reader, the page that tells more, and why it was sent. */
export const notificationLetter = (told: Told, { origin, channelsPath }: OurPages): LetterWords => {
  const words = LETTER_WORDS[told.locale];
  const subject = told.severity === "danger" ? words.danger(told.title) : told.title;
  const link = pageAt(origin, told.path);
  const channels = pageAt(origin, channelsPath);
  const facts = [
    ...told.lines,
    words.when(momentWords(told, told.at)),
    ...(told.wantsAnswer ? [words.answer] : []),
  ].join("\n\n");
  return {
    subject,
    text: [told.title, facts, `${words.look}:\n${link}`, `${words.why}\n${channels}`].join("\n\n"),
    html: mailHtml({
      subject,
      text: facts,
      link,
      linkLabel: words.look,
      footer: { text: words.why, link: channels },
      locale: told.locale,
      severity: told.severity,
    }),
  };
};
