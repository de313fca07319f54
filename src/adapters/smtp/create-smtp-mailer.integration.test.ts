import { afterEach, describe, expect, test } from "vitest";
import { notificationLetter } from "#domain/notifications/notification-letter.ts";
import type { Letter } from "#ports/channels.ts";
import { selfSignedCertificate } from "#testing/museum/self-signed-certificate.ts";
import { type SmtpStandIn, startSmtpServer } from "#testing/told/start-smtp-server.ts";
import { createSmtpMailer, type SmtpMailer } from "./create-smtp-mailer.ts";

const AT = Date.UTC(2026, 10, 23, 17, 26, 5);
const KEY = "0f9f6f0e-1d57-4b0e-9a5c-0d5a6b7c8d9e";
const LETTER: Letter = {
  key: KEY,
  to: "satoshi@example.org",
  subject: "Perigo: posição além do gatilho → aja",
  text: "O guardião não pôde agir.\n\nVeja: https://axisor.example/activity",
  html: "<p>O guardião não pôde <b>agir</b>.</p>",
};

const running: { close?: () => void; stop?: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const part of running.splice(0).reverse()) {
    part.close?.();
    await part.stop?.();
  }
});

const start = async (options: Parameters<typeof startSmtpServer>[0] = {}): Promise<SmtpStandIn> => {
  const server = await startSmtpServer(options);
  running.push(server);
  return server;
};

const mailer = (url: string, more: Partial<Parameters<typeof createSmtpMailer>[0]> = {}): SmtpMailer => {
  const made = createSmtpMailer({ url, from: "Axisor <alerts@axisor.example>", clock: () => AT, ...more });
  running.push(made);
  return made;
};
const clear = ({ port }: SmtpStandIn): string => `smtp://127.0.0.1:${port}`;

const OK = { ok: true, value: undefined };
const failure = (kind: string, words: string | RegExp) => ({
  ok: false,
  failure: {
    kind,
    words: typeof words === "string" ? words : expect.stringMatching(words),
    retryAfterMs: null,
  },
});

describe("a letter over SMTP", () => {
  test("arrives with both parts, in its own words, under its key and at its time", async () => {
    const server = await start();
    expect(await mailer(clear(server)).send(LETTER)).toEqual(OK);
    const [letter] = server.letters();
    expect(letter).toMatchObject({
      messageId: `<${KEY}@axisor.example>`,
      from: "alerts@axisor.example",
      to: ["satoshi@example.org"],
      subject: LETTER.subject,
    });
    expect(letter?.text.trim()).toBe(LETTER.text);
    expect(letter?.html.trim()).toBe(LETTER.html);
    const headers = new Map(letter?.headers.map(({ key, value }) => [key, value]));
    expect(headers.get("auto-submitted")).toBe("auto-generated");
    expect(headers.get("date")).toBe("Mon, 23 Nov 2026 17:26:05 +0000");
    expect([...headers.keys()].sort()).toEqual(
      [
        "auto-submitted",
        "content-type",
        "date",
        "from",
        "message-id",
        "mime-version",
        "subject",
        "to",
      ].sort(),
    );
  });

  test("that is sent again, because nobody said that it arrived, is the same letter", async () => {
    const server = await start();
    server.setFault("loses-answers");
    const impatient = mailer(clear(server), { timeoutMs: 300 });
    expect(await impatient.send(LETTER)).toEqual(failure("unavailable", /in time/));
    server.setFault(null);
    expect(await impatient.send(LETTER)).toEqual(OK);
    expect(server.letters()).toMatchObject([{ copies: 2 }]);
  });

  test("goes to one address, whatever that one tries to be", async () => {
    const server = await start();
    const sending = mailer(clear(server));
    for (const to of [
      "a@example.org\r\nBcc: b@example.org",
      "a@example.org, b@example.org",
      "a@example.org>\r\nRCPT TO:<b@example.org",
      "Mallory <b@example.org>",
      "a b@example.org",
      "a@b@example.org",
      "a\u0000@example.org",
      "no address",
      "",
    ]) {
      expect([to, await sending.send({ ...LETTER, to })]).toEqual([to, failure("refused", /no address/)]);
    }
    expect(server.letters()).toEqual([]);
    expect(await sending.send({ ...LETTER, to: "satoshi+axisor@exämple.org" })).toEqual(OK);
    expect(server.letters()[0]?.to).toEqual(["satoshi+axisor@exämple.org"]);
  });

  test("has a subject of one line, whatever is in it", async () => {
    const server = await start();
    const subject = "Danger\r\nBcc: b@example.org\r\n\r\n<b>text</b>\u2028\u0000 perigo: não 📉";
    expect(await mailer(clear(server)).send({ ...LETTER, subject })).toEqual(OK);
    const [letter] = server.letters();
    expect(letter?.subject).toBe("Danger Bcc: b@example.org <b>text</b> perigo: não 📉");
    expect(letter?.headers.map(({ key }) => key)).not.toContain("bcc");
    expect(letter?.text.trim()).toBe(LETTER.text);
  });

  test("does not leave its text by a line of a dot", async () => {
    const server = await start();
    const text = "one\n.\nRCPT TO:<b@example.org>\n.two";
    expect(await mailer(clear(server)).send({ ...LETTER, text })).toEqual(OK);
    expect(server.letters()).toMatchObject([{ to: ["satoshi@example.org"] }]);
    expect(server.letters()[0]?.text.trim()).toBe(text);
  });
});

