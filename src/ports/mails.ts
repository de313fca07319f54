/** What following a link does: choose the first password, choose another, or take another address. */
export type MailLinkPurpose = "register" | "reset" | "change-email";

/** A link that was sent. Its token is made from `id` and a secret outside the database. Times in epoch milliseconds. */
export type MailLink = {
  readonly id: string;
  readonly purpose: MailLinkPurpose;
  /** The address it was sent to, as stored. */
  readonly email: string;
  /** Null where nobody has the address yet. */
  readonly userId: string | null;
  readonly createdAt: number;
  readonly expiresAt: number;
};

export interface MailLinks {
  create(link: MailLink): Promise<void>;
  /** A living one, left where it is; null otherwise. */
  find(id: string, at: number): Promise<MailLink | null>;
  /** Takes a living one out, with every other one of its purpose for the same address. One of many callers gets it. */
  take(id: string, at: number): Promise<MailLink | null>;
}

/** What a mail is about. Words are found when it is sent; a link's token is made then and stored nowhere. */
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
  | { readonly kind: "email-changed"; readonly to: string; readonly at: number }
  | {
      readonly kind: "factor-changed";
      readonly what:
        | "totp-added"
        | "totp-removed"
        | "passkey-added"
        | "passkey-removed"
        | "backup-codes-made";
      readonly at: number;
    }
  | { readonly kind: "factor-attempts"; readonly failures: number; readonly at: number }
  | {
      readonly kind: "key-changed";
      readonly what: "key-connected" | "key-replaced" | "key-removed" | "key-refused";
      readonly label: string;
      readonly at: number;
    }
  | { readonly kind: "security-alert"; readonly title: string; readonly at: number };

export type Mail = {
  readonly id: string;
  readonly to: string;
  readonly userId: string | null;
  readonly facts: MailFacts;
  readonly createdAt: number;
};

/** Mail that is to be sent, in the order it was written. */
export interface Mails {
  /** A mail whose id is there already is the same mail, and is not written again. */
  write(mail: Mail): Promise<void>;
  /** The newest, at most `limit`. For whoever runs an installation that sends none, and for tests. */
  newest(limit: number): Promise<readonly Mail[]>;
}
