import type { NodemailerError } from "nodemailer";
import type { SendFailure } from "#ports/channels.ts";

/** Enhanced codes (RFC 3463) by which a server says that there is no such mailbox: unknown, bad domain, moved, disabled. */
const NO_MAILBOX = new Set(["5.1.1", "5.1.2", "5.1.6", "5.2.1"]);

/** Answers that ask for a log-in, or refuse it: our settings are wrong, not the letter. */
const LOG_IN = new Set([530, 534, 535, 538]);

const PARTS: Readonly<Record<string, string>> = {
  "MAIL FROM": "the sender",
  "RCPT TO": "the recipient",
  DATA: "the letter",
};

const enhancedOf = (response: string): string | null =>
  /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})(?!\.?\d)/.exec(response)?.[1] ?? null;

const unavailable = (words: string): SendFailure => ({ kind: "unavailable", words, retryAfterMs: null });

/** Codes only: what a server adds in words may hold anything, a user's name among it. */
const refusal = (part: string, responseCode: number, response: string): SendFailure => {
  const enhanced = enhancedOf(response);
  const code = enhanced === null ? `${responseCode}` : `${responseCode} ${enhanced}`;
  const isGone = part !== PARTS["MAIL FROM"] && enhanced !== null && NO_MAILBOX.has(enhanced);
  return isGone
    ? {
        kind: "gone",
        words: `The mail server says that there is no such mailbox (${code}).`,
        retryAfterMs: null,
      }
    : { kind: "refused", words: `The mail server refused ${part} for good (${code}).`, retryAfterMs: null };
};

const withoutAnswer = ({ code, originalCode = "" }: NodemailerError): SendFailure => {
  if (/CERT|ERR_TLS/.test(originalCode)) {
    return unavailable("The mail server's certificate is not one to trust.");
  }
  switch (code) {
    case "EENVELOPE":
      return {
        kind: "refused",
        words: "This is no address that a letter can be sent to.",
        retryAfterMs: null,
      };
    case "EAUTH":
    case "ENOAUTH":
      return unavailable("The mail server did not let us in.");
    case "ETLS":
      return unavailable("The mail server could not be spoken to in private.");
    case "ETIMEDOUT":
    case "EABORT":
      return unavailable("The mail server did not answer in time.");
    default:
      return unavailable("The mail server could not be reached.");
  }
};

/**
 * Why a letter did not leave, by what the server said to the sender, the recipient or the letter. What it says before that
 * (a greeting, a log-in) is about us, and may be different later.
 */
export const readSmtpFailure = (error: NodemailerError): SendFailure => {
  const { responseCode, response = "", command = "", code } = error;
  if (responseCode === undefined || code === "ETLS") return withoutAnswer(error);
  if (code === "EAUTH" || LOG_IN.has(responseCode)) {
    return unavailable(`The mail server did not let us in (${responseCode}).`);
  }
  const part = PARTS[command];
  if (part === undefined || error.permanent !== true) {
    return unavailable(`The mail server takes no letter now (${responseCode}).`);
  }
  return refusal(part, responseCode, response);
};
