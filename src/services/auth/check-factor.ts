import { saidBy } from "#domain/language/in-both.ts";
import { splitBackupCode } from "#domain/security/backup-code.ts";
import { AppError } from "../app-error.ts";
import { noteEvent } from "../security/note-event.ts";
import { AUTH_REFUSALS } from "./auth-refusals.ts";
import { checkPasskey } from "./check-passkey.ts";
import type { FactorAnswer, FactorMethod } from "./factor-answer.ts";
import { judgeGuess } from "./judge-guess.ts";
import type { SignInDeps } from "./sign-in-deps.ts";
import { valueOrBusy } from "./value-or-busy.ts";
import type { Visitor } from "./visitor.ts";

export type CheckFactorDeps = Pick<
  SignInDeps,
  | "challenges"
  | "devices"
  | "factors"
  | "ceremonies"
  | "limiter"
  | "mails"
  | "newId"
  | "now"
  | "passwords"
  | "security"
  | "totpSeeds"
  | "users"
>;

type Given = {
  readonly userId: string;
  /** The browser it is given in, as the login or the session it belongs to knows it. */
  readonly deviceId: string | null;
  readonly answer: FactorAnswer;
  /** What a passkey's challenge must have been made for. */
  readonly passkeyKind: "passkey" | "step-up";
  readonly visitor: Visitor;
};

/** The code's step is used up before anything comes of it: of all who send one code, one is let through. */
async function isCodeOfApp(deps: CheckFactorDeps, userId: string, code: string): Promise<boolean> {
  const factor = await deps.factors.totp(userId);
  if (factor === null || factor.confirmedAt === null) return false;
  const step = await deps.totpSeeds.stepOf({ userId, revision: factor.revision, code, at: deps.now() });
  if (!step.ok) {
    throw new AppError(
      "unavailable",
      saidBy(AUTH_REFUSALS, ({ codesUnchecked }) => codesUnchecked),
      {
        retryAfterMs: 5_000,
      },
    );
  }
  return step.value !== null && (await deps.factors.spendStep(userId, step.value));
}

/** A hash is computed whether the selector is known or not, so the answer's time does not tell which selectors exist. */
async function isBackupCode(deps: CheckFactorDeps, given: Given, code: string): Promise<boolean> {
  const { userId } = given;
  const { selector, verifier } = splitBackupCode(code);
  const known = await deps.factors.backupCode(userId, selector);
  const isRight = valueOrBusy(await deps.passwords.verify(known?.codeHash ?? null, verifier));
  const isUsed = known !== null && isRight && (await deps.factors.spendBackupCode(userId, known));
  if (isUsed) {
    const left = await deps.factors.countBackupCodes(userId);
    await noteEvent(deps, given.visitor, {
      kind: "backup-code-used",
      outcome: "allowed",
      userId,
      facts: { left },
    });
  }
  return isUsed;
}

async function isRightAnswer(deps: CheckFactorDeps, given: Given): Promise<boolean> {
  const { answer, userId, visitor, passkeyKind: kind } = given;
  if (answer.kind === "passkey") {
    const { challenge, response } = answer;
    return (await checkPasskey(deps, { kind, userId, challenge, response, visitor })) !== null;
  }
  const { code } = answer;
  const judged = await judgeGuess(deps, given, async () => {
    const isRight =
      answer.kind === "totp" ? await isCodeOfApp(deps, userId, code) : await isBackupCode(deps, given, code);
    return isRight ? true : null;
  });
  return judged !== null;
}

/** Which factor was given; null for a wrong one. It is used up with that: none serves twice. */
export async function checkFactor(deps: CheckFactorDeps, given: Given): Promise<FactorMethod | null> {
  return (await isRightAnswer(deps, given)) ? given.answer.kind : null;
}
