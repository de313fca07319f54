import { saidBy } from "#domain/language/in-both.ts";
import { basisPoints } from "#domain/units.ts";
import type { LinkStageName } from "#ports/panic.ts";
import { AppError } from "../app-error.ts";
import { hashToken } from "../auth/hash-token.ts";
import type { Visitor } from "../auth/visitor.ts";
import { noteEvent } from "../security/note-event.ts";
import type { PanicDeps } from "./panic-deps.ts";
import { PANIC_REFUSALS } from "./panic-refusals.ts";
import { throwSwitch } from "./throw-switch.ts";

/**
 * Throws the panic switch for whoever holds a panic link of the user's, and uses the link up. First thrown and then used
 * up: a failure between the two leaves a link that throws the same once more, never one that was spent for nothing. The
 * throw is named after the link, so two who use it at once throw one.
 * @throws AppError not-found for a link that serves no more, or never did.
 */
export const spendPanicLink = async (
  deps: Pick<PanicDeps, "panic" | "panicLinks" | "accounts" | "markets" | "security" | "clock">,
  {
    token,
    stage,
    from,
  }: {
    readonly token: string;
    readonly stage: LinkStageName;
    readonly from: Pick<Visitor, "network">;
  },
): Promise<void> => {
  const digest = hashToken(token);
  const link = await deps.panicLinks.find(digest, deps.clock());
  if (link === null) {
    throw new AppError(
      "not-found",
      saidBy(PANIC_REFUSALS, ({ linkDead }) => linkDead),
    );
  }
  const { id: linkId, userId } = link;
  const order = { userId, accountId: null, stage, share: basisPoints(0), panicId: linkId } as const;
  await throwSwitch(deps, { ...order, by: "link" });
  await deps.panicLinks.take(digest, deps.clock());
  await noteEvent({ security: deps.security, now: deps.clock }, from, {
    kind: "panic-link-used",
    outcome: "allowed",
    userId,
    facts: { linkId, stage },
  });
};
