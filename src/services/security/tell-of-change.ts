import type { FactorChange } from "#domain/notifications/mail-facts.ts";
import type { SignInDeps } from "../auth/sign-in-deps.ts";
import { writeMail } from "../mail/write-mail.ts";
import type { Acting } from "./acting.ts";
import { noteDeed } from "./note-event.ts";

export type TellOfChangeDeps = Pick<SignInDeps, "mails" | "security" | "newId" | "now">;

/** Takes down that a factor was changed, and tells the owner by mail: it may not have been them. */
export async function tellOfChange(
  deps: TellOfChangeDeps,
  acting: Acting,
  what: FactorChange,
  facts: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  await noteDeed(deps, acting, what, "allowed", facts);
  await writeMail(
    deps,
    acting.email,
    acting.userId,
    { kind: "factor-changed", what, at: deps.now() },
    acting.visitor.reads,
  );
}
