import type { LoginMethod } from "./users.ts";

/**
 * `factor`: the password was right, a second factor is to follow. `ticket`: everything was right, the session may be
 * opened. `passkey`: an authenticator is to sign, whoever it is. `step-up` and `enrol`: the same for somebody logged in.
 */
export type ChallengeKind = "factor" | "ticket" | "passkey" | "step-up" | "enrol";

/** A step that was begun. `tokenHash` is the SHA-256 of what the browser holds. Times in epoch milliseconds. */
export type LoginChallenge = {
  readonly tokenHash: string;
  readonly kind: ChallengeKind;
  readonly userId: string | null;
  readonly deviceId: string | null;
  /** What an authenticator has to sign, base64url; null where none is asked. */
  readonly passkeyChallenge: string | null;
  readonly method: LoginMethod | null;
  readonly createdAt: number;
  readonly expiresAt: number;
};

export interface LoginChallenges {
  create(challenge: LoginChallenge): Promise<void>;
  /** A living one of this kind, left where it is; null otherwise. */
  find(tokenHash: string, kind: ChallengeKind, at: number): Promise<LoginChallenge | null>;
  /** Takes a living one out: of many who try, one gets it and everybody else null. */
  take(tokenHash: string, kind: ChallengeKind, at: number): Promise<LoginChallenge | null>;
}
