import { partSchema } from "#services/ledger/part-schema.ts";
import { checked } from "../checked.ts";
import { router, traderProcedure } from "../init.ts";
import { readLedgerInput } from "../schemas/ledger.ts";

export const ledgerRouter = router({
  /**
   * Some of an account's history as the exchange lists it now, at most 400 entries of one list, or its free balance; at most
   * 60 times a minute. Amounts in sats, prices in half dollars. Errors: NOT_FOUND, also for somebody else's;
   * TOO_MANY_REQUESTS (retryAfter), SERVICE_UNAVAILABLE (the exchange or the worker did not answer).
   */
  read: traderProcedure("read")
    .input(readLedgerInput)
    .output(checked(partSchema))
    .query(({ ctx, input }) =>
      ctx.services.ledger.read({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),
});
