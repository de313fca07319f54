/**
 * What can happen to an account's security. Names are stored for good: add, never rename. The judgement of risk relies on
 * what each is taken to mean:
 * - `login` is the password step, or a passkey; `login-factor` the second step; whoever is at either is `nobody` yet, and
 *   `deviceId` is set where the browser is known to the account. `session-opened` is being in: by the user, with the
 *   session, the device and where from. `new-device` comes right before it where the browser is seen for the first time
 *   and the account has others. `facts.method` is how; `facts.device` is the browser in words, where it is known.
 * - `key-*` and the factors' kinds are also noted when they were refused; on the day after a reset what raises risk is
 *   `access-refused` with `facts.why` of `frozen`. That a fresh factor is asked for first is no refusal.
 * - `foreign-id`: a logged-in caller named what is not theirs; `userId` is the caller. Whether it is somebody else's or was
 *   never there is told to nobody, so not here either. `facts.asked` is the same for the same name.
 * - `unexplained-action`: the exchange carried something out with a key we hold, and no intent of ours explains it. What a
 *   trader does by hand on the exchange's own pages is no such event.
 * - `decrypt-burst`: credentials were opened far more often than usual; `facts.opened` in a minute against `facts.usual`.
 */
export type SecurityEventKind =
  // Logging in and out
  | "registered"
  | "login"
  | "login-factor"
  | "session-opened"
  | "logout"
  | "step-up"
  | "session-ended"
  | "new-device"
  | "reset-requested"
  | "password-reset"
  | "password-changed"
  | "email-change-requested"
  | "email-changed"
  // Factors
  | "totp-added"
  | "totp-removed"
  | "passkey-added"
  | "passkey-removed"
  | "backup-codes-made"
  | "backup-code-used"
  // Exchange credentials
  | "key-connected"
  | "key-replaced"
  | "key-removed"
  | "key-tested"
  | "key-refused"
  // What may put money at risk
  | "cap-raised"
  | "automation-armed"
  | "unexplained-action"
  // The panic switch
  | "panic-thrown"
  | "panic-lowered"
  | "panic-link-made"
  | "panic-link-used"
  | "panic-link-revoked"
  // Where the account is told, and by whom it can be asked
  | "channel-changed"
  // Who may throw it from elsewhere
  | "telegram-bound"
  | "telegram-unbound"
  // What was not let through
  | "access-refused"
  | "foreign-id"
  | "cron-refused"
  // The vault
  | "decrypt-burst"
  | "honeytoken-opened"
  | "vault-key-added"
  | "vault-key-promoted"
  | "vault-key-disabled"
  | "vault-key-destroyed"
  | "vault-rewrapped"
  // What was done about it, and by whom it is run
  | "chain-broken"
  | "risk-alert"
  | "alert-told"
  | "account-held"
  | "operator-made"
  | "operator-acted";

/** `allowed`: it was done. `refused`: somebody was told no. `failed`: it was tried and went wrong on our side. */
export type SecurityOutcome = "allowed" | "refused" | "failed";

/** Flat and small; never a secret, never a whole message. */
export type EventFacts = Readonly<Record<string, string | number | boolean | null>>;

/** Who acted: the user, an operator, we ourselves, or somebody who did not log in. */
export type SecurityActor = "user" | "operator" | "system" | "nobody";

/** From where: `network` is an IPv4 address or an IPv6 /64. All null where the system itself acted. */
export type EventPlace = {
  readonly network: string | null;
  readonly deviceId: string | null;
  readonly sessionId: string | null;
};

/** Something that happened. `userId` is whose account it is about, null where nobody is known; `at` in epoch milliseconds. */
export type SecurityEvent = EventPlace & {
  readonly at: number;
  readonly kind: SecurityEventKind;
  readonly outcome: SecurityOutcome;
  readonly userId: string | null;
  readonly actor: SecurityActor;
  readonly facts: EventFacts;
};
