import { isDigestDue } from "#domain/notifications/choice/digest-due.ts";
import { notificationWords } from "#domain/notifications/notification-words.ts";
import type { DeliveryDeps } from "./delivery-deps.ts";

/** So many are named; the others are counted. */
const MOST_NAMED = 20;

/** Writes the digests whose hour has come. @returns how many. */
export const writeDigests = async (
  deps: Pick<DeliveryDeps, "digests" | "clock" | "newId">,
): Promise<number> => {
  const at = deps.clock();
  let written = 0;
  for (const reader of await deps.digests.readers(at)) {
    if (!isDigestDue(reader.digest, at, reader.timeZone, reader.lastAt)) continue;
    const isMine = await deps.digests.write(reader, at, MOST_NAMED, ({ count, newest }) => ({
      id: deps.newId(),
      userId: reader.userId,
      severity: "info",
      facts: {
        kind: "digest",
        since: reader.lastAt,
        count,
        titles: newest.map(
          ({ facts, outcome, heldBack }) => notificationWords(facts, outcome, reader.locale, heldBack).title,
        ),
      },
      at,
    }));
    if (isMine) written += 1;
  }
  return written;
};
