import type { BreachedPasswords } from "#ports/breached-passwords.ts";
import type { DeviceNames } from "#ports/device-names.ts";
import type { Devices } from "#ports/devices.ts";
import type { Factors } from "#ports/factors.ts";
import type { Log } from "#ports/log.ts";
import type { LoginChallenges } from "#ports/login-challenges.ts";
import type { MailLinks, Mails } from "#ports/mails.ts";
import type { PasskeyCeremonies } from "#ports/passkey-ceremonies.ts";
import type { PasswordDictionary } from "#ports/password-dictionary.ts";
import type { PasswordHasher } from "#ports/password-hasher.ts";
import type { PreferencesStore } from "#ports/preferences.ts";
import type { QrCodes } from "#ports/qr-codes.ts";
import type { AttemptCounter } from "#ports/rate-limiter.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import type { Sessions } from "#ports/sessions.ts";
import type { Totp } from "#ports/totp.ts";
import type { TotpSeeds } from "#ports/totp-seeds.ts";
import type { Users } from "#ports/users.ts";

/** Everything that getting in, and changing how to get in, stands on; each verb names the parts it uses. */
export type SignInDeps = {
  readonly users: Users;
  readonly sessions: Sessions;
  readonly devices: Devices;
  readonly challenges: LoginChallenges;
  readonly factors: Factors;
  readonly mailLinks: MailLinks;
  readonly mails: Mails;
  readonly preferences: PreferencesStore;
  readonly passwords: PasswordHasher;
  readonly dictionary: PasswordDictionary;
  /** Null where this installation asks nobody. */
  readonly breachedPasswords: BreachedPasswords | null;
  readonly totp: Totp;
  readonly totpSeeds: TotpSeeds;
  readonly ceremonies: PasskeyCeremonies;
  readonly qrCodes: QrCodes;
  readonly deviceNames: DeviceNames;
  readonly security: SecurityRecorder;
  /** Counts attempts; must not lose count when a process ends. */
  readonly limiter: AttemptCounter;
  /** What the tokens of links are made with; not in the database. */
  readonly linkKey: () => Uint8Array;
  readonly log: Log;
  readonly now: () => number;
  readonly newId: () => string;
  /** 256 random bits as text, base64url. */
  readonly newToken: () => string;
};
