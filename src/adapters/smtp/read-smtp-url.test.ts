import { describe, expect, test } from "vitest";
import { readSmtpUrl } from "./read-smtp-url.ts";

describe("where letters are handed in", () => {
  test("is encrypted from the first byte over smtps, and has a password with any sign in it", () => {
    expect(readSmtpUrl("smtps://axisor:p%40ss%3Aword@mail.example.org")).toEqual({
      host: "mail.example.org",
      port: 465,
      secure: true,
      requireTLS: false,
      auth: { user: "axisor", pass: "p@ss:word" },
    });
  });

  test.each(["127.0.0.1", "127.4.5.6", "localhost", "[::1]"])(
    "may be spoken to in the clear on %s",
    (host) => {
      expect(readSmtpUrl(`smtp://${host}:1025`)).toMatchObject({ port: 1025, requireTLS: false, auth: null });
    },
  );

  test.each([
    "mail.example.org",
    "localhost.example.org",
    "127.0.0.1.example.org",
    "10.0.0.5",
    "0x7f.1",
    "0.0.0.0",
    "[::ffff:127.0.0.1]",
  ])("has to take STARTTLS on %s", (host) => {
    expect(readSmtpUrl(`smtp://user:word@${host}`)).toMatchObject({ port: 587, requireTLS: true });
  });

  test.each(["", "mail.example.org", "http://user:hunter2@host", "smtp://", "smtps:host:465"])(
    "%j is no such address, and the error does not repeat it",
    (url) => {
      expect(() => readSmtpUrl(url)).toThrow(/An SMTP address/);
      expect(() => readSmtpUrl(url)).not.toThrow(/hunter2/);
    },
  );
});
