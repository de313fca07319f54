/** Everything a key can be allowed to do. */
export const SCOPES = [
  "account:read",
  "account:deposits:read",
  "account:deposits:write",
  "account:withdrawals:read",
  "account:withdrawals:write",
  "account:notifications:read",
  "account:notifications:write",
  "futures:isolated:read",
  "futures:isolated:write",
  "futures:cross:read",
  "futures:cross:write",
  "synthetic-usd:read",
  "synthetic-usd:write",
] as const;

export type Scope = (typeof SCOPES)[number];

/** Whether a list of permissions covers a scope; `account:*` and `futures:*` cover all below them. */
export function allows(permissions: readonly string[], scope: Scope): boolean {
  return permissions.some((held) =>
    held.endsWith(":*") ? scope.startsWith(held.slice(0, -1)) : held === scope,
  );
}
