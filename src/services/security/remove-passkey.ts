import { AppError } from "../app-error.ts";
import type { Acting } from "./acting.ts";
import { dropUselessCodes } from "./drop-useless-codes.ts";
import { type KeepAFactorDeps, keepAFactor } from "./keep-a-factor.ts";
import { type TellOfChangeDeps, tellOfChange } from "./tell-of-change.ts";

/** Removes one of the trader's passkeys. Somebody else's and none at all are refused alike, with NOT_FOUND; the last one as `keepAFactor`. */
export async function removePasskey(
  deps: TellOfChangeDeps & KeepAFactorDeps,
  input: Acting & { readonly id: string },
): Promise<void> {
  const { id, ...acting } = input;
  await keepAFactor(deps, acting.userId, { passkeyId: id });
  if (!(await deps.factors.removePasskey(acting.userId, id))) {
    throw new AppError("not-found", "You have no such passkey.");
  }
  await dropUselessCodes(deps, acting.userId);
  await tellOfChange(deps, acting, "passkey-removed");
}
