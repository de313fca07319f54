import type { Mail } from "#ports/mails.ts";
import { linkTokenOf } from "../auth/link-token-of.ts";
import type { SignInDeps } from "../auth/sign-in-deps.ts";

/**
 * The whole address a mail leads to; null where it leads nowhere, or not any more. Its token is made here and stored nowhere.
 * @param origin where our pages are reached.
 */
export const linkOfMail = async (
  deps: Pick<SignInDeps, "mailLinks" | "linkKey" | "now">,
  { facts }: Mail,
  origin: string,
): Promise<string | null> => {
  if (facts.kind !== "link") return null;
  const link = await deps.mailLinks.find(facts.linkId, deps.now());
  return link === null ? null : `${origin}/link?token=${linkTokenOf(deps.linkKey(), link)}`;
};
