import type { User } from "#ports/users.ts";

/** Whether the password was chosen anew since something was begun: then it was begun by whoever knew the old one. */
export function isOutdated(
  begun: { readonly createdAt: number },
  user: Pick<User, "passwordChangedAt">,
): boolean {
  return user.passwordChangedAt !== null && begun.createdAt <= user.passwordChangedAt;
}
