import type { Devices } from "#ports/devices.ts";
import type { Factors } from "#ports/factors.ts";
import type { LoginChallenges } from "#ports/login-challenges.ts";
import type { MailLinks, Mails } from "#ports/mails.ts";
import type { Sessions } from "#ports/sessions.ts";

/** The stores behind a login. */
export type SignInStores = {
  readonly devices: Devices;
  readonly challenges: LoginChallenges;
  readonly factors: Factors;
  readonly links: MailLinks;
  readonly mails: Mails;
  readonly sessions: Sessions;
  /** A new user's id. */
  addUser(): Promise<string>;
  /** Stores a mainnet key of the user's, who has a second factor; whether it was stored. */
  connectMainnet(userId: string): Promise<boolean>;
  makeOperator(userId: string): Promise<void>;
};
