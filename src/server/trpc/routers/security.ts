import { router, traderProcedure } from "../init.ts";
import {
  addPasskeyInput,
  backupCodesSchema,
  changePasswordInput,
  emailInput,
  mailSentSchema,
  passkeyIdInput,
  passkeyRequestSchema,
  passkeyViewSchema,
  securityEventPageSchema,
  securityViewSchema,
  sessionIdInput,
  steppedUpSchema,
  stepUpInput,
  totpCodeInput,
  totpEnrolmentSchema,
} from "../schemas/sign-in.ts";
import { eventsInput } from "../schemas/watching.ts";

const raises = traderProcedure.meta({ limit: "raise" });
const lowers = traderProcedure.meta({ limit: "lower" });
const reads = traderProcedure.meta({ limit: "read" });

/** Whatever changes a factor, the password or the address is refused with the reason `step-up` without a fresh factor. */
export const securityRouter = router({
  /** How this trader gets in, and where they are logged in. */
  overview: reads
    .output(securityViewSchema)
    .query(({ ctx }) => ctx.services.security.overview({ userId: ctx.trader.userId })),

  /** What to ask of an authenticator before `stepUp`. */
  stepUpRequest: raises
    .output(passkeyRequestSchema)
    .mutation(({ ctx }) => ctx.services.security.stepUpRequest({ userId: ctx.trader.userId })),

  /** Proves who sits there, for five minutes. Errors: BAD_REQUEST (field `code` or `password`), TOO_MANY_REQUESTS. */
  stepUp: raises
    .input(stepUpInput)
    .output(steppedUpSchema)
    .mutation(({ ctx, input }) => ctx.services.security.stepUp({ ...input, userId: ctx.trader.userId })),

  /** A new seed, which counts once `confirmTotp` has seen a code of it. */
  beginTotp: raises
    .output(totpEnrolmentSchema)
    .mutation(({ ctx }) => ctx.services.security.beginTotp({ userId: ctx.trader.userId })),

  /** Errors: BAD_REQUEST (field `code`). */
  confirmTotp: raises
    .input(totpCodeInput)
    .output(backupCodesSchema)
    .mutation(({ ctx, input }) => ctx.services.security.confirmTotp({ ...input, userId: ctx.trader.userId })),

  removeTotp: raises.mutation(({ ctx }) => ctx.services.security.removeTotp({ userId: ctx.trader.userId })),

  /** Ten new ones; the old ones stop working. */
  newBackupCodes: raises
    .output(backupCodesSchema)
    .mutation(({ ctx }) => ctx.services.security.newBackupCodes({ userId: ctx.trader.userId })),

  /** What to ask of an authenticator before `addPasskey`. */
  beginPasskey: raises
    .output(passkeyRequestSchema)
    .mutation(({ ctx }) => ctx.services.security.beginPasskey({ userId: ctx.trader.userId })),

  addPasskey: raises
    .input(addPasskeyInput)
    .output(passkeyViewSchema)
    .mutation(({ ctx, input }) => ctx.services.security.addPasskey({ ...input, userId: ctx.trader.userId })),

  /** Errors: NOT_FOUND, also for somebody else's. */
  removePasskey: raises
    .input(passkeyIdInput)
    .mutation(({ ctx, input }) =>
      ctx.services.security.removePasskey({ ...input, userId: ctx.trader.userId }),
    ),

  /** Errors: BAD_REQUEST (field `password`). */
  changePassword: raises
    .input(changePasswordInput)
    .mutation(({ ctx, input }) =>
      ctx.services.security.changePassword({ ...input, userId: ctx.trader.userId }),
    ),

  /** Mails a link to the new address, which counts once it is followed. Errors: BAD_REQUEST (field `email`). */
  changeEmail: raises
    .input(emailInput)
    .output(mailSentSchema)
    .mutation(({ ctx, input }) => ctx.services.security.changeEmail({ ...input, userId: ctx.trader.userId })),

  /** Errors: NOT_FOUND, also for somebody else's. */
  endSession: lowers
    .input(sessionIdInput)
    .mutation(({ ctx, input }) => ctx.services.security.endSession({ ...input, userId: ctx.trader.userId })),

  endOtherSessions: lowers.mutation(({ ctx }) =>
    ctx.services.security.endOtherSessions({ userId: ctx.trader.userId }),
  ),

  /** What happened to this account's security, newest first. Errors: BAD_REQUEST (a cursor we did not give). */
  events: reads
    .input(eventsInput)
    .output(securityEventPageSchema)
    .query(({ ctx, input }) => ctx.services.security.events({ ...input, userId: ctx.trader.userId })),
});
