import { saidBy } from "#domain/language/in-both.ts";
import type { SignInDeps } from "../auth/sign-in-deps.ts";
import type { Acting } from "./acting.ts";
import { dropUselessCodes } from "./drop-useless-codes.ts";
import { keepAFactor } from "./keep-a-factor.ts";
import { SECURITY_REFUSALS } from "./security-refusals.ts";
import { type TellOfChangeDeps, tellOfChange } from "./tell-of-change.ts";

/** Removes the authenticator app and shreds its seed. Refuses with NOT_FOUND where there is none, and as `keepAFactor`. */
export async function removeTotp(
  deps: TellOfChangeDeps & Pick<SignInDeps, "factors" | "totpSeeds">,
  acting: Acting,
): Promise<void> {
  keepAFactor(
    await deps.factors.removeTotp(acting.userId),
    saidBy(SECURITY_REFUSALS, ({ noApp }) => noApp),
  );
  await deps.totpSeeds.forget(acting.userId);
  await dropUselessCodes(deps, acting.userId);
  await tellOfChange(deps, acting, "totp-removed");
}
