import { WebAuthnError } from "@simplewebauthn/browser";
import { describe, expect, it } from "vitest";
import { LocalProblem } from "#ui/api/problem-of.ts";
import { makePasskey, passkeyProblem, signWithPasskey } from "./ask-passkey.ts";
import { PASSKEY_WORDS } from "./passkey-words.ts";

const words = PASSKEY_WORDS.en.problems;

const refused = (code: WebAuthnError["code"]) =>
  passkeyProblem(words, new WebAuthnError({ message: "canary", code, cause: new Error("canary") })).message;

describe("a passkey that does not come", () => {
  it("is told in our words, whatever the browser says", () => {
    expect(refused("ERROR_CEREMONY_ABORTED")).toMatch(/^No passkey answered/u);
    expect(passkeyProblem(words, new Error("canary")).message).toMatch(/^No passkey answered/u);
  });

  it("says so when the device holds one already, and when the address cannot have any", () => {
    expect(refused("ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED")).toContain("already");
    expect(refused("ERROR_INVALID_DOMAIN")).toContain("do not work at this address");
  });

  it("is told in the language of the page", () => {
    const error = new Error("canary");
    expect(passkeyProblem(PASSKEY_WORDS["pt-BR"].problems, error).message).toBe(
      "Nenhuma passkey respondeu, ou o pedido foi cancelado. Nada mudou. Tente de novo quando quiser.",
    );
  });

  it("is not asked for with a request this browser cannot read", async () => {
    const request = { challenge: "c", options: {} };
    await expect(signWithPasskey(words, request)).rejects.toThrow(LocalProblem);
    await expect(makePasskey(words, request)).rejects.toThrow("in a way this browser does not know");
  });
});
