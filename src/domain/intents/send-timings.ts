/** How long things may take around one send, in milliseconds. */
export type SendTimings = {
  /** How far before the exchange's clock a request is stamped, so that its signature runs out sooner. */
  readonly backDateMs: number;
  /** From here on after sending, a read that does not show the effect proves that it did not happen. */
  readonly settleMs: number;
};

/** What the live probe has seen of a network's clock rules; null while nobody has looked. */
export type ObservedStamps = { readonly backDatedAccepted: boolean | null };

/** Signatures are taken for this long around their stamp. Source: the exchange's documents; the probe measures it. */
export const STAMP_WINDOW_MS = 30_000;

/** A request that has not left this long after its row was committed is dropped: its fate is settled by reading. */
export const SEND_WITHIN_MS = 2_000;

const BACK_DATED: SendTimings = { backDateMs: 24_000, settleMs: 8_000 };
const FRESH: SendTimings = { backDateMs: 0, settleMs: 35_000 };

/**
 * The timings of a network. Back-dated by 24 s a signature lives 6 s more, and 2 s for clocks make 8 s to settle; a fresh
 * one lives the whole window, and 5 s for clocks make 35 s. Back-dating only where the exchange was seen to accept it;
 * the paper exchange does.
 */
export const sendTimings = (
  network: "mainnet" | "signet" | "paper",
  observed: ObservedStamps | null,
): SendTimings => (network === "paper" || observed?.backDatedAccepted === true ? BACK_DATED : FRESH);
