import type { SecurityView } from "#server/trpc/schemas/sign-in.ts";
import type { GlyphKind } from "#ui/kit/glyph.tsx";

export type SecurityVerdict = {
  readonly kind: "safe" | "watch";
  /** The rule that gave it. */
  readonly rule: "no-second-factor" | "no-way-back" | "few-codes" | "protected";
  readonly word: string;
  readonly lede: string;
  readonly sub: string;
};

export const VERDICT_GLYPHS: Readonly<Record<SecurityVerdict["kind"], GlyphKind>> = {
  safe: "safe",
  watch: "watch",
};

/** Fewer than this and the trader is told to make new ones. */
export const FEW_CODES = 3;

const codes = (left: number): string => `${left} backup ${left === 1 ? "code" : "codes"}`;

const factorWords = ({ totp, passkeys }: SecurityView): string => {
  if (totp === null) return passkeys.length === 1 ? "your passkey" : "one of your passkeys";
  return passkeys.length === 0 ? "your authenticator app" : "your authenticator app or a passkey";
};

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** Whether a password alone opens the account. */
export const hasSecondFactor = ({ totp, passkeys }: Pick<SecurityView, "totp" | "passkeys">): boolean =>
  totp !== null || passkeys.length > 0;

/** What stands between a stranger with the password and the account, and whether the trader can lose it. */
export const deriveSecurityVerdict = (view: SecurityView): SecurityVerdict => {
  const { backupCodesLeft: left, passkeys, totp } = view;
  if (!hasSecondFactor(view)) {
    return {
      kind: "watch",
      rule: "no-second-factor",
      word: "No second factor",
      lede: "Whoever learns your password can get in.",
      sub: "Set up an authenticator app or a passkey below. A mainnet key is stored only after that.",
    };
  }
  const factors = `Your password alone opens nothing: ${factorWords(view)} is asked for too.`;
  const isAlone = (totp === null ? 0 : 1) + passkeys.length === 1;
  if (left === 0 && isAlone) {
    return {
      kind: "watch",
      rule: "no-way-back",
      word: "Your account has a second factor",
      lede: "Lose it and nothing lets you back in: no backup code is left.",
      sub: "Make new backup codes below, or add a passkey.",
    };
  }
  if (left < FEW_CODES) {
    return {
      kind: "safe",
      rule: "few-codes",
      word: "Your account has a second factor",
      lede: factors,
      sub: `${left === 0 ? "No backup code is" : `${capital(codes(left))} ${left === 1 ? "is" : "are"}`} left: make new ones below.`,
    };
  }
  return {
    kind: "safe",
    rule: "protected",
    word: "Your account has a second factor",
    lede: factors,
    sub: `${capital(codes(left))} are left for the day you lose it.`,
  };
};
