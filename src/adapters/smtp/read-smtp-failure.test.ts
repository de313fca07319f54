import { describe, expect, test } from "vitest";
import { readSmtpFailure } from "./read-smtp-failure.ts";

const said = (command: string, response: string) => {
  const responseCode = Number(response.slice(0, 3));
  const permanent = responseCode >= 500 && responseCode !== 503;
  return readSmtpFailure(Object.assign(new Error(response), { command, response, responseCode, permanent }));
};

describe("what a mail server says", () => {
  test.each([
    ["RCPT TO", "550 5.1.1 <satoshi@example.org> unknown"],
    ["RCPT TO", "550-5.1.1 over several\n550 5.1.1 lines"],
    ["RCPT TO", "550 5.1.2 no such domain"],
    ["RCPT TO", "551 5.1.6 moved"],
    ["DATA", "550 5.2.1 disabled"],
  ])("to %s is that the mailbox is gone: %s", (command, response) => {
    expect(said(command, response)).toMatchObject({
      kind: "gone",
      words: expect.stringContaining("no such"),
    });
  });

  test.each([
    ["RCPT TO", "550 mailbox unavailable"],
    ["RCPT TO", "550 5.1.10 null MX"],
    ["RCPT TO", "552 5.2.2 mailbox full"],
    ["RCPT TO", "550 5.7.1 5.1.1 relaying denied"],
    ["MAIL FROM", "550 5.1.1 we do not know you"],
    ["DATA", "554 5.7.1 spam"],
  ])("to %s is a refusal of this letter alone: %s", (command, response) => {
    expect(said(command, response)).toMatchObject({ kind: "refused" });
  });

  test.each([
    ["RCPT TO", "451 4.7.1 greylisted"],
    ["RCPT TO", "450 4.1.1 not yet"],
    ["RCPT TO", "503 5.5.1 bad sequence"],
    ["CONN", "554 5.7.1 no mail from there"],
    ["EHLO", "550 5.7.1 no"],
    ["MAIL FROM", "530 5.7.0 log in first"],
    ["AUTH PLAIN", "535 5.7.8 axisor hunter2"],
  ])("to %s is for later: %s", (command, response) => {
    expect(said(command, response)).toMatchObject({ kind: "unavailable" });
  });

  test("is told by its codes alone", () => {
    expect(said("RCPT TO", "550 5.7.1 token=hunter2").words).toBe(
      "The mail server refused the recipient for good (550 5.7.1).",
    );
  });
});
