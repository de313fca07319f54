import type { Locale } from "../language/locale.ts";
import { figures } from "./figures.ts";
import { momentWords } from "./moment-words.ts";
import type { AlertRule, NotificationFacts, OperatorAlertFacts } from "./notification-facts.ts";
import { NOTIFICATION_WORDS } from "./notification-table.ts";
import type { ReceiptOutcome } from "./receipt.ts";
import { type ReceiptWords, receiptWords } from "./receipt-words.ts";

/** What to look at and what to press where a rule holds: a file of the repository. */
export const runbookOf = (rule: AlertRule): string => `docs/runbooks/${rule}.md`;

const alertWords = ({ rule, state, subject, detail }: OperatorAlertFacts, locale: Locale): ReceiptWords => {
  const words = NOTIFICATION_WORDS[locale];
  const isRaised = state === "raised";
  const say = isRaised ? words.raised : words.cleared;
  const todo = isRaised ? [words.runbook(runbookOf(rule))] : [];
  return { title: say(words.rules[rule], subject), why: [...(detail === "" ? [] : [detail]), ...todo] };
};

const factsWords = (facts: NotificationFacts, outcome: ReceiptOutcome, locale: Locale): ReceiptWords => {
  const words = NOTIFICATION_WORDS[locale];
  const f = figures(locale);
  switch (facts.kind) {
    case "test":
      return { title: words.test(words.channels[facts.channel]), why: [words.testWhy] };
    case "channel-lost":
      return {
        title: words.lost(words.channels[facts.channel]),
        why: [words.lostWhy(facts.why), words.lostDo],
      };
    case "security-alert":
      return { title: words.security(facts.title[locale]), why: [words.securityDo] };
    case "digest": {
      const more = facts.count - facts.titles.length;
      return {
        title: words.digest(facts.count, f.number(facts.count)),
        why: [...facts.titles, ...(more > 0 ? [words.digestMore(more, f.number(more))] : [])],
      };
    }
    case "operator-alert":
      return alertWords(facts, locale);
    case "restored": {
      const { paused, takenAt } = facts;
      const taken = momentWords({ locale, timeZone: "UTC" }, takenAt);
      return {
        title: words.restored(paused, f.number(paused)),
        why: [words.restoredWhy(taken), words.restoredDo],
      };
    }
    default:
      return receiptWords(facts, outcome, locale);
  }
};

/**
 * Whatever anybody is told, in the words of every channel: a title that stands alone, and the facts behind it.
 * @param heldBack how often the same was not told before it.
 */
export const notificationWords = (
  facts: NotificationFacts,
  outcome: ReceiptOutcome,
  locale: Locale,
  heldBack = 0,
): ReceiptWords => {
  const { title, why } = factsWords(facts, outcome, locale);
  if (heldBack === 0) return { title, why };
  const f = figures(locale);
  return { title, why: [...why, NOTIFICATION_WORDS[locale].heldBack(heldBack, f.number(heldBack))] };
};
