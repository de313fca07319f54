import type { Network } from "./exchange.ts";
import type { StoredAccount } from "./exchange-accounts.ts";
import type { SealedSecret } from "./vault.ts";

/** The keys of exchange accounts, and what is known of what they may do. */
export interface AccountKeys {
  /**
   * Puts another key of the same exchange account in the place of revision `from`, in one step: whoever has the old one
   * open goes on with it, everybody else opens the new one. `changed` when somebody else was faster, `gone` when the
   * account is not this user's, `no-factor` when it is one of mainnet and its owner has no second factor by then.
   */
  replaceCredential(
    account: { readonly userId: string; readonly id: string },
    replacement: {
      readonly from: number;
      readonly credential: SealedSecret;
      readonly keyLastFour: string;
      readonly permissions: readonly string[];
      readonly at: number;
    },
  ): Promise<"replaced" | "changed" | "gone" | "no-factor">;
  /** Gives an account another name. False when it is not this user's. */
  rename(userId: string, accountId: string, label: string): Promise<boolean>;
  /** Accounts whose keys are to be validated again by `at`, the longest overdue first; each is put off by `holdMs`. */
  claimStale(network: Network, at: number, limit: number, holdMs: number): Promise<readonly StoredAccount[]>;
  /**
   * Notes what the exchange says that a key may do, and when it is to be asked again. A key `refused` for it is left alone
   * from then on; one that is `accepted` is used again, whatever was thought of it, and read at once; one that is `lacking`
   * stays what it was. Changes nothing where another key took its place; an acceptance that was asked for before the last
   * verdict takes nothing back.
   */
  noteValidation(
    account: Pick<StoredAccount, "id" | "credentialRevision">,
    validation: {
      readonly permissions: readonly string[];
      readonly verdict: "accepted" | "lacking" | "refused";
      readonly at: number;
      readonly nextAt: number;
    },
  ): Promise<void>;
}
