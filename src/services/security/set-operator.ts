import type { Clock } from "#ports/clock.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import type { Users } from "#ports/users.ts";
import { AppError } from "../app-error.ts";
import { normalizeEmail } from "../auth/normalize-email.ts";
import { systemEvent } from "./system-event.ts";

export type SetOperatorDeps = {
  readonly users: Pick<Users, "findByEmail" | "hasSecondFactor" | "setRole">;
  readonly security: SecurityRecorder;
  readonly clock: Clock;
};

/**
 * Makes somebody an operator, who sees what happens to everybody's security, or takes that back. It holds from their next
 * request on, and is taken down either way.
 * @throws AppError not-found for an address nobody has; refused for an operator to be without a second factor.
 */
export const setOperator = async (
  { users, security, clock }: SetOperatorDeps,
  request: { readonly email: string; readonly isOperator: boolean },
): Promise<void> => {
  const email = normalizeEmail(request.email);
  const user = await users.findByEmail(email);
  if (user === null) throw new AppError("not-found", `Nobody here has the address ${email}.`);
  if (request.isOperator && !(await users.hasSecondFactor(user.id))) {
    throw new AppError("refused", `${email} has no second factor. Add one on the Security page first.`);
  }
  const role = request.isOperator ? "operator" : "trader";
  // Written down first: nobody is an operator of whom the log does not know.
  await security.record(systemEvent("operator-made", { at: clock(), userId: user.id, facts: { role } }));
  await users.setRole(email, role);
};
