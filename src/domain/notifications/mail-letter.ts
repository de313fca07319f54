import { LETTER_WORDS } from "./letter-table.ts";
import type { MailFacts } from "./mail-facts.ts";
import { mailHtml } from "./mail-html.ts";
import { mailWords } from "./mail-words.ts";
import type { Reads } from "./moment-words.ts";
import type { LetterWords } from "./notification-letter.ts";

/**
 * A mail about an account as a letter, plain and HTML. `link` is the whole address to follow, for mails that carry one; null
 * where it leads nowhere any more.
 */
export const mailLetter = (facts: MailFacts, link: string | null, reads: Reads): LetterWords => {
  const words = LETTER_WORDS[reads.locale];
  const { subject, text } = mailWords(facts, link, reads);
  return {
    subject,
    text: `${text}\n\n${words.account}`,
    html: mailHtml({
      subject,
      text,
      link: facts.kind === "link" ? link : null,
      linkLabel: facts.kind === "link" ? words.link[facts.purpose] : null,
      footer: { text: words.account, link: null },
      locale: reads.locale,
      severity: null,
    }),
  };
};
