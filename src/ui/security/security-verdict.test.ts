import { describe, expect, it } from "vitest";
import type { SecurityView } from "#server/trpc/schemas/sign-in.ts";
import { aPasskeyView, aSecurityView } from "#testing/views/a-security-view.ts";
import { deriveSecurityVerdict } from "./security-verdict.ts";
import { SECURITY_WORDS } from "./security-words.ts";

const judge = (change: Partial<SecurityView> = {}) =>
  deriveSecurityVerdict(SECURITY_WORDS.en, aSecurityView(change));

describe("an account", () => {
  it("with a password alone lacks a second factor, whatever codes are left over", () => {
    expect(judge({ totp: null })).toMatchObject({ kind: "watch", rule: "no-second-factor" });
  });

  it("with an app and codes is protected, and the sentence names what is asked for", () => {
    const verdict = judge();
    expect(verdict).toMatchObject({ kind: "safe", rule: "protected" });
    expect(verdict.lede).toContain("your authenticator app is asked for too");
    expect(verdict.sub).toContain("8 backup codes are left");
  });

  it("with a passkey alone has a second factor", () => {
    const verdict = judge({ totp: null, passkeys: [aPasskeyView()] });
    expect(verdict.kind).toBe("safe");
    expect(verdict.lede).toContain("your passkey is asked for too");
  });

  it("with one factor and no code left is told that nothing would let it back in", () => {
    expect(judge({ backupCodesLeft: 0 })).toMatchObject({ kind: "watch", rule: "no-way-back" });
  });

  it("with two factors can lose one of them without a code", () => {
    expect(judge({ backupCodesLeft: 0, passkeys: [aPasskeyView()] })).toMatchObject({
      kind: "safe",
      rule: "few-codes",
    });
  });

  it("is judged the same in Portuguese, one code told apart from several", () => {
    const inPortuguese = (change: Partial<SecurityView>) =>
      deriveSecurityVerdict(SECURITY_WORDS["pt-BR"], aSecurityView(change));
    expect(inPortuguese({}).sub).toBe("Restam 8 códigos de reserva para o dia em que você o perder.");
    expect(inPortuguese({ backupCodesLeft: 2 }).sub).toBe("Restam 2 códigos de reserva: crie novos abaixo.");
    expect(inPortuguese({ backupCodesLeft: 1 }).sub).toBe("Resta 1 código de reserva: crie novos abaixo.");
    expect(inPortuguese({ totp: null, passkeys: [aPasskeyView()] }).lede).toContain("a sua passkey");
  });

  it("with fewer than three codes is told to make new ones", () => {
    expect(judge({ backupCodesLeft: 3 }).rule).toBe("protected");
    expect(judge({ backupCodesLeft: 2 }).sub).toContain("2 backup codes are left: make new ones");
    expect(judge({ backupCodesLeft: 1 }).sub).toContain("1 backup code is left");
  });
});
