import { saidBy } from "#domain/language/in-both.ts";
import type { RateRule } from "#ports/rate-limiter.ts";
import { AppError } from "../app-error.ts";
import { normalizeEmail } from "../auth/normalize-email.ts";
import type { SignInDeps } from "../auth/sign-in-deps.ts";
import { writeMail } from "../mail/write-mail.ts";
import { takeOrRefuse } from "../take-or-refuse.ts";
import type { Acting } from "./acting.ts";
import { noteDeed } from "./note-event.ts";
import { SECURITY_REFUSALS } from "./security-refusals.ts";

export type RequestEmailChangeDeps = Pick<
  SignInDeps,
  "users" | "mailLinks" | "mails" | "limiter" | "security" | "now" | "newId"
>;

const HOUR_MS = 60 * 60_000;
const LINK_MS = 24 * HOUR_MS;
const PER_ACCOUNT: RateRule = { name: "change-email-account", limit: 5, windowMs: HOUR_MS };

/**
 * Mails a link to a new address, and word of it to the old one; nothing changes before the link is followed. An address
 * that has an account of its own gets word of that instead: whoever asks does not learn it.
 */
export async function requestEmailChange(
  deps: RequestEmailChangeDeps,
  input: Acting & { readonly newEmail: string },
): Promise<void> {
  const { userId, email } = input;
  const to = normalizeEmail(input.newEmail);
  if (to === email)
    throw new AppError(
      "bad-input",
      saidBy(SECURITY_REFUSALS, ({ sameAddress }) => sameAddress),
      { field: "email" },
    );
  await takeOrRefuse(deps.limiter, userId, PER_ACCOUNT);
  const isTaken = (await deps.users.findByEmail(to)) !== null;
  const createdAt = deps.now();
  const [linkId, purpose] = [deps.newId(), "change-email" as const];
  const expiresAt = isTaken ? createdAt : createdAt + LINK_MS;
  await deps.mailLinks.create({ id: linkId, purpose, email: to, userId, createdAt, expiresAt });
  await writeMail(
    deps,
    to,
    null,
    isTaken ? { kind: "already-registered" } : { kind: "link", purpose, linkId },
    input.visitor.reads,
  );
  await noteDeed(deps, input, "email-change-requested", "allowed");
  await writeMail(
    deps,
    email,
    userId,
    { kind: "email-change-requested", to, at: createdAt },
    input.visitor.reads,
  );
}
