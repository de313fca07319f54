import { makePanicLink } from "#services/panic/make-panic-link.ts";
import { aDoer } from "../builders/a-session.ts";
import { enterGuardedLong } from "../monitor/enter-guarded-long.ts";
import type { RouteAsker } from "./route-asker.ts";
import { waitUntil } from "./wait-until.ts";

/** Opens a preview of a link, shows one that nobody made, and one that serves; back once what that one threw is carried out. */
export const throwByLink = async ({ asked, send }: RouteAsker): Promise<void> => {
  const { stage } = asked;
  const { trader } = await enterGuardedLong(stage);
  const { link, token } = await makePanicLink(stage.wired, aDoer(trader.userId), "Drawer");
  const post = (shown: string, done: string) =>
    send({ form: { token: shown, stage: "flatten" }, answers: 303, leadsTo: `/panic?done=${done}` });
  await send({ answers: 303, leadsTo: "/panic?done=unread" });
  await post("t".repeat(43), "gone");
  await post(token, "flatten");
  await waitUntil("what the link threw is carried out", async () => {
    const runs = await stage.wired.panic.progress(trader.userId, link.id);
    return runs.length > 0 && runs.every(({ doneAt }) => doneAt !== null);
  });
};
