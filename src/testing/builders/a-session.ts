import { randomBytes, randomUUID } from "node:crypto";
import type { ActiveSession, Session } from "#ports/sessions.ts";
import type { Doer } from "#services/security/acting.ts";

/** Noon of a day in November. */
export const LOGIN_TIME = Date.parse("2026-11-23T12:00:00Z");
const HOUR = 3_600_000;

/** A session that was just opened, by password alone. */
export const aSession = (userId: string, changes: Partial<Session> = {}): Session => ({
  tokenHash: randomBytes(32).toString("hex"),
  id: randomUUID(),
  userId,
  deviceId: null,
  label: null,
  network: null,
  method: "password",
  steppedUpAt: null,
  createdAt: LOGIN_TIME,
  lastSeenAt: LOGIN_TIME,
  expiresAt: LOGIN_TIME + 24 * HOUR,
  idleMs: 8 * HOUR,
  ...changes,
});

/** Whoever does something to their own account, from a place of documents. */
export const aDoer = (userId: string): Doer => ({
  userId,
  sessionId: randomUUID(),
  deviceId: randomUUID(),
  visitor: { network: "198.51.100.7" },
});

/** Somebody who is logged in. */
export const anActiveSession = (changes: Partial<ActiveSession> = {}): ActiveSession => ({
  userId: randomUUID(),
  email: "trader@axisor.local",
  role: "trader",
  sessionId: randomUUID(),
  deviceId: null,
  steppedUpAt: null,
  frozenUntil: null,
  hasSecondFactor: false,
  expiresAt: LOGIN_TIME + 24 * HOUR,
  ...changes,
});
