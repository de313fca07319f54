import { inBoth } from "#domain/language/in-both.ts";

/** What is asked of a new password, and what its length lacks. */
export const PASSWORD_POLICY_WORDS = inBoth({
  en: {
    policy:
      "Any characters you like: three or four unrelated words serve well. Passwords known from leaks are refused.",
    tooShort: (least: number, length: number) => `Use at least ${least} characters; this has ${length}.`,
    tooLong: (most: number, length: number) => `Use at most ${most} characters; this has ${length}.`,
  },
  "pt-BR": {
    policy:
      "Quaisquer caracteres que você quiser: três ou quatro palavras sem relação servem bem. Senhas conhecidas de vazamentos são recusadas.",
    tooShort: (least, length) => `Use pelo menos ${least} caracteres; esta senha tem ${length}.`,
    tooLong: (most, length) => `Use no máximo ${most} caracteres; esta senha tem ${length}.`,
  },
});

export type PasswordPolicyWords = (typeof PASSWORD_POLICY_WORDS)["en"];
