import type { ChainHead, ChainLink } from "#domain/security/check-link.ts";

/** The chains in which receipts stand, one a user; for whoever verifies them. */
export interface ReceiptChains {
  /** Users who have a chain or a receipt in one, by their ids, strictly after `after`; at most `limit`. */
  users(after: string | null, limit: number): Promise<readonly string[]>;
  /** Where a user's chain ends; the origin where nothing was ever written to it. */
  head(userId: string): Promise<ChainHead>;
  /**
   * The links after number `after`, in their order; at most `limit`. Of a receipt that went with its account the link is
   * left; one whose account still stands has no business to be gone, and is missing.
   */
  links(userId: string, after: number, limit: number): Promise<readonly ChainLink[]>;
  /** How many receipts were written before there was a chain: nothing vouches for them. */
  countUnchained(): Promise<number>;
}
