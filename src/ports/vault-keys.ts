/**
 * The life of a key-encryption key. `pre-active`: handed out, seals nothing yet. `primary`: seals; there is one.
 * `decrypt-only`: opens what it sealed. `disabled`: opens nothing. `destroyed`: its bytes are gone.
 */
export type KeyState = "pre-active" | "primary" | "decrypt-only" | "disabled" | "destroyed";
