import type { Agent } from "node:http";
import type { Ending } from "../answer-tally.ts";
import { drawPause, drawRequest, pathOf } from "../draw-request.ts";
import type { LoadUser } from "./load-job.ts";
import { sendRequest } from "./send-request.ts";

/** Of the requests for receipts those that go on to the next page, where there is one. */
const GOES_ON = 1 / 3;

export type Acting = {
  readonly agent: Agent;
  readonly port: number;
  readonly user: LoadUser;
  readonly thinkMs: number;
  readonly chance: () => number;
  readonly onEnding: (ending: Ending) => void;
};

const cursorIn = (text: string): string | null => /"nextCursor":"([^"]+)"/.exec(text)?.[1] ?? null;

/**
 * Looks, thinks, and looks again until it is told to stop. The next look is drawn when the last one is over, so a product that
 * answers slowly is asked less often, as by people.
 */
export const actAsUser = ({ agent, port, user, thinkMs, chance, onEnding }: Acting): (() => void) => {
  let cursor: string | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const look = async (): Promise<void> => {
    const kind = drawRequest(chance());
    const path = pathOf(kind, kind === "receipts" && chance() < GOES_ON ? cursor : null);
    const { status, ms, hasRetryAfter, text } = await sendRequest(agent, port, path, user);
    if (isOver) return;
    onEnding({ kind, status, ms, hasRetryAfter });
    if (kind === "receipts" && status === 200) cursor = cursorIn(text());
    wait(drawPause(chance(), thinkMs));
  };
  const wait = (ms: number): void => {
    timer = setTimeout(() => void look(), ms);
  };
  // The first one comes somewhere within the think time, so that users do not walk in step.
  wait(chance() * thinkMs);
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
};
