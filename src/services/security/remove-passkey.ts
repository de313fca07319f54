import { saidBy } from "#domain/language/in-both.ts";
import type { SignInDeps } from "../auth/sign-in-deps.ts";
import type { Acting } from "./acting.ts";
import { dropUselessCodes } from "./drop-useless-codes.ts";
import { keepAFactor } from "./keep-a-factor.ts";
import { SECURITY_REFUSALS } from "./security-refusals.ts";
import { type TellOfChangeDeps, tellOfChange } from "./tell-of-change.ts";

/** Removes one of the trader's passkeys. Somebody else's and none at all are refused alike, with NOT_FOUND; the last one as `keepAFactor`. */
export async function removePasskey(
  deps: TellOfChangeDeps & Pick<SignInDeps, "factors">,
  input: Acting & { readonly id: string },
): Promise<void> {
  const { id, ...acting } = input;
  keepAFactor(
    await deps.factors.removePasskey(acting.userId, id),
    saidBy(SECURITY_REFUSALS, ({ noPasskeyOfThatName }) => noPasskeyOfThatName),
  );
  await dropUselessCodes(deps, acting.userId);
  await tellOfChange(deps, acting, "passkey-removed");
}
