import { randomUUID } from "node:crypto";
import { SIGNALS } from "#domain/security/judge-risk.ts";
import type { LoggedEvent } from "#domain/security/logged-event.ts";
import type { SecurityEvent } from "#domain/security/security-event.ts";
import { createOpeningMeter } from "#services/security/create-opening-meter.ts";
import { createSecurityRecorder } from "#services/security/create-security-recorder.ts";
import type { SweepDeps } from "#services/security/sweep-security.ts";
import { aSecurityEvent } from "../builders/a-security-event.ts";
import { aSession, LOGIN_TIME } from "../builders/a-session.ts";
import { FakeMails } from "../fakes/fake-mails.ts";
import { FakeSecurityLog } from "../fakes/fake-security-log.ts";
import { FakeSessions } from "../fakes/fake-sessions.ts";
import { FakeUsers } from "../fakes/fake-users.ts";
import { aLog } from "../server/a-log.ts";
import { addGuarded } from "../stores/guarded-position.ts";
import { openModelStores } from "../stores/open-model-stores.ts";

/** Everything that notes, judges and answers security events, in memory and on a clock that is moved. */
export const openSecurityDesk = async (start = LOGIN_TIME, signals = SIGNALS) => {
  let now = start;
  const users = new FakeUsers();
  const stores = await openModelStores();
  const sessions = new FakeSessions(users);
  const mails = new FakeMails();
  const securityLog = new FakeSecurityLog();
  const openings = createOpeningMeter();
  const { log, lines } = aLog();
  const parts = {
    users,
    sessions,
    mails,
    securityLog,
    automations: stores.automations,
    log,
    clock: () => now,
  };
  const security = createSecurityRecorder(parts, signals);
  const deps: SweepDeps = { ...parts, security, openings };
  const addUser = async (): Promise<string> => {
    const id = randomUUID();
    await users.create({ id, email: `${id}@axisor.local`, passwordHash: "none", createdAt: now });
    return id;
  };
  return {
    deps,
    users,
    sessions,
    mails,
    securityLog,
    openings,
    automations: stores.automations,
    lines,
    addUser,
    pass: (ms: number) => {
      now += ms;
    },
    setClock: (at: number) => {
      now = at;
    },
    record: (changes: Partial<SecurityEvent>) => security.record(aSecurityEvent({ at: now, ...changes })),
    events: (): readonly LoggedEvent[] => [...securityLog.rows.values()].map(({ event }) => event),
    /** A trader with a session and a guarded position. */
    addTrader: async (): Promise<string> => {
      const { userId } = await addGuarded({ ...stores, addUser });
      await sessions.create(aSession(userId, { createdAt: now, lastSeenAt: now }), now);
      return userId;
    },
  };
};

export type SecurityDesk = Awaited<ReturnType<typeof openSecurityDesk>>;
