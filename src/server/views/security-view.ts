import type { Passkey } from "#ports/factors.ts";
import type { SecurityState } from "#services/security/get-security.ts";
import type { PasskeyView, SecurityView } from "../trpc/schemas/sign-in.ts";

const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

export const passkeyView = (passkey: Passkey): PasskeyView => ({
  id: passkey.id,
  label: passkey.label,
  isBackedUp: passkey.isBackedUp,
  createdAt: iso(passkey.createdAt),
  lastUsedAt: isoOrNull(passkey.lastUsedAt),
});

/** How a trader gets in, as the API answers it: nothing in it opens anything. */
export const securityView = (state: SecurityState): SecurityView => ({
  email: state.email,
  passwordChangedAt: isoOrNull(state.passwordChangedAt),
  frozenUntil: isoOrNull(state.frozenUntil),
  totp: state.totpConfirmedAt === null ? null : { confirmedAt: iso(state.totpConfirmedAt) },
  backupCodesLeft: state.backupCodesLeft,
  passkeys: state.passkeys.map(passkeyView),
  arePasskeysAvailable: state.arePasskeysAvailable,
  sessions: state.sessions.map((session) => ({
    id: session.id,
    device: session.label,
    network: session.network,
    method: session.method,
    createdAt: iso(session.createdAt),
    lastUsedAt: iso(session.lastSeenAt),
    isThis: session.isThis,
  })),
  steppedUpUntil: isoOrNull(state.steppedUpUntil),
  stepUpMethods: [...state.stepUpMethods],
});
