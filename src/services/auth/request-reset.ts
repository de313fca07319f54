import type { RateRule } from "#ports/rate-limiter.ts";
import { writeMail, writeMailForNobody } from "../mail/write-mail.ts";
import { noteEvent } from "../security/note-event.ts";
import { takeOrRefuse } from "../take-or-refuse.ts";
import { limitNetwork } from "./limit-network.ts";
import { normalizeEmail } from "./normalize-email.ts";
import type { SignInDeps } from "./sign-in-deps.ts";
import type { Visitor } from "./visitor.ts";

export type RequestResetDeps = Pick<
  SignInDeps,
  "users" | "mailLinks" | "mails" | "limiter" | "security" | "now" | "newId"
>;

const HOUR_MS = 60 * 60_000;
const LINK_MS = HOUR_MS / 2;
const PER_ACCOUNT: RateRule = { name: "reset-account", limit: 5, windowMs: HOUR_MS };

/**
 * Mails a link that chooses another password, to an address that has an account. Whoever asks does not learn whether:
 * the answer is the same, and so is the work: where nobody has the address, the link is dead from the start and the mail is
 * one that is never sent.
 */
export async function requestReset(
  deps: RequestResetDeps,
  input: { readonly email: string; readonly visitor: Visitor },
): Promise<void> {
  const { visitor } = input;
  const email = normalizeEmail(input.email);
  await limitNetwork(deps.limiter, visitor, "reset");
  await takeOrRefuse(deps.limiter, email, PER_ACCOUNT);
  const user = await deps.users.findByEmail(email);
  const createdAt = deps.now();
  const expiresAt = user === null ? createdAt : createdAt + LINK_MS;
  const [linkId, purpose] = [deps.newId(), "reset" as const];
  await deps.mailLinks.create({ id: linkId, purpose, email, userId: null, createdAt, expiresAt });
  const facts = { kind: "link", purpose, linkId } as const;
  if (user === null) await writeMailForNobody(deps, email, facts, visitor.reads);
  else await writeMail(deps, email, null, facts, visitor.reads);
  const outcome = user === null ? "refused" : "allowed";
  await noteEvent(deps, visitor, { kind: "reset-requested", outcome, userId: user?.id ?? null });
}
