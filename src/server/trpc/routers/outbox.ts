import { z } from "zod";
import { publicProcedure, router } from "../init.ts";
import { outboxMailSchema } from "../schemas/watching.ts";

export const outboxRouter = router({
  /** Mails that were not sent because this installation sends none, newest first. Errors: NOT_FOUND where it sends. */
  list: publicProcedure
    .meta({ limit: "read" })
    .output(z.array(outboxMailSchema))
    .query(({ ctx }) => ctx.services.outbox.list()),
});
