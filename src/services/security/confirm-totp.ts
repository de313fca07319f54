import { saidBy } from "#domain/language/in-both.ts";
import { showBackupCode } from "#domain/security/backup-code.ts";
import { AppError } from "../app-error.ts";
import { wrongFactor } from "../auth/answer-factor.ts";
import { AUTH_REFUSALS } from "../auth/auth-refusals.ts";
import { judgeGuess } from "../auth/judge-guess.ts";
import type { SignInDeps } from "../auth/sign-in-deps.ts";
import type { Acting } from "./acting.ts";
import { makeBackupCodes } from "./make-backup-codes.ts";
import { noteDeed } from "./note-event.ts";
import { noteRefusal } from "./note-refusal.ts";
import { type RenewSessionDeps, renewSession } from "./renew-session.ts";
import { SECURITY_REFUSALS } from "./security-refusals.ts";
import { type TellOfChangeDeps, tellOfChange } from "./tell-of-change.ts";

export type ConfirmTotpDeps = RenewSessionDeps &
  TellOfChangeDeps &
  Pick<SignInDeps, "factors" | "totpSeeds" | "passwords" | "limiter" | "users">;

type Step = { readonly revision: number; readonly step: number };

const noEnrolment = (): AppError =>
  new AppError(
    "conflict",
    saidBy(SECURITY_REFUSALS, ({ noEnrolment }) => noEnrolment),
  );

/** Which step of the begun enrolment the code is of. Counted like any other guess. */
async function stepOfCode(deps: ConfirmTotpDeps, acting: Acting, code: string): Promise<Step> {
  const { userId } = acting;
  const factor = await deps.factors.totp(userId);
  if (factor === null || factor.confirmedAt !== null) throw noEnrolment();
  const { revision } = factor;
  const found = await judgeGuess(deps, acting, async () => {
    const step = await deps.totpSeeds.stepOf({ userId, revision, code, at: deps.now() });
    if (step.ok) return step.value;
    throw new AppError(
      "unavailable",
      saidBy(AUTH_REFUSALS, ({ codesUnchecked }) => codesUnchecked),
      {
        retryAfterMs: 5_000,
      },
    );
  });
  if (found !== null) return { revision, step: found };
  throw wrongFactor({ kind: "totp", code });
}

async function confirm(deps: ConfirmTotpDeps, acting: Acting, code: string): Promise<readonly string[]> {
  const { userId } = acting;
  const { revision, step } = await stepOfCode(deps, acting, code);
  const { codes, hashed } = await makeBackupCodes(deps);
  if (!(await deps.factors.spendStep(userId, step))) throw wrongFactor({ kind: "totp", code });
  if (!(await deps.factors.confirmTotp(userId, revision, deps.now(), hashed))) throw noEnrolment();
  return codes;
}

/**
 * The first code of a new app: from now on it is asked for. Answers the backup codes, shown this once, and the session's
 * new token: this session has just given the factor, every other one has to.
 */
export async function confirmTotp(
  deps: ConfirmTotpDeps,
  input: Acting & { readonly code: string },
): Promise<{ readonly codes: string[]; readonly token: string }> {
  const { code, ...acting } = input;
  const codes = await noteRefusal(
    (outcome, facts) => noteDeed(deps, acting, "totp-added", outcome, facts),
    () => confirm(deps, acting, code),
  );
  const token = await renewSession(deps, acting);
  await tellOfChange(deps, acting, "totp-added");
  await noteDeed(deps, acting, "backup-codes-made", "allowed", { codes: codes.length });
  return { codes: codes.map(showBackupCode), token };
}
