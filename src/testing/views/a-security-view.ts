import type {
  PasskeyView,
  SecurityEventView,
  SecurityView,
  SessionView,
} from "#server/trpc/schemas/sign-in.ts";
import { ago } from "./an-overview.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export const aPasskeyView = (change: Partial<PasskeyView> = {}): PasskeyView => ({
  id: "passkey-1",
  label: "Phone",
  isBackedUp: true,
  createdAt: ago(20 * DAY),
  lastUsedAt: ago(2 * HOUR),
  ...change,
});

export const aSessionView = (change: Partial<SessionView> = {}): SessionView => ({
  id: "55555555-5555-4555-8555-555555555555",
  device: "Firefox on Linux",
  network: "203.0.113.7",
  method: "password+totp",
  createdAt: ago(2 * HOUR),
  lastUsedAt: ago(3_000),
  isThis: true,
  ...change,
});

/** An account with an authenticator app, eight backup codes and no passkey, logged in here alone. */
export const aSecurityView = (change: Partial<SecurityView> = {}): SecurityView => ({
  email: "trader@axisor.local",
  passwordChangedAt: null,
  frozenUntil: null,
  totp: { confirmedAt: ago(30 * DAY) },
  backupCodesLeft: 8,
  passkeys: [],
  arePasskeysAvailable: true,
  sessions: [aSessionView()],
  steppedUpUntil: null,
  stepUpMethods: ["totp", "backup-code"],
  ...change,
});

export const aSecurityEventView = (change: Partial<SecurityEventView> = {}): SecurityEventView => ({
  seq: 1,
  at: ago(60_000),
  title: "Logged in",
  outcome: "allowed",
  severity: "info",
  device: "Firefox on Linux",
  network: "203.0.113.7",
  risk: 0,
  signals: [],
  ...change,
});
