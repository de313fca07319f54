import type { FactorMethod } from "./factor-answer.ts";
import type { SignInDeps } from "./sign-in-deps.ts";
import type { Visitor } from "./visitor.ts";

/** Whether a second factor is asked for, and which can be given here: a passkey cannot where browsers make none. */
export async function listFactors(
  { factors }: Pick<SignInDeps, "factors">,
  userId: string,
  { party }: Pick<Visitor, "party">,
): Promise<{ readonly isAsked: boolean; readonly methods: FactorMethod[] }> {
  const [totp, passkeys, codes] = await Promise.all([
    factors.totp(userId),
    factors.passkeys(userId),
    factors.countBackupCodes(userId),
  ]);
  const hasTotp = totp !== null && totp.confirmedAt !== null;
  const isAsked = hasTotp || passkeys.length > 0;
  const given: Readonly<Record<FactorMethod, boolean>> = {
    totp: hasTotp,
    passkey: passkeys.length > 0 && party !== null,
    "backup-code": isAsked && codes > 0,
  };
  const order = ["totp", "passkey", "backup-code"] as const;
  return { isAsked, methods: order.filter((method) => given[method]) };
}
