import { rootCertificates } from "node:tls";
import { createTransport, type NodemailerError, type SMTPPoolOptions } from "nodemailer";
import { fail, ok } from "#domain/result.ts";
import type { Letter, Mailer, SendFailure } from "#ports/channels.ts";
import type { Clock } from "#ports/clock.ts";
import { readSmtpFailure } from "./read-smtp-failure.ts";
import { readSmtpUrl } from "./read-smtp-url.ts";

type Parts = {
  /** `smtps://user:password@host:465` or `smtp://host:587`. */
  readonly url: string;
  /** Whom letters are from: `alerts@example.org`, or `Axisor <alerts@example.org>`. */
  readonly from: string;
  readonly clock: Clock;
  /** Letters on their way at once; 3 when left out. */
  readonly maxConnections?: number;
  /** 5 s when left out. */
  readonly timeoutMs?: number;
  /** A certificate to trust beside the public ones, PEM. */
  readonly ca?: string;
};

/** `close` ends the connections that are kept for the next letter. */
export type SmtpMailer = Mailer & { close(): void };

const TIMEOUT_MS = 5_000;

/** One address, and nothing that a header or an envelope could be continued by. */
const ADDRESS = /^[^\s@<>(),;:"\\[\]\p{C}]{1,64}@[^\s@<>(),;:"\\[\]\p{C}]{1,253}$/u;

const domainOf = (from: string): string => {
  const address = /<([^<>]*)>$/.exec(from)?.[1] ?? from;
  if (!ADDRESS.test(address) || /\p{C}/u.test(from)) {
    throw new Error("Letters are from one address, such as `Axisor <alerts@example.org>`.");
  }
  return address.slice(address.lastIndexOf("@") + 1);
};

/** A subject is one line: whatever would begin another becomes a space. */
const oneLine = (subject: string): string => subject.replace(/[\p{Cc}\s]+/gu, " ").trim();

const transportOptions = (parts: Parts): SMTPPoolOptions & { readonly pool: true } => {
  const { auth, ...address } = readSmtpUrl(parts.url);
  const timeoutMs = parts.timeoutMs ?? TIMEOUT_MS;
  return {
    pool: true,
    ...address,
    ...(auth === null ? {} : { auth }),
    maxConnections: parts.maxConnections ?? 3,
    // Whoever calls decides on another attempt; a letter that may have left is not sent again behind their back.
    maxRequeues: 0,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    tls: {
      minVersion: "TLSv1.2",
      ...(parts.ca === undefined ? {} : { ca: [...rootCertificates, parts.ca] }),
    },
    // What a letter says is text: no part of it is fetched from a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
};

const UNSENDABLE: SendFailure = {
  kind: "refused",
  words: "This is no address that a letter can be sent to.",
  retryAfterMs: null,
};

/**
 * Hands letters to an SMTP server. Each is the same letter in every attempt: its Message-ID is its key. `unavailable` where
 * the server is away, slow, asks for patience or does not let us in; `gone` where it says that there is no such mailbox.
 * Throws when it is made with an address that is none.
 */
export const createSmtpMailer = (parts: Parts): SmtpMailer => {
  const transport = createTransport(transportOptions(parts));
  const domain = domainOf(parts.from);
  const timeoutMs = parts.timeoutMs ?? TIMEOUT_MS;
  return {
    async send({ key, to, subject, text, html }: Letter) {
      if (!ADDRESS.test(to)) return fail(UNSENDABLE);
      try {
        await transport.sendMail({
          from: parts.from,
          to: { name: "", address: to },
          messageId: `<${key}@${domain}>`,
          date: new Date(parts.clock()),
          subject: oneLine(subject),
          text,
          html,
          headers: { "Auto-Submitted": "auto-generated" },
          // The whole of it: looking up the host, waiting for a connection, and every answer.
          signal: AbortSignal.timeout(timeoutMs),
        });
        return ok(undefined);
      } catch (error) {
        return fail(readSmtpFailure(error as NodemailerError));
      }
    },
    close: () => transport.close({ force: true }),
  };
};
