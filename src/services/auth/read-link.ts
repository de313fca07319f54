import type { MailLink } from "#ports/mails.ts";
import { type FindLinkDeps, findLink } from "./find-link.ts";
import { limitNetwork } from "./limit-network.ts";
import type { SignInDeps } from "./sign-in-deps.ts";
import type { Visitor } from "./visitor.ts";

/** What a link is for and whom it was sent to; leaves it usable. Refuses with NOT_FOUND. */
export async function readLink(
  deps: FindLinkDeps & Pick<SignInDeps, "limiter">,
  input: { readonly token: string; readonly visitor: Pick<Visitor, "network"> },
): Promise<Pick<MailLink, "purpose" | "email">> {
  await limitNetwork(deps.limiter, input.visitor, "link");
  const { purpose, email } = await findLink(deps, input.token);
  return { purpose, email };
}
