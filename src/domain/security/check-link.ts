/** Where a chain stands: the number and digest (64 hex digits) of an event; 0 for the origin. */
export type ChainHead = { readonly seq: number; readonly hash: string };

/** One event as the verifier sees it. `digest` is taken anew from what the row says; `hash` is what is stored beside it. */
export type ChainLink = {
  readonly seq: number;
  readonly previousHash: string;
  readonly hash: string;
  readonly digest: string;
};

/** Why a chain is not whole. */
export type ChainFault =
  /** There is no event of this number. */
  | "missing"
  /** It does not follow from the one before it. */
  | "not-linked"
  /** It does not say what it said when it was written. */
  | "changed"
  /** It is not the one that was written down elsewhere, or that the chain's end names. */
  | "not-the-head"
  /** It lies beyond the chain's end: nobody added it by the book. */
  | "beyond-head";

/** What is wrong with `link`, which should follow right after `before`; null when nothing is. */
export const checkLink = (before: ChainHead, link: ChainLink): ChainFault | null => {
  if (link.seq !== before.seq + 1) return "missing";
  if (link.previousHash !== before.hash) return "not-linked";
  if (link.hash !== link.digest) return "changed";
  return null;
};
