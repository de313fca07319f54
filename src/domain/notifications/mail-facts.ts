/** What following a link does: choose the first password, choose another, or take another address. */
export type MailLinkPurpose = "register" | "reset" | "change-email";

/** A change of a factor, as its owner is told. */
export type FactorChange =
  | "totp-added"
  | "totp-removed"
  | "passkey-added"
  | "passkey-removed"
  | "backup-codes-made";

/** What happened to a stored exchange key. */
export type KeyChange = "key-connected" | "key-replaced" | "key-removed" | "key-refused" | "key-lacking";

/**
 * What a mail is about. Words are found when it is sent; a link's token is made then and stored nowhere. Times in epoch
 * milliseconds.
 */
export type MailFacts =
  | { readonly kind: "link"; readonly purpose: MailLinkPurpose; readonly linkId: string }
  /** Somebody tried to register an address that has an account. */
  | { readonly kind: "already-registered" }
  | {
      readonly kind: "new-device";
      readonly device: string;
      readonly network: string;
      readonly at: number;
    }
  | { readonly kind: "password-changed" | "password-reset"; readonly at: number }
  /** Told to the old address: asked for, and done. */
  | {
      readonly kind: "email-change-requested" | "email-changed";
      readonly to: string;
      readonly at: number;
    }
  | { readonly kind: "factor-changed"; readonly what: FactorChange; readonly at: number }
  | { readonly kind: "factor-attempts"; readonly failures: number; readonly at: number }
  | {
      readonly kind: "key-changed";
      readonly what: KeyChange;
      readonly label: string;
      readonly at: number;
    }
  | { readonly kind: "security-alert"; readonly title: string; readonly at: number };
