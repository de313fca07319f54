import { openPlainCredential } from "#adapters/sodium/open-plain-credential.ts";
import {
  type ExchangeHarness,
  exchangeContract,
  type HarnessOptions,
} from "#testing/contracts/exchange-contract.ts";
import { startPaperAccount } from "#testing/contracts/start-paper-account.ts";
import { createLnMarketsExchanges } from "./create-ln-markets-exchanges.ts";

const ADD_MARGIN = { method: "POST", path: "/futures/isolated/trade/add-margin" };
const SPOILED = {
  "lose-answer": "timeout-after-commit",
  "lose-request": "drop-before",
  "rate-limit": "rate-limited",
} as const;

const harness =
  (quirks: { readonly omitUid: boolean }) =>
  async (options: HarnessOptions): Promise<ExchangeHarness> => {
    const { paper, baseUrls, keyFor } = await startPaperAccount({ ...options, ...quirks });
    const exchanges = createLnMarketsExchanges({
      baseUrls,
      now: () => paper.now(),
      timeoutMs: 500,
    });
    const stranger = { key: "nobody", secret: "nobody's", passphrase: "nothing" };
    return {
      exchange: exchanges.withCredential(
        "paper",
        openPlainCredential(keyFor("account:read", "futures:isolated:read", "futures:isolated:write")),
      ),
      reader: exchanges.withCredential(
        "paper",
        openPlainCredential(keyFor("account:read", "futures:isolated:read")),
      ),
      stranger: exchanges.withCredential("paper", openPlainCredential(stranger)),
      market: exchanges.marketData("paper"),
      now: () => paper.now(),
      movePrice: (price) => paper.step(price, paper.now() + 1_000),
      spoilNextWrite: (how) => paper.faults.inject({ kind: SPOILED[how], ...ADD_MARGIN }),
      breakReads: () => paper.faults.inject({ kind: "unavailable", method: "GET", times: null }),
      stop: () => paper.stop(),
    };
  };

exchangeContract("LN Markets over HTTP, against the paper exchange,", harness({ omitUid: false }));
exchangeContract("LN Markets that leaves out uid", harness({ omitUid: true }));
