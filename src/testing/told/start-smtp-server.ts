import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import PostalMime, { type Header } from "postal-mime";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerOptions } from "smtp-server";

/** A letter as it arrived; `copies` counts how often it was handed in under its Message-ID. */
export type ReceivedLetter = {
  readonly messageId: string;
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly headers: readonly Header[];
  readonly text: string;
  readonly html: string;
  readonly raw: string;
  readonly isEncrypted: boolean;
  copies: number;
};

/**
 * What can be wrong with it. `greylisted`: come back later. `no-mailbox`: 550 5.1.1. `refuses`: 554 5.7.1 after the letter.
 * `hangs`: says nothing at all. `loses-answers`: takes the letter, and never says so. `down`: hangs up.
 */
export type SmtpFault = "down" | "greylisted" | "no-mailbox" | "refuses" | "hangs" | "loses-answers";

type Options = {
  /** With a certificate it offers STARTTLS; both PEM. */
  readonly certificate?: { readonly key: string; readonly cert: string };
  /** Whom it lets in; anybody, without a log-in, when left out. */
  readonly login?: { readonly user: string; readonly pass: string };
};

/** A mail server on loopback that keeps what it is handed, as `npm test` and the benches need one. */
export type SmtpStandIn = {
  readonly port: number;
  /** Each letter once, in the order in which they came first. */
  letters(): readonly ReceivedLetter[];
  /** Every user and password that was said to it in the clear. */
  readonly overheard: readonly string[];
  /** Switches a fault on, or all of them off with null. */
  setFault(fault: SmtpFault | null): void;
  stop(): Promise<void>;
};

const answer = (responseCode: number, text: string): Error =>
  Object.assign(new Error(text), { responseCode });

const wholeOf = async (stream: SMTPServerDataStream): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part as Buffer));
  return Buffer.concat(parts);
};

/** Listens on a free port of 127.0.0.1. */
export const startSmtpServer = async ({ certificate, login }: Options = {}): Promise<SmtpStandIn> => {
  const letters = new Map<string, ReceivedLetter>();
  const overheard: string[] = [];
  let fault: SmtpFault | null = null;

  const keep = async (raw: Buffer, to: readonly string[], isEncrypted: boolean): Promise<void> => {
    const mail = await PostalMime.parse(raw);
    const messageId = mail.messageId ?? "";
    const known = letters.get(messageId);
    if (known !== undefined) {
      known.copies += 1;
      return;
    }
    letters.set(messageId, {
      messageId,
      to,
      from: mail.from?.address ?? "",
      subject: mail.subject ?? "",
      headers: mail.headers,
      text: mail.text ?? "",
      html: mail.html ?? "",
      raw: raw.toString("utf8"),
      isEncrypted,
      copies: 1,
    });
  };

  const options: SMTPServerOptions = {
    ...(certificate ?? {}),
    authOptional: login === undefined,
    allowInsecureAuth: true,
    disabledCommands: [
      ...(certificate === undefined ? ["STARTTLS"] : []),
      ...(login === undefined ? ["AUTH"] : []),
    ],
    logger: false,
    closeTimeout: 1,
    onConnect: (_, done) => {
      if (fault !== "hangs") done();
    },
    onAuth: ({ username, password }, session, done) => {
      if (!session.secure) overheard.push(`${username}:${password}`);
      const isKnown = username === login?.user && password === login?.pass;
      done(isKnown ? null : answer(535, `No such user: ${username} ${password}`), { user: username });
    },
    onRcptTo: (_, __, done) => {
      if (fault === "greylisted") return done(answer(451, "4.7.1 Come back in five minutes"));
      if (fault === "no-mailbox") return done(answer(550, "5.1.1 Nobody lives here"));
      done();
    },
    onData: (stream, session, done) => {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      wholeOf(stream).then(async (raw) => {
        if (fault === "refuses") return done(answer(554, "5.7.1 This looks like spam"));
        await keep(raw, to, session.secure);
        if (fault !== "loses-answers") done();
      }, done);
    },
  };

  const server = new SMTPServer(options);
  // Whoever hangs up in the middle of a sentence is what half of the tests are about.
  server.on("error", () => undefined);
  server.server.prependListener("connection", (socket: Socket) => {
    if (fault === "down") socket.destroy();
  });
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  return {
    port: (listening.address() as AddressInfo).port,
    letters: () => [...letters.values()],
    overheard,
    setFault: (next) => {
      fault = next;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
};
