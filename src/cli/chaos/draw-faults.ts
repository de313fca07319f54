/** One way the exchange goes wrong, as its admin desk takes it. */
export type VenueFault = {
  readonly kind: string;
  readonly method?: "GET" | "POST";
  readonly path?: string;
  /** Null until it is taken back. */
  readonly times?: number | null;
  readonly delayMs?: number;
};

const ADD_MARGIN = { method: "POST", path: "/futures/isolated/trade/add-margin" } as const;

/** What befalls a top-up: with its effect, without it, or late. */
const ON_TOP_UPS = [
  "act-then-drop",
  "act-then-drop",
  "timeout-after-commit",
  "malformed",
  "drop-before",
  "hang-before",
  "unavailable",
  "server-error",
  "rate-limited",
  "delay",
] as const;

const ON_READS = ["unavailable", "drop-before", "malformed", "server-error", "stale-lists", "delay"] as const;

/** Up to what outlasts our patience: five seconds is a time-out, six the life of a signature. */
const LONGEST_DELAY_MS = 7_000;

const pick = <T>(from: readonly [T, ...T[]], random: () => number): T =>
  from[Math.floor(random() * from.length)] ?? from[0];

const delayed = (kind: string, random: () => number): { readonly delayMs?: number } =>
  kind === "delay" ? { delayMs: 200 + Math.floor(random() * LONGEST_DELAY_MS) } : {};

/** The faults of the next moment: one or two of top-ups, up to two of reads, now and then one of the price stream. */
export const drawFaults = (random: () => number): readonly VenueFault[] => {
  const faults: VenueFault[] = [];
  for (let left = 1 + Math.floor(random() * 2); left > 0; left -= 1) {
    const kind = pick(ON_TOP_UPS, random);
    faults.push({ kind, ...ADD_MARGIN, ...delayed(kind, random) });
  }
  for (let left = Math.floor(random() * 3); left > 0; left -= 1) {
    const kind = pick(ON_READS, random);
    faults.push({ kind, method: "GET", times: 1 + Math.floor(random() * 3), ...delayed(kind, random) });
  }
  if (random() < 0.1) faults.push({ kind: "socket-drop" });
  return faults;
};
