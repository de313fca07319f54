import { stagedBench } from "./bench.ts";
import { openStage } from "./engine/open-stage.ts";
import { enumeration } from "./sign-in/measure-enumeration.ts";
import { loggingIn } from "./sign-in/measure-logins.ts";

/** What a login costs, and what its time gives away. */
export const signIn = stagedBench({
  name: "sign-in",
  about: "what a login costs beside its hash, and whether its time tells who has an account",
  parts: () => [loggingIn, enumeration],
  open: () => openStage(),
  stop: (stage) => stage.stop(),
});
