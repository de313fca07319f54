const DEFAULT_RATE_LIMIT_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** How long the exchange asks us to wait, in milliseconds: seconds or a date in `Retry-After`, a second without it, a minute at most. */
export const retryAfterMs = (header: string | null, now: number): number => {
  const asked = header === null ? Number.NaN : askedMs(header.trim(), now);
  if (Number.isNaN(asked)) return DEFAULT_RATE_LIMIT_WAIT_MS;
  return Math.min(LONGEST_WAIT_MS, Math.max(0, asked));
};

const askedMs = (header: string, now: number): number => {
  if (/^\d+(\.\d+)?$/.test(header)) return Math.ceil(Number(header) * 1000);
  // Date.parse finds a year in almost anything; only an HTTP date counts.
  return header.endsWith(" GMT") ? Date.parse(header) - now : Number.NaN;
};
