import type { Door } from "./open-door.ts";

/** What must not change unless the right person says so, as it lies in the stores. */
export type GuardedState = {
  readonly totp: number | null;
  readonly passkeys: readonly string[];
  readonly codes: readonly string[];
  readonly password: string;
  readonly email: string;
  /** Links that would move the account to another address if they were followed. */
  readonly emailLinks: readonly string[];
  readonly frozenUntil: number | null;
  readonly hasSecondFactor: boolean;
};

export const guardedState = (door: Door, userId: string): GuardedState => {
  const user = door.users.user(userId);
  const totp = door.factors.totps.get(userId);
  const passkeys = [...door.factors.keys.values()].filter((key) => key.userId === userId).map(({ id }) => id);
  const links = [...door.mailLinks.rows.values()].filter(({ purpose }) => purpose === "change-email");
  const standing = totp !== undefined && totp.confirmedAt !== null ? totp.revision : null;
  return {
    totp: standing,
    passkeys,
    codes: (door.factors.codes.get(userId) ?? []).map(({ selector, codeHash }) => selector + codeHash),
    password: user?.passwordHash ?? "",
    email: user?.email ?? "",
    emailLinks: links.filter(({ expiresAt }) => expiresAt > door.clock()).map(({ id }) => id),
    frozenUntil: user?.frozenUntil ?? null,
    hasSecondFactor: standing !== null || passkeys.length > 0,
  };
};

type Field = Exclude<keyof GuardedState, "frozenUntil" | "hasSecondFactor">;
const FIELDS: readonly Field[] = ["totp", "passkeys", "codes", "password", "email", "emailLinks"];

const isLess = (before: readonly string[], after: readonly string[]): boolean =>
  before.some((one) => !after.includes(one));

/** What has changed; a link that was used up or grew too old is none. */
export const changesBetween = (before: GuardedState, after: GuardedState): readonly Field[] =>
  FIELDS.filter((field) =>
    field === "emailLinks"
      ? isLess(after.emailLinks, before.emailLinks)
      : JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );

/** Whether a factor was taken away, or the account set on its way to another address. */
export const isRiskier = (before: GuardedState, after: GuardedState): boolean =>
  (before.totp !== null && after.totp === null) ||
  isLess(before.passkeys, after.passkeys) ||
  isLess(after.emailLinks, before.emailLinks);
