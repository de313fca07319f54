import type { SignInDeps } from "../auth/sign-in-deps.ts";

/** Backup codes stand in for a second factor; once the last of those is gone they go too. */
export async function dropUselessCodes(
  { factors }: Pick<SignInDeps, "factors">,
  userId: string,
): Promise<void> {
  const [totp, passkeys] = await Promise.all([factors.totp(userId), factors.passkeys(userId)]);
  const isAsked = (totp !== null && totp.confirmedAt !== null) || passkeys.length > 0;
  if (!isAsked) await factors.setBackupCodes(userId, []);
}
