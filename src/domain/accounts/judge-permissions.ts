/** What a key lacks or has too much of; empty lists mean it may be stored. */
export type PermissionVerdict = { readonly canWithdraw: boolean; readonly missing: readonly string[] };

/** What a key must be allowed to do. */
export const NEEDED_SCOPES = ["account:read", "futures:isolated:read", "futures:isolated:write"] as const;
/** What a key must never be allowed to do. */
export const WITHDRAW_SCOPE = "account:withdrawals:write";

/** Whether a granted scope covers a wanted one; `futures:*` covers all that begins with `futures:`. */
export const covers = (granted: string, wanted: string): boolean =>
  granted === wanted || (granted.endsWith("*") && wanted.startsWith(granted.slice(0, -1)));

/** The wanted scopes that nothing granted covers, in the order they are wanted. */
export const missingScopes = (granted: readonly string[], wanted: readonly string[]): readonly string[] =>
  wanted.filter((one) => !granted.some((scope) => covers(scope, one)));

const CROSS_READ = "futures:cross:read";
const CROSS_WRITE = "futures:cross:write";
/** What it takes besides to guard the cross margin. */
export const CROSS_SCOPES = [CROSS_READ, CROSS_WRITE] as const;

/** Whether a key may read the cross margin, and whether it may act on it: a guard there needs both. */
export const crossPermissions = (
  permissions: readonly string[],
): { readonly mayRead: boolean; readonly mayAct: boolean } => {
  const has = (wanted: string): boolean => permissions.some((granted) => covers(granted, wanted));
  return { mayRead: has(CROSS_READ), mayAct: has(CROSS_READ) && has(CROSS_WRITE) };
};

/**
 * Judges the scopes of a key as the exchange lists them: it must read the account, read and write isolated futures, and
 * must not be able to withdraw. Source: scopes of the exchange's API, wildcards included.
 */
export const judgePermissions = (permissions: readonly string[]): PermissionVerdict => ({
  canWithdraw: missingScopes(permissions, [WITHDRAW_SCOPE]).length === 0,
  missing: missingScopes(permissions, NEEDED_SCOPES),
});
