import { dictionary } from "@zxcvbn-ts/language-common";
import type { PasswordDictionary } from "#ports/password-dictionary.ts";

/** The lists of zxcvbn: the passwords used most, and the words that dice pick. Read on first use: they are 57,000. */
export const createPasswordDictionary = (): PasswordDictionary => {
  let known: ReadonlySet<string> | undefined;
  return {
    has: (text) => {
      known ??= new Set([...dictionary["passwords-common"], ...dictionary["diceware-common"]]);
      return known.has(text);
    },
  };
};
