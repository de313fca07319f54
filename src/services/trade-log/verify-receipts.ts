import { RECEIPT_CHAIN_ORIGIN } from "#domain/notifications/receipt-content.ts";
import type { ChainFault } from "#domain/security/check-link.ts";
import type { ReceiptChains } from "#ports/receipt-chains.ts";
import { verifyChain } from "../security/verify-chain.ts";

/** Users looked up at once. */
const BATCH = 1_000;

/** The first place of a user's chain that is not what it was written as. */
export type BrokenReceipts = { readonly userId: string; readonly seq: number; readonly fault: ChainFault };

/** `checked` counts receipts that were fine, `unchained` those from before the chain, for which nothing vouches. */
export type ReceiptsVerdict = {
  readonly chains: number;
  readonly checked: number;
  readonly unchained: number;
  readonly broken: readonly BrokenReceipts[];
};

/** Walks every user's chain of receipts from its first link. One that is broken hides nothing of another. */
export const verifyReceipts = async (deps: {
  readonly receiptChains: ReceiptChains;
}): Promise<ReceiptsVerdict> => {
  const { receiptChains } = deps;
  const broken: BrokenReceipts[] = [];
  let [chains, checked] = [0, 0];
  let after: string | null = null;
  for (;;) {
    const users: readonly string[] = await receiptChains.users(after, BATCH);
    for (const userId of users) {
      const securityLog = {
        head: () => receiptChains.head(userId),
        links: (from: number, limit: number) => receiptChains.links(userId, from, limit),
      };
      const verdict = await verifyChain({ securityLog }, { from: RECEIPT_CHAIN_ORIGIN });
      chains += 1;
      checked += verdict.checked;
      if (verdict.kind === "broken") broken.push({ userId, seq: verdict.seq, fault: verdict.fault });
    }
    after = users.at(-1) ?? null;
    if (users.length < BATCH)
      return { chains, checked, unchained: await receiptChains.countUnchained(), broken };
  }
};
