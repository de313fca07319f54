import type { RateRule } from "#ports/rate-limiter.ts";
import { writeMail } from "../mail/write-mail.ts";
import { takeOrRefuse } from "../take-or-refuse.ts";
import { limitNetwork } from "./limit-network.ts";
import { normalizeEmail } from "./normalize-email.ts";
import type { SignInDeps } from "./sign-in-deps.ts";
import type { Visitor } from "./visitor.ts";

export type RequestRegistrationDeps = Pick<
  SignInDeps,
  "users" | "mailLinks" | "mails" | "limiter" | "now" | "newId"
>;

const HOUR_MS = 60 * 60_000;
const LINK_MS = 24 * HOUR_MS;
const PER_ACCOUNT: RateRule = { name: "register-account", limit: 5, windowMs: HOUR_MS };

/**
 * Mails a link that chooses the first password, or, to an address that has an account, word of that. Whoever asks learns
 * neither: the answer is the same, and so is the work. The link written for an address that has an account is dead from
 * the start.
 */
export async function requestRegistration(
  deps: RequestRegistrationDeps,
  input: { readonly email: string; readonly visitor: Pick<Visitor, "network" | "reads"> },
): Promise<void> {
  const email = normalizeEmail(input.email);
  await limitNetwork(deps.limiter, input.visitor, "register");
  await takeOrRefuse(deps.limiter, email, PER_ACCOUNT);
  const isTaken = (await deps.users.findByEmail(email)) !== null;
  const createdAt = deps.now();
  const [linkId, purpose] = [deps.newId(), "register" as const];
  const expiresAt = isTaken ? createdAt : createdAt + LINK_MS;
  await deps.mailLinks.create({ id: linkId, purpose, email, userId: null, createdAt, expiresAt });
  await writeMail(
    deps,
    email,
    null,
    isTaken ? { kind: "already-registered" } : { kind: "link", purpose, linkId },
    input.visitor.reads,
  );
}
