import { checked } from "../checked.ts";
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

/** Each counts its own attempts, and none is ever batched. */
const atTheDoor = publicProcedure("auth");
const SENT = { sent: true } as const;

export const authRouter = router({
  /**
   * Mails a link that chooses the first password; to an address that has an account, word of that. The answer is the
   * same. Errors: BAD_REQUEST (field `email`), TOO_MANY_REQUESTS.
   */
  register: atTheDoor
    .input(emailInput)
    .output(checked(mailSentSchema))
    .mutation(async ({ ctx, input }) => {
      await ctx.services.auth.register({ ...input, visitor: ctx.visitor });
      return SENT;
    }),

  /**
   * Mails a link that chooses another password, if the address has an account. The answer is the same.
   * Errors: BAD_REQUEST (field `email`), TOO_MANY_REQUESTS.
   */
  requestReset: atTheDoor
    .input(emailInput)
    .output(checked(mailSentSchema))
    .mutation(async ({ ctx, input }) => {
      await ctx.services.auth.requestReset({ ...input, visitor: ctx.visitor });
      return SENT;
    }),

  /**
   * What a link is for and whom it was sent to; leaves it usable. A mutation, because what a query is given stands in
   * its address. Errors: NOT_FOUND (field `token`: used, too old or never sent).
   */
  readLink: atTheDoor
    .input(linkInput)
    .output(checked(linkViewSchema))
    .mutation(({ ctx, input }) => ctx.services.auth.readLink({ ...input, visitor: ctx.visitor })),

  /**
   * Uses a link to choose a password; does not log in. A refused password leaves the link usable.
   * Errors: NOT_FOUND (field `token`), BAD_REQUEST (field `password`), CONFLICT (the address has an account by now).
   */
  choosePassword: atTheDoor
    .input(choosePasswordInput)
    .output(checked(linkDoneSchema))
    .mutation(({ ctx, input }) => ctx.services.auth.choosePassword({ ...input, visitor: ctx.visitor })),

  /**
   * Uses a link that was sent to a new address. Sessions stay.
   * Errors: NOT_FOUND (field `token`), CONFLICT (the address has an account of its own by now).
   */
  confirmEmail: atTheDoor
    .input(linkInput)
    .output(checked(linkDoneSchema))
    .mutation(({ ctx, input }) => ctx.services.auth.confirmEmail({ ...input, visitor: ctx.visitor })),

  /**
   * The password step of a login: a ticket for the session, or what else is asked.
   * Errors: UNAUTHORIZED (never which of the two is wrong), TOO_MANY_REQUESTS, SERVICE_UNAVAILABLE (many log in now).
   */
  logIn: atTheDoor
    .input(logInInput)
    .output(checked(logInStepSchema))
    .mutation(({ ctx, input }) => ctx.services.auth.logIn({ ...input, visitor: ctx.visitor })),

  /**
   * The second step of a login. Errors: BAD_REQUEST (field `code`), NOT_FOUND (field `challenge`: too late),
   * TOO_MANY_REQUESTS, SERVICE_UNAVAILABLE (codes cannot be checked now).
   */
  answerFactor: atTheDoor
    .input(answerFactorInput)
    .output(checked(ticketSchema))
    .mutation(({ ctx, input }) => ctx.services.auth.answerFactor({ ...input, visitor: ctx.visitor })),

  /**
   * What to ask of an authenticator: as the second step of `challenge`, or, with null, of whoever has a passkey.
   * Errors: NOT_FOUND (field `challenge`), UNPROCESSABLE_CONTENT (no passkeys at this address), TOO_MANY_REQUESTS.
   */
  passkeyRequest: atTheDoor
    .input(passkeyRequestInput)
    .output(checked(passkeyRequestSchema))
    .mutation(({ ctx, input }) => ctx.services.auth.passkeyRequest({ ...input, visitor: ctx.visitor })),

  /**
   * A passkey alone, which is both factors. Errors: UNAUTHORIZED (unknown, or not signed as it should be), NOT_FOUND
   * (field `challenge`: too late), TOO_MANY_REQUESTS.
   */
  logInWithPasskey: atTheDoor
    .input(passkeyLoginInput)
    .output(checked(ticketSchema))
    .mutation(({ ctx, input }) => ctx.services.auth.logInWithPasskey({ ...input, visitor: ctx.visitor })),
});
