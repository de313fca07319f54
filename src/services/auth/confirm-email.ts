import { saidBy } from "#domain/language/in-both.ts";
import { AppError } from "../app-error.ts";
import { writeMail } from "../mail/write-mail.ts";
import { noteEvent } from "../security/note-event.ts";
import { AUTH_REFUSALS } from "./auth-refusals.ts";
import { deadLink, findLink } from "./find-link.ts";
import { isOutdated } from "./is-outdated.ts";
import { limitNetwork } from "./limit-network.ts";
import type { SignInDeps } from "./sign-in-deps.ts";
import type { Visitor } from "./visitor.ts";

export type ConfirmEmailDeps = Pick<
  SignInDeps,
  "users" | "mailLinks" | "mails" | "security" | "limiter" | "linkKey" | "now" | "newId"
>;

/**
 * Uses a link that was sent to a new address: from now on the account belongs to it, whoever is logged in where. A link
 * from before the password was last chosen is dead, because whoever asked for it may be out by now.
 */
export async function confirmEmail(
  deps: ConfirmEmailDeps,
  input: { readonly token: string; readonly visitor: Visitor },
): Promise<{ readonly email: string }> {
  await limitNetwork(deps.limiter, input.visitor, "link");
  const found = await findLink(deps, input.token);
  const user = found.userId === null ? null : await deps.users.find(found.userId);
  if (found.purpose !== "change-email" || user === null || isOutdated(found, user)) throw deadLink();
  const link = await deps.mailLinks.take(found.id, deps.now());
  if (link === null) throw deadLink();
  const changed = await deps.users.setEmail(user.id, link.email);
  const about = { kind: "email-changed", userId: user.id, actor: "user" } as const;
  await noteEvent(deps, input.visitor, { ...about, outcome: changed.ok ? "allowed" : "refused" });
  if (!changed.ok)
    throw new AppError(
      "conflict",
      saidBy(AUTH_REFUSALS, ({ addressTakenMeanwhile }) => addressTakenMeanwhile),
    );
  await writeMail(
    deps,
    user.email,
    user.id,
    { kind: "email-changed", to: link.email, at: deps.now() },
    input.visitor.reads,
  );
  return { email: link.email };
}
