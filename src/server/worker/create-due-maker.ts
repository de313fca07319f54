import type { AccountEvent } from "#ports/account-stream.ts";
import type { Wired } from "../wired.ts";

/** A reading under way began before the event, and lists may lag behind the stream: a second reading has the last word. */
const SECOND_READING_MS = 2_000;

/**
 * Makes one account due whenever something is heard of it: now, and again a little later; where it is heard of the cross
 * margin, or of nothing in particular, its cross position too.
 */
export const createDueMaker = (
  wired: {
    readonly accounts: Pick<Wired["accounts"], "makeDue">;
    readonly crossPositions: Pick<Wired["crossPositions"], "makeDue">;
  } & Pick<Wired, "clock" | "log">,
  accountId: string,
): { readonly hear: (event?: AccountEvent) => void; readonly stop: () => void } => {
  let again: NodeJS.Timeout | undefined;
  let isCrossHeard = false;
  const makeDue = async (withCross: boolean): Promise<void> => {
    try {
      if (withCross) await wired.crossPositions.makeDue(accountId);
      await wired.accounts.makeDue(accountId, wired.clock());
    } catch (error) {
      wired.log.error("make-due-failed", { accountId, error: String(error) });
    }
  };
  return {
    hear: (event) => {
      const isOfCross = event === undefined || event.kind === "cross-changed";
      isCrossHeard ||= isOfCross;
      void makeDue(isOfCross);
      clearTimeout(again);
      again = setTimeout(() => {
        void makeDue(isCrossHeard);
        isCrossHeard = false;
      }, SECOND_READING_MS);
    },
    stop: () => clearTimeout(again),
  };
};
