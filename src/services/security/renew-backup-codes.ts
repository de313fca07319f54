import { saidBy } from "#domain/language/in-both.ts";
import { showBackupCode } from "#domain/security/backup-code.ts";
import { AppError } from "../app-error.ts";
import type { SignInDeps } from "../auth/sign-in-deps.ts";
import type { Acting } from "./acting.ts";
import { makeBackupCodes } from "./make-backup-codes.ts";
import { SECURITY_REFUSALS } from "./security-refusals.ts";
import { type TellOfChangeDeps, tellOfChange } from "./tell-of-change.ts";

/** Ten new backup codes, shown this once; all old ones stop working. Refuses while there is no second factor to stand in for. */
export async function renewBackupCodes(
  deps: TellOfChangeDeps & Pick<SignInDeps, "factors" | "passwords" | "newToken">,
  acting: Acting,
): Promise<{ readonly codes: string[] }> {
  if (!acting.hasSecondFactor) {
    throw new AppError(
      "refused",
      saidBy(SECURITY_REFUSALS, ({ codesNeedFactor }) => codesNeedFactor),
      {
        reason: "second-factor",
      },
    );
  }
  const { codes, hashed } = await makeBackupCodes(deps);
  await deps.factors.setBackupCodes(acting.userId, hashed);
  await tellOfChange(deps, acting, "backup-codes-made", { codes: codes.length });
  return { codes: codes.map(showBackupCode) };
}
