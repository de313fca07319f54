import type { Locale } from "../language/locale.ts";
import type { MailFacts, MailLinkPurpose } from "./mail-facts.ts";
import { MAIL_WORDS } from "./mail-table.ts";
import { momentWords, type Reads } from "./moment-words.ts";

/** A mail in words. `text` is plain: paragraphs with an empty line between them. */
export type MailWords = { readonly subject: string; readonly text: string };

const paragraphs = (...parts: readonly string[]): string => parts.join("\n\n");

/** What happened, what follows from it, and what to do if it was somebody else. */
const happened = (
  locale: Locale,
  subject: string,
  event: string,
  follows: string | null = null,
): MailWords => ({
  subject,
  text: paragraphs(event, ...(follows === null ? [] : [follows]), MAIL_WORDS[locale].act),
});

const linkWords = (locale: Locale, purpose: MailLinkPurpose, link: string | null): MailWords => {
  const { links, used, ignore } = MAIL_WORDS[locale];
  const { subject, text } = links[purpose];
  return { subject, text: link === null ? used : paragraphs(text, link, ignore) };
};

/**
 * A mail's subject and text. `link` is the whole address to follow, for mails that carry one; null where it leads nowhere
 * any more.
 */
export const mailWords = (facts: MailFacts, link: string | null, reads: Reads): MailWords => {
  const { locale } = reads;
  const { subjects, events, factors, keys, follows, registered } = MAIL_WORDS[locale];
  const at = "at" in facts ? momentWords(reads, facts.at) : "";
  switch (facts.kind) {
    case "link":
      return linkWords(locale, facts.purpose, link);
    case "already-registered":
      return { subject: registered.subject, text: paragraphs(registered.text, registered.ignore) };
    case "new-device":
      return happened(locale, subjects.newDevice, events.newDevice(facts.device, facts.network, at));
    case "password-changed":
      return happened(locale, subjects.passwordChanged, events.passwordChanged(at));
    case "password-reset":
      return happened(locale, subjects.passwordReset, events.passwordReset(at), follows.passwordReset);
    case "email-changed":
      return happened(locale, subjects.emailChanged, events.emailChanged(facts.to, at));
    case "email-change-requested":
      return happened(
        locale,
        subjects.emailRequested,
        events.emailRequested(facts.to, at),
        follows.emailRequested,
      );
    case "factor-changed":
      return happened(locale, subjects.factorChanged, factors[facts.what](at));
    case "factor-attempts":
      return happened(
        locale,
        subjects.factorAttempts,
        events.factorAttempts(facts.failures, at),
        follows.factorAttempts,
      );
    case "key-changed":
      return happened(locale, subjects.keyChanged, keys[facts.what](facts.label, at));
    case "security-alert":
      return happened(locale, subjects.securityAlert, events.securityAlert(facts.title, at));
  }
};
