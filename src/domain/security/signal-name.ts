/** What makes an event risky. Names are stored with the event for good: add, never rename. */
export type SignalName =
  | "new-device"
  | "new-network"
  | "two-places"
  | "guessed-password"
  | "guessed-factor"
  | "change-after-reset"
  | "change-on-new-device"
  | "change-from-elsewhere"
  | "lock-taken-from-elsewhere"
  | "sudden-move"
  | "proof-from-elsewhere"
  | "change-without-proof"
  | "locks-changed"
  | "backup-code-from-elsewhere"
  | "factor-out-by-backup-code"
  | "unexplained-action"
  | "unexplained-again"
  | "decrypt-burst"
  | "id-probe"
  | "slow-id-probe"
  | "chain-broken"
  | "honeytoken";

/** What a signal tells of, independently of the other kinds. */
export type Witness = "device" | "place" | "guesses" | "reset" | "proof" | "locks" | "key" | "vault";