describe("a notification over SMTP", () => {
  test.each([
    ["en", "Danger: Guard cannot act on 1,000 contracts.", "Look at it in Axisor", "14:26"],
    ["pt-BR", "Perigo: Guard cannot act on 1,000 contracts.", "Ver na Axisor", "14:26"],
  ] as const)("arrives in %s, plain and in HTML, word for word", async (locale, subject, look, time) => {
    const server = await start();
    const told = notificationLetter(
      {
        locale,
        timeZone: "America/Sao_Paulo",
        severity: "danger",
        title: "Guard cannot act on 1,000 contracts.",
        lines: ["5.0 % → 10.0 % away.", '<b>Not bold</b> & "quoted"'],
        at: AT,
        wantsAnswer: true,
        path: "/activity?receipt=1&show=all",
      },
      { origin: "https://axisor.example", channelsPath: "/alerts/channels" },
    );
    expect(await mailer(clear(server)).send({ ...LETTER, ...told })).toEqual(OK);
    const [letter] = server.letters();
    expect(letter?.subject).toBe(subject);
    expect(letter?.text.trim()).toBe(told.text.trim());
    expect(letter?.html.trim()).toBe(told.html.trim());
    expect(letter?.text).toContain(time);
    expect(letter?.html).toContain(`>${look}</a>`);
    expect(letter?.html).toContain("&lt;b&gt;Not bold&lt;/b&gt;");
  });
});

describe("a letter that did not arrive", () => {
  test.each([
    ["no-mailbox", "gone", "The mail server says that there is no such mailbox (550 5.1.1)."],
    ["refuses", "refused", "The mail server refused the letter for good (554 5.7.1)."],
    ["greylisted", "unavailable", "The mail server takes no letter now (451)."],
    ["down", "unavailable", "The mail server could not be reached."],
    ["hangs", "unavailable", "The mail server did not answer in time."],
  ] as const)("where the server %s is %s, and the next one may", async (fault, kind, words) => {
    const server = await start();
    const sending = mailer(clear(server), { timeoutMs: 300 });
    server.setFault(fault);
    expect(await sending.send(LETTER)).toEqual(failure(kind, words));
    expect(server.letters()).toEqual([]);
    server.setFault(null);
    expect(await sending.send(LETTER)).toEqual(OK);
  });

  test("because nobody listens is for later", async () => {
    const server = await start();
    await server.stop();
    expect(await mailer(clear(server)).send(LETTER)).toEqual(failure("unavailable", /could not be reached/));
  });

  test("because we were not let in is for later, and tells neither user nor password", async () => {
    const server = await start({ login: { user: "axisor", pass: "right" } });
    const url = (pass: string) => `smtp://axisor:${pass}@127.0.0.1:${server.port}`;
    const refused = await mailer(url("hunter2")).send(LETTER);
    expect(refused).toEqual(failure("unavailable", "The mail server did not let us in (535)."));
    expect(await mailer(clear(server)).send(LETTER)).toEqual(failure("unavailable", /let us in \(530\)/));
    expect(await mailer(url("right")).send(LETTER)).toEqual(OK);
  });
});

describe("what is said to another machine", () => {
  const login = { user: "axisor", pass: "hunter2" };
  /** The same machine under a name that nobody would call loopback. */
  const foreign = ({ port }: SmtpStandIn) => `smtp://axisor:hunter2@[::ffff:127.0.0.1]:${port}`;

  test("is not said in the clear, least of all the password", async () => {
    const server = await start({ login });
    expect(await mailer(foreign(server)).send(LETTER)).toEqual(failure("unavailable", /in private/));
    expect(server.overheard).toEqual([]);
    expect(server.letters()).toEqual([]);
  });

  test("is not said to a server that only vouches for itself, near or far", async () => {
    const server = await start({ login, certificate: selfSignedCertificate() });
    const near = `smtp://axisor:hunter2@127.0.0.1:${server.port}`;
    const untrusted = failure("unavailable", "The mail server's certificate is not one to trust.");
    expect(await mailer(foreign(server)).send(LETTER)).toEqual(untrusted);
    expect(await mailer(near).send(LETTER)).toEqual(untrusted);
    expect(server.overheard).toEqual([]);
    expect(server.letters()).toEqual([]);
  });

  test("is encrypted by STARTTLS for a server whose certificate is trusted", async () => {
    const certificate = selfSignedCertificate();
    const server = await start({ login, certificate });
    const url = `smtp://axisor:hunter2@127.0.0.1:${server.port}`;
    expect(await mailer(url, { ca: certificate.cert }).send(LETTER)).toEqual(OK);
    expect(server.letters()).toMatchObject([{ isEncrypted: true, subject: LETTER.subject }]);
    expect(server.overheard).toEqual([]);
  });
});

test("a mailer from no address is not made", () => {
  const make = (from: string) => () => mailer("smtp://127.0.0.1:1", { from });
  expect(make("Axisor")).toThrow(/from one address/);
  expect(make("Axisor <alerts@axisor.example>\r\nBcc: <a@b.example>")).toThrow(/from one address/);
});
