import { timingSafeEqual } from "node:crypto";
import { saidBy } from "#domain/language/in-both.ts";
import type { MailLink } from "#ports/mails.ts";
import { AppError } from "../app-error.ts";
import { AUTH_REFUSALS } from "./auth-refusals.ts";
import { linkIdOf, linkTokenOf } from "./link-token-of.ts";
import type { SignInDeps } from "./sign-in-deps.ts";

export type FindLinkDeps = Pick<SignInDeps, "mailLinks" | "linkKey" | "now">;

/** One answer to a link that was used, is too old or was never sent. */
export const deadLink = (): AppError =>
  new AppError(
    "not-found",
    saidBy(AUTH_REFUSALS, ({ deadLink }) => deadLink),
    {
      field: "token",
    },
  );

/** The living link a token opens; it stays usable. Refuses with NOT_FOUND. */
export async function findLink(deps: FindLinkDeps, token: string): Promise<MailLink> {
  const id = linkIdOf(token);
  const link = id === null ? null : await deps.mailLinks.find(id, deps.now());
  if (link === null) throw deadLink();
  const expected = Buffer.from(linkTokenOf(deps.linkKey(), link));
  if (!timingSafeEqual(Buffer.from(token), expected)) throw deadLink();
  return link;
}
