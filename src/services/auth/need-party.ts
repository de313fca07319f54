import type { RelyingParty } from "#ports/passkey-ceremonies.ts";
import { AppError } from "../app-error.ts";
import type { Visitor } from "./visitor.ts";

/** For whom a passkey is asked here. Browsers make them for a name they reach over https, and for localhost. */
export function needParty({ party }: Pick<Visitor, "party">): RelyingParty {
  if (party !== null) return party;
  throw new AppError(
    "refused",
    "Passkeys need https and a name, or localhost. Open Axisor there, or use another factor.",
  );
}
