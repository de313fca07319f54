import { saidBy } from "#domain/language/in-both.ts";
import type { Clock } from "#ports/clock.ts";
import { AppError } from "#services/app-error.ts";
import { PANIC_REFUSALS } from "#services/panic/panic-refusals.ts";
import { REQUEST_WORDS } from "../http/request-words.ts";
import { type DoorAsk, sealPass } from "./panic-door.ts";

/** Closing what is open may take a while; whoever waits longer asks again, which is the same ask. */
const ANSWER_MS = 25_000;

export type AskDoor = (ask: DoorAsk) => Promise<void>;

/**
 * Asks the worker at its own door, for when the way through the database is shut.
 * @throws AppError not-found for a link that serves no more; unavailable where no worker answers.
 */
export const createAskDoor =
  (deps: { readonly place: string; readonly key: () => Uint8Array; readonly clock: Clock }): AskDoor =>
  async (ask) => {
    const body = JSON.stringify(ask.kind === "link" ? ask : sealPass(ask.order, deps.key(), deps.clock()));
    const answer = await fetch(`http://${deps.place}/panic`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      signal: AbortSignal.timeout(ANSWER_MS),
    }).catch(() => null);
    if (answer?.ok === true) return;
    if (answer?.status === 404)
      throw new AppError(
        "not-found",
        saidBy(PANIC_REFUSALS, ({ linkDead }) => linkDead),
      );
    throw new AppError(
      "unavailable",
      saidBy(REQUEST_WORDS, ({ panicNotThrown }) => panicNotThrown),
      { retryAfterMs: 2_000 },
    );
  };
