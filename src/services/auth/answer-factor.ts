import { saidBy } from "#domain/language/in-both.ts";
import type { LoginChallenge } from "#ports/login-challenges.ts";
import { AppError } from "../app-error.ts";
import { noteEvent } from "../security/note-event.ts";
import { noteRefusal } from "../security/note-refusal.ts";
import { AUTH_REFUSALS } from "./auth-refusals.ts";
import { type CheckFactorDeps, checkFactor } from "./check-factor.ts";
import type { FactorAnswer, FactorMethod } from "./factor-answer.ts";
import { hashToken } from "./hash-token.ts";
import { isOutdated } from "./is-outdated.ts";
import { issueChallenge } from "./issue-challenge.ts";
import { limitNetwork } from "./limit-network.ts";
import type { SignInDeps } from "./sign-in-deps.ts";
import type { Visitor } from "./visitor.ts";

export type AnswerFactorDeps = CheckFactorDeps & Pick<SignInDeps, "newToken">;

type Answered = { readonly challenge: string; readonly answer: FactorAnswer; readonly visitor: Visitor };

const tooLate = (): AppError =>
  new AppError(
    "not-found",
    saidBy(AUTH_REFUSALS, ({ tooLate }) => tooLate),
    { field: "challenge" },
  );

/** Refused in words that fit the form: a wrong code is typed again. */
export const wrongFactor = (answer: FactorAnswer): AppError =>
  answer.kind === "passkey"
    ? new AppError(
        "bad-input",
        saidBy(AUTH_REFUSALS, ({ wrongPasskey }) => wrongPasskey),
      )
    : new AppError(
        "bad-input",
        saidBy(AUTH_REFUSALS, ({ wrongCode }) => wrongCode),
        {
          field: "code",
        },
      );

async function begunBy(
  deps: AnswerFactorDeps,
  challenge: string,
): Promise<LoginChallenge & { userId: string }> {
  const begun = await deps.challenges.find(hashToken(challenge), "factor", deps.now());
  const user = begun?.userId == null ? null : await deps.users.find(begun.userId);
  if (begun === null || user === null || isOutdated(begun, user)) throw tooLate();
  return { ...begun, userId: user.id };
}

/** The factor first, then the step it completes: whoever loses either race gets no ticket. */
async function completed(
  deps: AnswerFactorDeps,
  { userId, deviceId }: Pick<LoginChallenge, "deviceId"> & { readonly userId: string },
  { challenge, answer, visitor }: Answered,
): Promise<FactorMethod> {
  const method = await checkFactor(deps, { userId, deviceId, answer, passkeyKind: "passkey", visitor });
  if (method === null) throw wrongFactor(answer);
  if ((await deps.challenges.take(hashToken(challenge), "factor", deps.now())) === null) throw tooLate();
  return method;
}

/** The second step of a login, after the right password: a ticket for the right factor, a refusal for any other. */
export async function answerFactor(
  deps: AnswerFactorDeps,
  input: Answered,
): Promise<{ readonly kind: "ticket"; readonly ticket: string }> {
  const { visitor, answer } = input;
  await limitNetwork(deps.limiter, visitor, "factor");
  const begun = await begunBy(deps, input.challenge);
  const { userId, deviceId } = begun;
  const about = { kind: "login-factor", userId, deviceId } as const;
  const method = await noteRefusal(
    (outcome, facts) =>
      noteEvent(deps, visitor, { ...about, outcome, facts: { ...facts, method: answer.kind } }),
    () => completed(deps, begun, input),
  );
  const ticket = await issueChallenge(deps, {
    kind: "ticket",
    userId,
    deviceId,
    method: `password+${method}`,
    createdAt: begun.createdAt,
  });
  await noteEvent(deps, visitor, { ...about, outcome: "allowed", facts: { method } });
  return { kind: "ticket", ticket };
}
