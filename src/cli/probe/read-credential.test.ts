import { expect, it } from "vitest";
import { readCredential } from "./read-credential.ts";

const typing = (...answers: (string | null)[]) => {
  const asked: string[] = [];
  const waiting = [...answers];
  const answer = (isHidden: boolean) => async (question: string) => {
    asked.push(`${isHidden ? "hidden" : "shown"} ${question}`);
    return waiting.shift() ?? null;
  };
  return { asked, terminal: { ask: answer(false), askHidden: answer(true) } };
};

const mistake = (...answers: (string | null)[]): Promise<string> =>
  readCredential(typing(...answers).terminal, null).then(
    () => "no mistake",
    (error: Error) => error.message,
  );

it("asks for each part without showing it", async () => {
  const { asked, terminal } = typing(" my-key ", "my-secret", "my passphrase");
  expect(await readCredential(terminal, null)).toEqual({
    key: "my-key",
    secret: "my-secret",
    passphrase: "my passphrase",
  });
  expect(asked).toEqual([
    "hidden Key (not shown): ",
    "hidden Secret (not shown): ",
    "hidden Passphrase (not shown): ",
  ]);
});

it("opens an account of its own where the exchange is ours, and asks nobody", async () => {
  const { asked, terminal } = typing();
  const own = { key: "own", secret: "own", passphrase: "own" };
  expect(await readCredential(terminal, async () => own)).toBe(own);
  expect(asked).toEqual([]);
});

it("refuses what no header can carry, without repeating it", async () => {
  expect(await mistake("hunter2\u20ac", "secret", "words")).toBe(
    "The key is empty or holds a character that cannot be sent: copy it again.",
  );
  expect(await mistake("key", "", "words")).toContain("The secret is empty");
  expect(await mistake("key", "secret", "hunter2\n2")).not.toContain("hunter2");
});

it("stops at Ctrl-C, and says what to set where nobody can type", async () => {
  expect(await mistake("key", null)).toBe("Stopped before anything was asked.");
  await expect(readCredential(null, null)).rejects.toThrow(
    "set PROBE_KEY, PROBE_SECRET and PROBE_PASSPHRASE",
  );
});
