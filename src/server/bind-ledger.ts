import { askLedgerPart } from "#services/ledger/ask-ledger-part.ts";
import type { Services } from "./trpc/services.ts";
import type { Wired } from "./wired.ts";

/** The reading of an account's history, with its ports in hand. */
export const bindLedger = (wired: Wired): Services["ledger"] => ({
  read: ({ userId, accountId, step, cursor }) => askLedgerPart(wired, { userId, accountId, step, cursor }),
});
