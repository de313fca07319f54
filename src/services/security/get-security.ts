import { steppedUpUntil } from "#domain/security/step-up.ts";
import type { Passkey } from "#ports/factors.ts";
import type { ListedSession } from "#ports/sessions.ts";
import type { FactorMethod } from "../auth/factor-answer.ts";
import { listFactors } from "../auth/list-factors.ts";
import type { SignInDeps } from "../auth/sign-in-deps.ts";
import type { Acting } from "./acting.ts";

/** How a trader gets in. Times in epoch milliseconds. */
export type SecurityState = {
  readonly email: string;
  readonly passwordChangedAt: number | null;
  readonly frozenUntil: number | null;
  readonly totpConfirmedAt: number | null;
  readonly backupCodesLeft: number;
  readonly passkeys: readonly Passkey[];
  /** Whether a passkey can be made and used where the trader is right now. */
  readonly arePasskeysAvailable: boolean;
  readonly sessions: readonly (ListedSession & { readonly isThis: boolean })[];
  readonly steppedUpUntil: number | null;
  readonly stepUpMethods: readonly (FactorMethod | "password")[];
};

/** Everything the Security page shows about how the trader gets in. */
export async function getSecurity(
  deps: Pick<SignInDeps, "users" | "sessions" | "factors" | "now">,
  acting: Acting,
): Promise<SecurityState> {
  const { userId, visitor, frozenUntil } = acting;
  const at = deps.now();
  const [user, totp, backupCodesLeft, passkeys, sessions, { isAsked, methods }] = await Promise.all([
    deps.users.find(userId),
    deps.factors.totp(userId),
    deps.factors.countBackupCodes(userId),
    deps.factors.passkeys(userId),
    deps.sessions.ofUser(userId, at),
    listFactors(deps, userId, visitor),
  ]);
  return {
    email: acting.email,
    passwordChangedAt: user?.passwordChangedAt ?? null,
    frozenUntil: frozenUntil !== null && frozenUntil > at ? frozenUntil : null,
    totpConfirmedAt: totp?.confirmedAt ?? null,
    backupCodesLeft,
    passkeys,
    arePasskeysAvailable: visitor.party !== null,
    sessions: sessions.map((session) => ({ ...session, isThis: session.id === acting.sessionId })),
    steppedUpUntil: steppedUpUntil(acting.steppedUpAt, at),
    stepUpMethods: isAsked ? methods : ["password"],
  };
}
