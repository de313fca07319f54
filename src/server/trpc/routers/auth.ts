import { z } from "zod";
import { publicProcedure, router } from "../init.ts";
import { registerInput } from "../schemas/inputs.ts";

export const authRouter = router({
  /**
   * Makes a user who can log in; does not log in.
   * Errors: BAD_REQUEST (field `email` or `password`), CONFLICT (field `email`: taken), TOO_MANY_REQUESTS.
   */
  register: publicProcedure("auth")
    .input(registerInput)
    .output(z.object({ userId: z.uuid() }))
    .mutation(({ ctx, input }) => ctx.services.auth.register({ ...input, ip: ctx.ip })),
});
