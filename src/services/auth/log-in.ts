import { saidBy } from "#domain/language/in-both.ts";
import type { User } from "#ports/users.ts";
import { AppError } from "../app-error.ts";
import { noteEvent } from "../security/note-event.ts";
import { noteRefusal } from "../security/note-refusal.ts";
import { AUTH_REFUSALS } from "./auth-refusals.ts";
import type { FactorMethod } from "./factor-answer.ts";
import { hashToken } from "./hash-token.ts";
import { issueChallenge } from "./issue-challenge.ts";
import { forgiveLogin, limitLogin } from "./limit-login.ts";
import { listFactors } from "./list-factors.ts";
import { needParty } from "./need-party.ts";
import { normalizeEmail } from "./normalize-email.ts";
import type { SignInDeps } from "./sign-in-deps.ts";
import { valueOrBusy } from "./value-or-busy.ts";
import type { Visitor } from "./visitor.ts";

export type LogInDeps = Pick<
  SignInDeps,
  | "users"
  | "devices"
  | "challenges"
  | "factors"
  | "passwords"
  | "security"
  | "limiter"
  | "now"
  | "newId"
  | "newToken"
>;

/** The next step of a login: a ticket for the session, or a second factor first. */
export type LogInStep =
  | { readonly kind: "ticket"; readonly ticket: string }
  | { readonly kind: "factor"; readonly challenge: string; readonly methods: FactorMethod[] };

/** Where nobody has the address, the same is looked up for nobody: the answer's time is the same. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

const findDevice = async (deps: LogInDeps, user: User | null, { deviceToken }: Visitor) =>
  deviceToken === null ? null : await deps.devices.find(user?.id ?? NOBODY, hashToken(deviceToken));

type Begun = { readonly userId: string; readonly deviceId: string | null; readonly createdAt: number };

/** After the right password: the session's ticket, or what else is asked. */
async function nextStep(deps: LogInDeps, { userId, ...rest }: Begun, visitor: Visitor): Promise<LogInStep> {
  const begun = { ...rest, userId, method: "password" } as const;
  const { isAsked, methods } = await listFactors(deps, userId, visitor);
  if (!isAsked) return { kind: "ticket", ticket: await issueChallenge(deps, { kind: "ticket", ...begun }) };
  // Nothing but passkeys, and none can be asked here: better said now than by a page without a way on.
  if (methods.length === 0) needParty(visitor);
  return { kind: "factor", challenge: await issueChallenge(deps, { kind: "factor", ...begun }), methods };
}

/**
 * The password step of a login. A wrong password and an unknown address are refused in the same words and in the same
 * time. Attempts are counted before the password is looked at, so racing ones count too; the right password clears them.
 */
export async function logIn(
  deps: LogInDeps,
  input: { readonly email: string; readonly password: string; readonly visitor: Visitor },
): Promise<LogInStep> {
  const { visitor } = input;
  const account = normalizeEmail(input.email);
  // Before the user is read: a password that is chosen while the old one is looked at ends what this begins.
  const createdAt = deps.now();
  const user = await deps.users.findByEmail(account);
  const deviceId = (await findDevice(deps, user, visitor))?.id ?? null;
  const attempt = { network: visitor.network, account, deviceId };
  const about = { kind: "login", userId: user?.id ?? null, deviceId } as const;
  await noteRefusal(
    (outcome, facts) =>
      noteEvent(deps, visitor, { ...about, outcome, facts: { ...facts, method: "password" } }),
    async () => {
      await limitLogin(deps.limiter, attempt);
      const isRight = valueOrBusy(await deps.passwords.verify(user?.passwordHash ?? null, input.password));
      if (user !== null && isRight) return;
      throw new AppError(
        "unauthorized",
        saidBy(AUTH_REFUSALS, ({ wrongPassword }) => wrongPassword),
      );
    },
  );
  if (user === null) throw new Error("a password matched where nobody has the address");
  await forgiveLogin(deps.limiter, attempt);
  const step = await nextStep(deps, { userId: user.id, deviceId, createdAt }, visitor);
  const facts = { method: "password", factorAsked: step.kind === "factor" };
  await noteEvent(deps, visitor, { ...about, outcome: "allowed", facts });
  return step;
}
