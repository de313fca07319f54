import { publicProcedure, router } from "../init.ts";
import {
  answerFactorInput,
  choosePasswordInput,
  emailInput,
  linkDoneSchema,
  linkInput,
  linkViewSchema,
  logInInput,
  logInStepSchema,
  mailSentSchema,
  passkeyLoginInput,
  passkeyRequestInput,
  passkeyRequestSchema,
  ticketSchema,
} from "../schemas/sign-in.ts";

const procedure = publicProcedure.meta({ limit: "auth" });

export const authRouter = router({
  /** Mails a link that chooses the first password. Errors: BAD_REQUEST (field `email`), TOO_MANY_REQUESTS. */
  register: procedure
    .input(emailInput)
    .output(mailSentSchema)
    .mutation(({ ctx, input }) => ctx.services.signIn.register({ ...input, ip: ctx.ip })),

  /** Mails a link that chooses another password. Errors: BAD_REQUEST (field `email`), TOO_MANY_REQUESTS. */
  requestReset: procedure
    .input(emailInput)
    .output(mailSentSchema)
    .mutation(({ ctx, input }) => ctx.services.signIn.requestReset({ ...input, ip: ctx.ip })),

  /** What a link is for; leaves it usable. Errors: NOT_FOUND (used, expired or never sent). */
  readLink: procedure
    .input(linkInput)
    .output(linkViewSchema)
    .mutation(({ ctx, input }) => ctx.services.signIn.readLink({ ...input, ip: ctx.ip })),

  /** Uses the link. Errors: NOT_FOUND (field `token`), BAD_REQUEST (field `password`). */
  choosePassword: procedure
    .input(choosePasswordInput)
    .output(linkDoneSchema)
    .mutation(({ ctx, input }) => ctx.services.signIn.choosePassword({ ...input, ip: ctx.ip })),

  /** Uses the link. Errors: NOT_FOUND (field `token`), CONFLICT (somebody has the address by now). */
  confirmEmail: procedure
    .input(linkInput)
    .output(linkDoneSchema)
    .mutation(({ ctx, input }) => ctx.services.signIn.confirmEmail({ ...input, ip: ctx.ip })),

  /** The password step. Errors: UNAUTHORIZED (never which of the two is wrong), TOO_MANY_REQUESTS. */
  logIn: procedure
    .input(logInInput)
    .output(logInStepSchema)
    .mutation(({ ctx, input }) => ctx.services.signIn.logIn({ ...input, ip: ctx.ip })),

  /** The second step. Errors: BAD_REQUEST (field `code`), NOT_FOUND (field `challenge`: too late), TOO_MANY_REQUESTS. */
  answerFactor: procedure
    .input(answerFactorInput)
    .output(ticketSchema)
    .mutation(({ ctx, input }) => ctx.services.signIn.answerFactor({ ...input, ip: ctx.ip })),

  /** What to ask of an authenticator: as the second step of `challenge`, or of whoever has a passkey (null). */
  passkeyRequest: procedure
    .input(passkeyRequestInput)
    .output(passkeyRequestSchema)
    .mutation(({ ctx, input }) => ctx.services.signIn.passkeyRequest({ ...input, ip: ctx.ip })),

  /** A passkey is both factors. Errors: UNAUTHORIZED (unknown or not verified), NOT_FOUND (field `challenge`). */
  logInWithPasskey: procedure
    .input(passkeyLoginInput)
    .output(ticketSchema)
    .mutation(({ ctx, input }) => ctx.services.signIn.logInWithPasskey({ ...input, ip: ctx.ip })),
});
