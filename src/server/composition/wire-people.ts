import { createFiatRates, noFiatRates } from "#adapters/bcb/create-fiat-rates.ts";
import { createDeviceNames } from "#adapters/bowser/create-device-names.ts";
import { createBreachedPasswords } from "#adapters/hibp/create-breached-passwords.ts";
import { createPaperCounter } from "#adapters/paper/create-paper-counter.ts";
import type { Database } from "#adapters/postgres/open-database.ts";
import { createPostgresAccountRules } from "#adapters/postgres/postgres-account-rules.ts";
import { createPostgresAutomations } from "#adapters/postgres/postgres-automations.ts";
import { createPostgresCrossGuards } from "#adapters/postgres/postgres-cross-guards.ts";
import { createPostgresCrossPositions } from "#adapters/postgres/postgres-cross-positions.ts";
import { createPostgresDevices } from "#adapters/postgres/postgres-devices.ts";
import { createPostgresExits } from "#adapters/postgres/postgres-exits.ts";
import { createPostgresFactors } from "#adapters/postgres/postgres-factors.ts";
import { createPostgresLoginChallenges } from "#adapters/postgres/postgres-login-challenges.ts";
import { createPostgresMailLinks } from "#adapters/postgres/postgres-mail-links.ts";
import { createPostgresPreferences } from "#adapters/postgres/postgres-preferences.ts";
import { createPostgresSecurityLog } from "#adapters/postgres/postgres-security-log.ts";
import { createPostgresSessions } from "#adapters/postgres/postgres-sessions.ts";
import { createPostgresUsers } from "#adapters/postgres/postgres-users.ts";
import { createPasskeyCeremonies } from "#adapters/simplewebauthn/create-passkey-ceremonies.ts";
import { createQrCodes } from "#adapters/uqr/create-qr-codes.ts";
import { createPasswordDictionary } from "#adapters/zxcvbn/create-password-dictionary.ts";
import { createLastSessions, forgettingSessions } from "../last-known/last-sessions.ts";
import type { WiringOptions } from "./wiring-options.ts";

/** Who was behind a session a moment ago goes with the sessions: what ends one here empties that memory. */
const wireSessions = ({ clock }: Pick<WiringOptions, "clock">, db: Database) => {
  const lastSessions = createLastSessions({ elapsed: () => performance.now(), clock });
  return { lastSessions, sessions: forgettingSessions(createPostgresSessions(db), lastSessions) };
};

/** The stores and makers that people and their ways in stand on. */
export const wirePeople = (options: WiringOptions, db: Database) => ({
  users: createPostgresUsers(db),
  ...wireSessions(options, db),
  devices: createPostgresDevices(db),
  challenges: createPostgresLoginChallenges(db),
  factors: createPostgresFactors(db),
  mailLinks: createPostgresMailLinks(db),
  ceremonies: createPasskeyCeremonies(),
  qrCodes: createQrCodes(),
  deviceNames: createDeviceNames(),
  dictionary: createPasswordDictionary(),
  breachedPasswords:
    options.breachedPasswordsUrl === undefined
      ? null
      : createBreachedPasswords({ baseUrl: options.breachedPasswordsUrl }),
  fiatRates:
    options.fiatRatesUrl === undefined
      ? noFiatRates
      : createFiatRates({ url: options.fiatRatesUrl, clock: options.clock, log: options.log }),
  paperCounter: options.paperCounter === undefined ? null : createPaperCounter(options.paperCounter),
  automations: createPostgresAutomations(db),
  exits: createPostgresExits(db),
  rules: createPostgresAccountRules(db),
  crossPositions: createPostgresCrossPositions(db),
  crossGuards: createPostgresCrossGuards(db),
  preferences: createPostgresPreferences(db),
  securityLog: createPostgresSecurityLog(db),
});
