import type { Wired } from "../wired.ts";

/** A reading under way began before the event, and lists may lag behind the stream: a second reading has the last word. */
const SECOND_READING_MS = 2_000;

/** Makes one account due whenever something is heard of it: now, and again a little later. */
export const createDueMaker = (
  wired: { readonly accounts: Pick<Wired["accounts"], "makeDue"> } & Pick<Wired, "clock" | "log">,
  accountId: string,
): { readonly hear: () => void; readonly stop: () => void } => {
  let again: NodeJS.Timeout | undefined;
  const makeDue = () => {
    wired.accounts.makeDue(accountId, wired.clock()).catch((error: unknown) => {
      wired.log.error("make-due-failed", { accountId, error: String(error) });
    });
  };
  return {
    hear: () => {
      makeDue();
      clearTimeout(again);
      again = setTimeout(makeDue, SECOND_READING_MS);
    },
    stop: () => clearTimeout(again),
  };
};
