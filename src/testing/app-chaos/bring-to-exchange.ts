import type { VenueFault } from "#cli/chaos/draw-faults.ts";
import { type Bring, NOTHING_TO_TELL } from "./brought.ts";

const AT_ONCE = 10;
/** A cron ends in time by itself; one that does not has hung. */
const CRON_WITHIN_MS = 110_000;

const breakExchange =
  (...faults: readonly VenueFault[]): Bring =>
  async ({ venue, activeMs, wait }) => {
    for (const fault of faults) await venue.inject(fault);
    await wait(activeMs);
    await venue.heal();
    return NOTHING_TO_TELL;
  };

const EVERYTHING = { path: "/*", times: null } as const;

/** Its streams end, and whatever is asked is refused, while prices go on. */
export const downExchange = breakExchange(
  { kind: "unavailable", ...EVERYTHING },
  { kind: "half-open", times: null },
  { kind: "socket-drop" },
);

export const timeOutExchange = breakExchange({
  ...{
    kind: "timeout-after-commit",
    method: "POST",
    path: "/futures/isolated/trade/add-margin",
    times: null,
  },
});

export const floodExchange = breakExchange({ kind: "rate-limited", ...EVERYTHING });

/** Ten calls at the same moment, of a process that may do what a worker does, beside the worker. */
export const fireCrons: Bring = async ({ installation, over }) => {
  const keyed = await installation.openKeyed();
  const call = async (): Promise<number> => {
    const response = await fetch(`http://127.0.0.1:${keyed.port}/api/cron/margin-monitor`, {
      method: "POST",
      headers: { authorization: `Bearer ${installation.secrets.cronSecret}` },
      signal: AbortSignal.timeout(CRON_WITHIN_MS),
    });
    await response.body?.cancel();
    return response.status;
  };
  try {
    over();
    const statuses = await Promise.all(Array.from({ length: AT_ONCE }, call));
    const bad = statuses.filter((status) => status !== 200);
    return {
      notes: [`${AT_ONCE} calls answered ${[...new Set(statuses)].join(", ")}`],
      wrong: bad.length === 0 ? [] : [`${bad.length} of ${AT_ONCE} crons failed`],
    };
  } finally {
    await keyed.stop();
  }
};
