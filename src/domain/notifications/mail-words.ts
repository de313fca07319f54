import type { FactorChange, KeyChange, MailFacts, MailLinkPurpose } from "./mail-facts.ts";

/** A mail in words. `text` is plain: paragraphs with an empty line between them. */
export type MailWords = { readonly subject: string; readonly text: string };

const FACTOR_CHANGES: Readonly<Record<FactorChange, string>> = {
  "totp-added": "An authenticator app was added to your account",
  "totp-removed": "The authenticator app was removed from your account",
  "passkey-added": "A passkey was added to your account",
  "passkey-removed": "A passkey was removed from your account",
  "backup-codes-made": "The backup codes of your account were replaced by new ones",
};

const KEY_CHANGES: Readonly<Record<KeyChange, string>> = {
  "key-connected": "was connected to your account",
  "key-replaced": "was replaced by another key",
  "key-removed": "was removed from your account, with all it guarded,",
  "key-refused": "was refused by the exchange, so its automations were paused,",
  "key-lacking":
    "lacks a right that guarding needs, as the exchange says. Its automations go on as far as it lets them; replace it. It was asked",
};

const LINKS: Readonly<Record<MailLinkPurpose, MailWords>> = {
  register: {
    subject: "Choose your Axisor password",
    text: "Somebody, probably you, wants an Axisor account for this address. Follow this link within 24 hours to choose a password:",
  },
  reset: {
    subject: "Choose another Axisor password",
    text: "Somebody, probably you, wants another password for this account. Follow this link within 30 minutes to choose it. All sessions will end, your second factor stays, and for a day nothing can be changed that puts more at risk:",
  },
  "change-email": {
    subject: "Confirm your new Axisor address",
    text: "Somebody, probably you, wants to log in to Axisor with this address. Follow this link within 24 hours to confirm it:",
  },
};

const IGNORE = "If it was not you, do nothing: without the link nothing changes.";
const ACT =
  'If it was not you, choose another password with "Forgot the password" on the login page, end all sessions under Security, and delete your API keys at the exchange.';
const USED =
  "The link of this mail was used already, or is too old. Ask for a new one where you asked for this one.";

const TIME = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });

const timeOf = (at: number): string => `${TIME.format(at)} UTC`;
const paragraphs = (...parts: readonly string[]): string => parts.join("\n\n");

/** What happened and when, what follows from it, and what to do if it was somebody else. */
const happened = (
  subject: string,
  sentence: string,
  at: number,
  follows: string | null = null,
): MailWords => ({
  subject,
  text: paragraphs(`${sentence} on ${timeOf(at)}.`, ...(follows === null ? [] : [follows]), ACT),
});

const linkWords = (purpose: MailLinkPurpose, link: string | null): MailWords => {
  const { subject, text } = LINKS[purpose];
  return { subject, text: link === null ? USED : paragraphs(text, link, IGNORE) };
};

const emailWords = (facts: MailFacts & { readonly kind: "email-change-requested" | "email-changed" }) =>
  facts.kind === "email-changed"
    ? happened("Your Axisor address was changed", `Your account now belongs to ${facts.to}`, facts.at)
    : happened(
        "Your Axisor address is about to change",
        `Somebody, probably you, asked to move your account to ${facts.to}`,
        facts.at,
        "It moves once the link that was sent there is followed, within 24 hours.",
      );

/**
 * A mail's subject and text. `link` is the whole address to follow, for mails that carry one; null where it leads nowhere
 * any more.
 */
export const mailWords = (facts: MailFacts, link: string | null): MailWords => {
  switch (facts.kind) {
    case "link":
      return linkWords(facts.purpose, link);
    case "already-registered":
      return {
        subject: "You have an Axisor account",
        text: paragraphs(
          "Somebody, probably you, tried to make an account or use this address for one, but it has one already. Log in with it; if you forgot the password, choose another one on the login page.",
          "If it was not you, nothing needs to be done.",
        ),
      };
    case "new-device":
      return happened(
        "A new device logged in to Axisor",
        `${facts.device} logged in to your account for the first time, from ${facts.network}`,
        facts.at,
      );
    case "password-changed":
      return happened("Your Axisor password was changed", "Your password was changed", facts.at);
    case "password-reset":
      return happened(
        "Your Axisor password was reset",
        "Your password was chosen anew, through a link sent to this address,",
        facts.at,
        "All sessions have ended, your second factor is the same, and for a day nothing can be changed that puts more at risk.",
      );
    case "email-change-requested":
    case "email-changed":
      return emailWords(facts);
    case "factor-changed":
      return happened("How you log in to Axisor has changed", FACTOR_CHANGES[facts.what], facts.at);
    case "factor-attempts":
      return happened(
        "Wrong codes were entered for your Axisor account",
        `The last of ${facts.failures} wrong codes was entered`,
        facts.at,
        "Whoever did it knows your password or sits before a session of yours. Codes are not looked at for a while; a passkey still is.",
      );
    case "key-changed":
      return happened(
        "An exchange key of yours has changed",
        `The key "${facts.label}" ${KEY_CHANGES[facts.what]}`,
        facts.at,
      );
    case "security-alert":
      return happened("Axisor saw something unusual", facts.title, facts.at);
  }
};
