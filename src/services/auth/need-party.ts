import { saidBy } from "#domain/language/in-both.ts";
import type { RelyingParty } from "#ports/passkey-ceremonies.ts";
import { AppError } from "../app-error.ts";
import { AUTH_REFUSALS } from "./auth-refusals.ts";
import type { Visitor } from "./visitor.ts";

/** For whom a passkey is asked here. Browsers make them for a name they reach over https, and for localhost. */
export function needParty({ party }: Pick<Visitor, "party">): RelyingParty {
  if (party !== null) return party;
  throw new AppError(
    "refused",
    saidBy(AUTH_REFUSALS, ({ needsName }) => needsName),
  );
}
