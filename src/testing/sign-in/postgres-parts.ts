import type { Database } from "#adapters/postgres/open-database.ts";
import { createPostgresDevices } from "#adapters/postgres/postgres-devices.ts";
import { createPostgresFactors } from "#adapters/postgres/postgres-factors.ts";
import { createPostgresLoginChallenges } from "#adapters/postgres/postgres-login-challenges.ts";
import { createPostgresMailLinks } from "#adapters/postgres/postgres-mail-links.ts";
import { createPostgresMails } from "#adapters/postgres/postgres-mails.ts";
import { createPostgresPreferences } from "#adapters/postgres/postgres-preferences.ts";
import { createPostgresSessions } from "#adapters/postgres/postgres-sessions.ts";
import { createPostgresUsers } from "#adapters/postgres/postgres-users.ts";

/** The stores behind a login over a database, to be put in the place of the ones in memory. */
export const postgresParts = (db: Database) => ({
  users: createPostgresUsers(db),
  sessions: createPostgresSessions(db),
  devices: createPostgresDevices(db),
  challenges: createPostgresLoginChallenges(db),
  factors: createPostgresFactors(db),
  mailLinks: createPostgresMailLinks(db),
  mails: createPostgresMails(db, null),
  preferences: createPostgresPreferences(db),
});
