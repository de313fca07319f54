import { WebAuthnError } from "@simplewebauthn/browser";
import { describe, expect, it } from "vitest";
import { LocalProblem } from "#ui/api/problem-of.ts";
import { makePasskey, passkeyProblem, signWithPasskey } from "./ask-passkey.ts";

const refused = (code: WebAuthnError["code"]) =>
  passkeyProblem(new WebAuthnError({ message: "canary", code, cause: new Error("canary") })).message;

describe("a passkey that does not come", () => {
  it("is told in our words, whatever the browser says", () => {
    expect(refused("ERROR_CEREMONY_ABORTED")).toMatch(/^No passkey answered/u);
    expect(passkeyProblem(new Error("canary")).message).toMatch(/^No passkey answered/u);
  });

  it("says so when the device holds one already, and when the address cannot have any", () => {
    expect(refused("ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED")).toContain("already");
    expect(refused("ERROR_INVALID_DOMAIN")).toContain("do not work at this address");
  });

  it("is not asked for with a request this browser cannot read", async () => {
    const request = { challenge: "c", options: {} };
    await expect(signWithPasskey(request)).rejects.toThrow(LocalProblem);
    await expect(makePasskey(request)).rejects.toThrow("in a way this browser does not know");
  });
});
