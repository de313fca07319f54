import { z } from "zod";
import { LEDGER_LISTS } from "#domain/ledger/ledger-page.ts";

/** What to read of an account's history: some of one list from a cursor on, or the balance. */
export const readLedgerInput = z.strictObject({
  accountId: z.uuid(),
  step: z.enum(["balance", ...LEDGER_LISTS]),
  /** As the last answer of the same list gave it; null for the newest. */
  cursor: z.string().min(1).max(100).nullable(),
});
