import { type ChainFault, type ChainHead, checkLink } from "#domain/security/check-link.ts";
import { CHAIN_ORIGIN } from "#domain/security/digest-input.ts";
import type { SecurityLog } from "#ports/security-log.ts";

/** Links read at once: a statement stays short, and memory small, however long the chain is. */
const BATCH = 1_000;

/** `seq` is the first number at which the chain is not what it was written as; `checked` counts links that were fine. */
export type ChainVerdict =
  | { readonly kind: "intact"; readonly head: ChainHead; readonly checked: number }
  | { readonly kind: "broken"; readonly seq: number; readonly fault: ChainFault; readonly checked: number };

export type ChainStretch = {
  /** Where to begin; a head that is trusted. The chain's origin unless given. */
  readonly from?: ChainHead;
  /** A head that was written down before, which the chain must still pass through. Not before `from`. */
  readonly written?: ChainHead | null;
  /** Walks no farther than this number, and does not ask where the chain ends. */
  readonly until?: number;
};

type Walk = { at: ChainHead; checked: number; readonly until: number };

const differsFrom = (written: ChainHead | null, at: ChainHead): boolean =>
  written !== null && written.seq === at.seq && written.hash !== at.hash;

/** Goes on to the end of what can be read now; the fault at `walk.at.seq + 1`, if there is one. */
const walkOn = async (
  log: Pick<SecurityLog, "links">,
  walk: Walk,
  written: ChainHead | null,
): Promise<ChainFault | null> => {
  while (walk.at.seq < walk.until) {
    const limit = Math.min(BATCH, walk.until - walk.at.seq);
    const links = await log.links(walk.at.seq, limit);
    for (const link of links) {
      const fault = checkLink(walk.at, link);
      if (fault !== null) return fault;
      const next = { seq: link.seq, hash: link.hash };
      if (differsFrom(written, next)) return "not-the-head";
      walk.at = next;
      walk.checked += 1;
    }
    if (links.length < limit) return null;
  }
  return null;
};

/** How the last link and the chain's own end fit together; null where they do. */
const endFault = ({ at, checked }: Walk, head: ChainHead): { seq: number; fault: ChainFault } | null => {
  if (head.seq < at.seq) return { seq: head.seq + 1, fault: checked === 0 ? "missing" : "beyond-head" };
  return head.hash === at.hash ? null : { seq: at.seq, fault: "not-the-head" };
};

/**
 * Walks the chain in order and tells whether every event is there, unchanged and in its place, up to the end that the
 * chain itself names. What is added while it walks is looked at too. A chain that was written anew as a whole is found
 * only by a head that was written down elsewhere.
 */
export const verifyChain = async (
  deps: { readonly securityLog: Pick<SecurityLog, "links" | "head"> },
  { from = CHAIN_ORIGIN, written = null, until = Number.POSITIVE_INFINITY }: ChainStretch = {},
): Promise<ChainVerdict> => {
  const { securityLog } = deps;
  const walk: Walk = { at: from, checked: 0, until };
  const broken = (seq: number, fault: ChainFault): ChainVerdict => ({
    kind: "broken",
    seq,
    fault,
    checked: walk.checked,
  });
  let head = await securityLog.head();
  for (;;) {
    const fault = await walkOn(securityLog, walk, written);
    if (fault !== null) return broken(walk.at.seq + 1, fault);
    // Named before the walk, so there to be read: only what was added since may be missing still.
    if (walk.at.seq < Math.min(head.seq, until)) return broken(walk.at.seq + 1, "missing");
    if (walk.at.seq === until) return { kind: "intact", head: walk.at, checked: walk.checked };
    head = await securityLog.head();
    if (head.seq > walk.at.seq) continue;
    const end = endFault(walk, head);
    if (end !== null) return broken(end.seq, end.fault);
    if (written !== null && written.seq > walk.at.seq) return broken(walk.at.seq + 1, "missing");
    return { kind: "intact", head: walk.at, checked: walk.checked };
  }
};
