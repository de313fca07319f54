import type { SecurityView } from "#server/trpc/schemas/sign-in.ts";
import type { GlyphKind } from "#ui/kit/glyph.tsx";
import type { SecurityWords } from "./security-words.ts";

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

const askedToo = ({ asked }: SecurityWords, { totp, passkeys }: SecurityView): string => {
  if (totp === null) return passkeys.length === 1 ? asked.passkey : asked.passkeys;
  return passkeys.length === 0 ? asked.app : asked.either;
};

/** Whether a password alone opens the account. */
export const hasSecondFactor = ({ totp, passkeys }: Pick<SecurityView, "totp" | "passkeys">): boolean =>
  totp !== null || passkeys.length > 0;

/** What stands between a stranger with the password and the account, and whether the trader can lose it. */
export const deriveSecurityVerdict = (words: SecurityWords, view: SecurityView): SecurityVerdict => {
  const { backupCodesLeft: left, passkeys, totp } = view;
  if (!hasSecondFactor(view)) {
    return { kind: "watch", rule: "no-second-factor", ...words.unprotected };
  }
  const word = words.isProtected;
  const lede = askedToo(words, view);
  const isAlone = (totp === null ? 0 : 1) + passkeys.length === 1;
  if (left === 0 && isAlone) {
    return { kind: "watch", rule: "no-way-back", word, ...words.noWayBack };
  }
  if (left < FEW_CODES) {
    return { kind: "safe", rule: "few-codes", word, lede, sub: words.fewCodes(left) };
  }
  return { kind: "safe", rule: "protected", word, lede, sub: words.codesLeft(left) };
};
