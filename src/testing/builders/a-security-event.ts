import type { SecurityEvent } from "#domain/security/security-event.ts";
import { LOGIN_TIME } from "./a-session.ts";

export const HOME = "203.0.113.7";
export const ABROAD = "198.51.100.23";

/** A trader's login at home that was let through. */
export const aSecurityEvent = (changes: Partial<SecurityEvent> = {}): SecurityEvent => ({
  at: LOGIN_TIME,
  kind: "login",
  outcome: "allowed",
  userId: "6f9619ff-8b86-4011-b42d-00c04fc964ff",
  actor: "user",
  network: HOME,
  deviceId: null,
  sessionId: null,
  facts: {},
  ...changes,
});
