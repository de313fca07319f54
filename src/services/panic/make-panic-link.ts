import { saidBy } from "#domain/language/in-both.ts";
import type { PanicLink } from "#ports/panic.ts";
import { AppError } from "../app-error.ts";
import { hashToken } from "../auth/hash-token.ts";
import type { Doer } from "../security/acting.ts";
import { noteDeed } from "../security/note-event.ts";
import type { PanicDeps } from "./panic-deps.ts";
import { PANIC_REFUSALS } from "./panic-refusals.ts";

/** A link lies in a drawer until it is needed, but not for ever. */
const LIFE_MS = 180 * 24 * 3_600_000;
const MOST_LINKS = 5;

/**
 * Makes a link that can throw the panic switch once, by whoever holds it. Its token, 32 random bytes, is told this once;
 * only a digest is stored.
 * @throws AppError conflict while five still serve.
 */
export const makePanicLink = async (
  deps: Pick<PanicDeps, "panicLinks" | "security" | "clock" | "newId" | "newToken">,
  by: Doer,
  label: string,
): Promise<{ readonly link: PanicLink; readonly token: string }> => {
  const { userId } = by;
  const [token, createdAt] = [deps.newToken(), deps.clock()];
  const link: PanicLink = {
    id: deps.newId(),
    userId,
    digest: hashToken(token),
    label,
    createdAt,
    expiresAt: createdAt + LIFE_MS,
    usedAt: null,
    revokedAt: null,
  };
  if (!(await deps.panicLinks.create(link, MOST_LINKS))) {
    throw new AppError(
      "conflict",
      saidBy(PANIC_REFUSALS, ({ tooManyLinks }) => tooManyLinks(MOST_LINKS)),
    );
  }
  const facts = { linkId: link.id };
  await noteDeed({ security: deps.security, now: deps.clock }, by, "panic-link-made", "allowed", facts);
  return { link, token };
};
