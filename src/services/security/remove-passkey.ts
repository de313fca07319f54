import { AppError } from "../app-error.ts";
import type { SignInDeps } from "../auth/sign-in-deps.ts";
import type { Acting } from "./acting.ts";
import { dropUselessCodes } from "./drop-useless-codes.ts";
import { type TellOfChangeDeps, tellOfChange } from "./tell-of-change.ts";

/** Removes one of the trader's passkeys. Somebody else's and none at all are refused alike, with NOT_FOUND. */
export async function removePasskey(
  deps: TellOfChangeDeps & Pick<SignInDeps, "factors">,
  input: Acting & { readonly id: string },
): Promise<void> {
  const { id, ...acting } = input;
  if (!(await deps.factors.removePasskey(acting.userId, id))) {
    throw new AppError("not-found", "You have no such passkey.");
  }
  await dropUselessCodes(deps, acting.userId);
  await tellOfChange(deps, acting, "passkey-removed");
}
