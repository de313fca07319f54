/** How long things may take around one send, in milliseconds. */
export type SendTimings = {
  /** How far before the exchange's clock a request is stamped, so that its signature runs out sooner. */
  readonly backDateMs: number;
  /** From here on after sending, a read that does not show the effect proves that it did not happen. */
  readonly settleMs: number;
};

/**
 * What the live probe has seen of a network's clock rules; null while nobody has looked. `stampWindowMs`: no older stamp
 * than this was taken.
 */
export type ObservedStamps = {
  readonly backDatedAccepted: boolean | null;
  readonly stampWindowMs: number | null;
};

/** Signatures are taken for this long around their stamp. Source: the exchange's documents; the probe measures it. */
export const STAMP_WINDOW_MS = 30_000;

/** The oldest stamp the probe tries: where even that is taken, no window ends the life of a signature. */
export const OLDEST_STAMP_MS = 600_000;

/** A request that has not left this long after its row was committed is dropped: its fate is settled by reading. */
export const SEND_WITHIN_MS = 2_000;

/** How far requests are back-dated where that is taken. */
export const BACK_DATE_MS = 24_000;

const BACK_DATED: SendTimings = { backDateMs: BACK_DATE_MS, settleMs: 8_000 };
const FRESH: SendTimings = { backDateMs: 0, settleMs: 35_000 };
/** Room for clocks that differ: how much longer than its signature lives a request is waited for. */
const CLOCKS_MS = { backDated: 2_000, fresh: 5_000 } as const;

/**
 * The timings of a network. Back-dated by 24 s a signature lives 6 s more, and 2 s for clocks make 8 s to settle; a fresh
 * one lives the whole window, and 5 s for clocks make 35 s. A window seen to be wider makes both longer. Back-dating only
 * where the exchange was seen to accept it and to refuse older stamps: without a window it would end nothing. The paper
 * exchange does both.
 */
export const sendTimings = (
  network: "mainnet" | "signet" | "paper",
  observed: ObservedStamps | null,
): SendTimings => {
  if (network === "paper") return BACK_DATED;
  const windowMs = observed?.stampWindowMs ?? null;
  if (windowMs === null || windowMs >= OLDEST_STAMP_MS) return FRESH;
  if (observed?.backDatedAccepted !== true)
    return { ...FRESH, settleMs: Math.max(FRESH.settleMs, windowMs + CLOCKS_MS.fresh) };
  const settleMs = Math.max(BACK_DATED.settleMs, windowMs - BACK_DATED.backDateMs + CLOCKS_MS.backDated);
  return { ...BACK_DATED, settleMs };
};
