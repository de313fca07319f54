import { z } from "zod";
import { acting } from "../acting.ts";
import { checked } from "../checked.ts";
import { refuseWhileFrozen, requireStepUp, router, traderProcedure } from "../init.ts";
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

const nothing = z.void();

/** Where a code or a password is guessed: counted by the account, and never batched. */
const guessed = traderProcedure("auth");
const raising = traderProcedure("raise");
const lowering = traderProcedure("lower");
/** FORBIDDEN with the reason `step-up` without a factor of the last five minutes. */
const fresh = raising.use(requireStepUp);
/** As `fresh`, and FORBIDDEN with the reason `frozen` on the day after a reset. */
const risky = fresh.use(refuseWhileFrozen);

export const securityRouter = router({
  /** How this trader gets in, and where they are logged in. */
  overview: traderProcedure("read")
    .output(checked(securityViewSchema))
    .query(({ ctx }) => ctx.services.security.overview(acting(ctx))),

  /** What to ask of an authenticator before `stepUp`. Errors: UNPROCESSABLE_CONTENT (no passkey, or none at this address). */
  stepUpRequest: raising
    .output(checked(passkeyRequestSchema))
    .mutation(({ ctx }) => ctx.services.security.stepUpRequest(acting(ctx))),

  /**
   * Proves for five minutes who sits there; the session gets another token with it. Errors: BAD_REQUEST (field `code` or
   * `password`), NOT_FOUND (field `challenge`: too late), TOO_MANY_REQUESTS.
   */
  stepUp: guessed
    .input(stepUpInput)
    .output(checked(steppedUpSchema))
    .mutation(async ({ ctx, input }) => {
      const { token, ...answer } = await ctx.services.security.stepUp({ ...acting(ctx), ...input });
      await ctx.renewSession(token);
      return answer;
    }),

  /** A seed for an authenticator app, which counts once `confirmTotp` has seen a code. Errors: CONFLICT (one stands). */
  beginTotp: fresh
    .output(checked(totpEnrolmentSchema))
    .mutation(({ ctx }) => ctx.services.security.beginTotp(acting(ctx))),

  /**
   * The first code of the new app; answers ten backup codes, shown this once. Errors: BAD_REQUEST (field `code`),
   * CONFLICT (nothing to confirm), TOO_MANY_REQUESTS.
   */
  confirmTotp: guessed
    .use(requireStepUp)
    .input(totpCodeInput)
    .output(checked(backupCodesSchema))
    .mutation(async ({ ctx, input }) => {
      const { token, ...answer } = await ctx.services.security.confirmTotp({ ...acting(ctx), ...input });
      await ctx.renewSession(token);
      return answer;
    }),

  /** Removes the app and shreds its seed. Errors: NOT_FOUND, UNPROCESSABLE_CONTENT (the last factor beside a mainnet key). */
  removeTotp: risky
    .output(checked(nothing))
    .mutation(({ ctx }) => ctx.services.security.removeTotp(acting(ctx))),

  /** Ten new codes, shown this once; the old ones stop working. Errors: UNPROCESSABLE_CONTENT (reason `second-factor`). */
  newBackupCodes: fresh
    .output(checked(backupCodesSchema))
    .mutation(({ ctx }) => ctx.services.security.newBackupCodes(acting(ctx))),

  /** What to ask of an authenticator before `addPasskey`. Errors: UNPROCESSABLE_CONTENT (no passkeys at this address). */
  beginPasskey: fresh
    .output(checked(passkeyRequestSchema))
    .mutation(({ ctx }) => ctx.services.security.beginPasskey(acting(ctx))),

  /** Errors: BAD_REQUEST, NOT_FOUND (field `challenge`: too late), CONFLICT (known already). */
  addPasskey: fresh
    .input(addPasskeyInput)
    .output(checked(passkeyViewSchema))
    .mutation(async ({ ctx, input }) => {
      const { token, passkey } = await ctx.services.security.addPasskey({ ...acting(ctx), ...input });
      await ctx.renewSession(token);
      return passkey;
    }),

  /** Errors: NOT_FOUND, also for somebody else's; UNPROCESSABLE_CONTENT (the last factor beside a mainnet key). */
  removePasskey: risky
    .input(passkeyIdInput)
    .output(checked(nothing))
    .mutation(({ ctx, input }) => ctx.services.security.removePasskey({ ...acting(ctx), ...input })),

  /** Ends all other sessions. Errors: BAD_REQUEST (field `password`). */
  changePassword: fresh
    .input(changePasswordInput)
    .output(checked(nothing))
    .mutation(({ ctx, input }) => ctx.services.security.changePassword({ ...acting(ctx), ...input })),

  /**
   * Mails a link to the new address, which counts once it is followed; to one that has an account, word of that. The
   * answer is the same. Errors: BAD_REQUEST (field `email`), TOO_MANY_REQUESTS.
   */
  changeEmail: risky
    .input(emailInput)
    .output(checked(mailSentSchema))
    .mutation(async ({ ctx, input }) => {
      await ctx.services.security.changeEmail({ ...acting(ctx), newEmail: input.email });
      return { sent: true } as const;
    }),

  /** Ends one session at once. Errors: NOT_FOUND, also for somebody else's. */
  endSession: lowering
    .input(sessionIdInput)
    .output(checked(nothing))
    .mutation(({ ctx, input }) => ctx.services.security.endSession({ ...acting(ctx), ...input })),

  /** Ends every session but this one, at once. */
  endOtherSessions: lowering
    .output(checked(nothing))
    .mutation(({ ctx }) => ctx.services.security.endOtherSessions(acting(ctx))),

  /** What happened to this trader's account, the newest first. Errors: BAD_REQUEST (a cursor we did not give). */
  events: traderProcedure("read")
    .input(eventsInput)
    .output(checked(securityEventPageSchema))
    .query(({ ctx, input }) =>
      ctx.services.security.events({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),
});
