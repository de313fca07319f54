import { judgePermissions } from "#domain/accounts/judge-permissions.ts";
import type { AccountKeys } from "#ports/account-keys.ts";
import type { Clock, NewId } from "#ports/clock.ts";
import type { Exchanges } from "#ports/exchange.ts";
import type { ExchangeAccounts, StoredAccount } from "#ports/exchange-accounts.ts";
import type { Log } from "#ports/log.ts";
import type { Vault } from "#ports/vault.ts";
import { failureInWords, noteUnreadable } from "./note-unreadable.ts";
import { withExchange } from "./with-exchange.ts";

export type ValidateDeps = {
  readonly accounts: ExchangeAccounts;
  readonly accountKeys: Pick<AccountKeys, "noteValidation">;
  readonly vault: Vault;
  readonly exchanges: Exchanges;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
};

/** `refused`: we leave it alone from now on. `unreadable`: nothing was learned about the key itself. */
export type KeyVerdict =
  | { readonly kind: "accepted"; readonly permissions: readonly string[] }
  | { readonly kind: "refused" | "unauthorized" | "unreadable"; readonly reason: string };

const CAN_WITHDRAW =
  "This key can withdraw now. Nothing is done with it any more: replace it by one that cannot, and delete it at LN Markets.";

/**
 * Asks the exchange again what a stored key may do, and notes it. A key that can withdraw, or that cannot guard any more,
 * is refused from then on; one that is not accepted is noted as such and tried again.
 */
export const validateKey = (deps: ValidateDeps, account: StoredAccount): Promise<KeyVerdict> =>
  withExchange(
    deps,
    account,
    async (exchange): Promise<KeyVerdict> => {
      const at = deps.clock();
      const answer = await exchange.permissions();
      if (!answer.ok) {
        const reason = failureInWords(answer.failure);
        if (answer.failure.kind !== "unauthorized") return { kind: "unreadable", reason };
        await noteUnreadable(deps, account, answer.failure, at);
        return { kind: "unauthorized", reason };
      }
      const { canWithdraw, missing } = judgePermissions(answer.value);
      const isRefused = canWithdraw || missing.length > 0;
      await deps.accountKeys.noteValidation(account, { permissions: answer.value, isRefused, at });
      if (!isRefused) return { kind: "accepted", permissions: answer.value };
      return {
        kind: "refused",
        reason: canWithdraw ? CAN_WITHDRAW : `This key lacks ${missing.join(", ")} now. Replace it.`,
      };
    },
    "check",
  );
