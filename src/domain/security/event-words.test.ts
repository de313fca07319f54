import { describe, expect, test } from "vitest";
import { eventWords } from "./event-words.ts";
import type { SecurityEventKind, SecurityOutcome } from "./security-event.ts";
import { SIGNAL_WORDS } from "./signal-words.ts";

/** Every kind; one that is missing here does not compile. */
const KINDS = Object.keys({
  registered: 1,
  login: 1,
  "login-factor": 1,
  "session-opened": 1,
  logout: 1,
  "step-up": 1,
  "session-ended": 1,
  "new-device": 1,
  "reset-requested": 1,
  "password-reset": 1,
  "password-changed": 1,
  "email-change-requested": 1,
  "email-changed": 1,
  "totp-added": 1,
  "totp-removed": 1,
  "passkey-added": 1,
  "passkey-removed": 1,
  "backup-codes-made": 1,
  "backup-code-used": 1,
  "key-connected": 1,
  "key-replaced": 1,
  "key-removed": 1,
  "key-tested": 1,
  "key-refused": 1,
  "cap-raised": 1,
  "automation-armed": 1,
  "unexplained-action": 1,
  "access-refused": 1,
  "foreign-id": 1,
  "cron-refused": 1,
  "decrypt-burst": 1,
  "honeytoken-opened": 1,
  "vault-key-added": 1,
  "vault-key-promoted": 1,
  "vault-key-disabled": 1,
  "vault-key-destroyed": 1,
  "vault-rewrapped": 1,
  "chain-broken": 1,
  "risk-alert": 1,
  "alert-told": 1,
  "account-held": 1,
  "operator-made": 1,
  "operator-acted": 1,
  "panic-thrown": 1,
  "panic-lowered": 1,
  "panic-link-made": 1,
  "panic-link-used": 1,
  "panic-link-revoked": 1,
  "channel-changed": 1,
  "telegram-bound": 1,
  "telegram-unbound": 1,
} satisfies Record<SecurityEventKind, 1>).filter((kind): kind is SecurityEventKind => kind !== "");

const OUTCOMES: readonly SecurityOutcome[] = ["allowed", "refused", "failed"];
const words = (kind: SecurityEventKind, facts = {}, outcome: SecurityOutcome = "allowed") =>
  eventWords({ kind, outcome, facts }, "en");

describe("the words of an event", () => {
  test.each(KINDS)(
    "are a whole, calm sentence for %s, whatever came of it and however little is known",
    (kind) => {
      for (const outcome of OUTCOMES) {
        const translated = eventWords({ kind, outcome, facts: {} }, "pt-BR").title;
        for (const title of [words(kind, {}, outcome).title, translated]) {
          expect(title).toMatch(/^\p{Lu}.*[^.]\.$/u);
          expect(title).not.toMatch(/!|undefined|null|NaN| {2}|sorry|oops/i);
        }
      }
    },
  );

  test("say that a refusal was one, and that a failure was ours", () => {
    expect(words("key-replaced", { label: "Main" }).title).toBe("The exchange key “Main” was replaced.");
    expect(words("key-replaced", { label: "Main" }, "refused").title).toBe(
      "The exchange key “Main” could not be replaced.",
    );
    expect(words("login", {}, "failed").title).toBe("A login was refused. The failure was ours.");
  });

  test("tell the right password from being in", () => {
    expect(words("login", { method: "password", factorAsked: true }).title).toBe(
      "The right password was given.",
    );
    expect(words("session-opened", { method: "password+totp" }).title).toBe(
      "Logged in with the password and a code of the authenticator app.",
    );
  });

  test("of an alert say what happened and why it is unusual", () => {
    const facts = { title: "A limit was raised.", signals: "new-device new-network" };
    expect(words("risk-alert", facts)).toEqual({
      title: "A limit was raised. Unusual, because the browser is new; the network is new.",
      severity: "danger",
    });
  });

  test("of a hold say what was stopped", () => {
    expect(words("account-held", { paused: 1, ended: 2 }).title).toBe(
      "The account was held: 1 automation paused, 2 sessions ended.",
    );
    const held = { kind: "account-held", outcome: "allowed", facts: { paused: 1, ended: 2 } } as const;
    expect(eventWords(held, "pt-BR").title).toBe(
      "A conta foi retida: 1 automação pausada, 2 sessões encerradas.",
    );
  });

  test("do not follow a method whose name is no method", () => {
    expect(words("session-opened", { method: "constructor" }).title).toBe("Logged in.");
  });
});

test("every signal has words that follow “because”", () => {
  for (const clause of Object.values(SIGNAL_WORDS.en)) {
    expect(clause).toMatch(/^[a-z].*[^.]$/);
    expect(clause).toMatch(/ (is|was|were|came|changed|carried) | came /);
  }
});
