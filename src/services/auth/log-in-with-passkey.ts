import { saidBy } from "#domain/language/in-both.ts";
import type { PasskeyResponse } from "#ports/passkey-ceremonies.ts";
import { AppError } from "../app-error.ts";
import { noteEvent } from "../security/note-event.ts";
import { noteRefusal } from "../security/note-refusal.ts";
import { AUTH_REFUSALS } from "./auth-refusals.ts";
import { checkPasskey } from "./check-passkey.ts";
import { issueChallenge } from "./issue-challenge.ts";
import { limitNetwork } from "./limit-network.ts";
import type { SignInDeps } from "./sign-in-deps.ts";
import type { Visitor } from "./visitor.ts";

export type PasskeyLoginDeps = Pick<
  SignInDeps,
  "challenges" | "factors" | "ceremonies" | "limiter" | "security" | "now" | "newToken"
>;

/**
 * A login by passkey, which is both factors at once: its owner has it and was verified by it. Counted by network alone:
 * signatures cannot be guessed, and nobody may lock an owner out who has a passkey.
 */
export async function logInWithPasskey(
  deps: PasskeyLoginDeps,
  input: { readonly challenge: string; readonly response: PasskeyResponse; readonly visitor: Visitor },
): Promise<{ readonly kind: "ticket"; readonly ticket: string }> {
  const { visitor, challenge, response } = input;
  const method = "passkey";
  const userId = await noteRefusal(
    (outcome, facts) =>
      noteEvent(deps, visitor, { kind: "login", outcome, userId: null, facts: { ...facts, method } }),
    async () => {
      await limitNetwork(deps.limiter, visitor, "passkey-login");
      const known = await checkPasskey(deps, { kind: "passkey", userId: null, challenge, response, visitor });
      if (known !== null) return known.userId;
      throw new AppError(
        "unauthorized",
        saidBy(AUTH_REFUSALS, ({ unknownPasskey }) => unknownPasskey),
      );
    },
  );
  const ticket = await issueChallenge(deps, { kind: "ticket", userId, method });
  await noteEvent(deps, visitor, { kind: "login", outcome: "allowed", userId, facts: { method } });
  return { kind: "ticket", ticket };
}
