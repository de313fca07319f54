import { saidBy } from "#domain/language/in-both.ts";
import { STEP_UP_MS } from "#domain/security/step-up.ts";
import { AppError } from "../app-error.ts";
import { wrongFactor } from "../auth/answer-factor.ts";
import { type CheckFactorDeps, checkFactor } from "../auth/check-factor.ts";
import type { FactorAnswer } from "../auth/factor-answer.ts";
import { judgeGuess } from "../auth/judge-guess.ts";
import { limitNetwork } from "../auth/limit-network.ts";
import type { SignInDeps } from "../auth/sign-in-deps.ts";
import { valueOrBusy } from "../auth/value-or-busy.ts";
import type { Acting } from "./acting.ts";
import { noteDeed } from "./note-event.ts";
import { noteRefusal } from "./note-refusal.ts";
import { type RenewSessionDeps, renewSession } from "./renew-session.ts";
import { SECURITY_REFUSALS } from "./security-refusals.ts";

export type StepUpDeps = CheckFactorDeps & RenewSessionDeps & Pick<SignInDeps, "security">;

/** The password serves only while there is no second factor. */
export type StepUpAnswer = FactorAnswer | { readonly kind: "password"; readonly password: string };

async function checkOwnPassword(deps: StepUpDeps, acting: Acting, password: string): Promise<void> {
  if (acting.hasSecondFactor) {
    throw new AppError(
      "bad-input",
      saidBy(SECURITY_REFUSALS, ({ factorInstead }) => factorInstead),
      {
        field: "password",
      },
    );
  }
  const judged = await judgeGuess(deps, acting, async () => {
    const user = await deps.users.find(acting.userId);
    return valueOrBusy(await deps.passwords.verify(user?.passwordHash ?? null, password)) ? true : null;
  });
  if (judged !== null) return;
  throw new AppError(
    "bad-input",
    saidBy(SECURITY_REFUSALS, ({ notYourPassword }) => notYourPassword),
    {
      field: "password",
    },
  );
}

async function check(deps: StepUpDeps, acting: Acting, answer: StepUpAnswer): Promise<void> {
  if (answer.kind === "password") return await checkOwnPassword(deps, acting, answer.password);
  const { userId, deviceId, visitor } = acting;
  const method = await checkFactor(deps, { userId, deviceId, answer, passkeyKind: "step-up", visitor });
  if (method === null) throw wrongFactor(answer);
}

/**
 * Takes a fresh proof of who sits before a session. The session gets another token with it, so that one that was copied
 * before is worth nothing now. `until` is epoch milliseconds.
 */
export async function stepUp(
  deps: StepUpDeps,
  input: Acting & { readonly answer: StepUpAnswer },
): Promise<{ readonly until: number; readonly token: string }> {
  const { answer, ...acting } = input;
  const method = answer.kind;
  await noteRefusal(
    (outcome, facts) => noteDeed(deps, acting, "step-up", outcome, { ...facts, method }),
    async () => {
      await limitNetwork(deps.limiter, acting.visitor, "factor");
      await check(deps, acting, answer);
    },
  );
  const token = await renewSession(deps, acting);
  await noteDeed(deps, acting, "step-up", "allowed", { method });
  return { until: deps.now() + STEP_UP_MS, token };
}
