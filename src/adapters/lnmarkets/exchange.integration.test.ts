import { openPlainCredential } from "#adapters/sodium/open-plain-credential.ts";
import { nextFundingAt } from "#domain/position/funding.ts";
import { exchangeContract } from "#testing/contracts/exchange/exchange-contract.ts";
import type {
  ExchangeHarness,
  HarnessOptions,
  SpoiledWrite,
} from "#testing/contracts/exchange/exchange-harness.ts";
import { startPaperAccount } from "#testing/contracts/start-paper-account.ts";
import { createLnMarketsExchanges } from "./create-ln-markets-exchanges.ts";

const ROUTES: Record<SpoiledWrite, { readonly method: string; readonly path: string }> = {
  addMargin: { method: "POST", path: "/futures/isolated/trade/add-margin" },
  cashIn: { method: "POST", path: "/futures/isolated/trade/cash-in" },
  openTrade: { method: "POST", path: "/futures/isolated/trade" },
  cancelTrade: { method: "POST", path: "/futures/isolated/trade/cancel" },
  setTakeProfit: { method: "PUT", path: "/futures/isolated/trade/takeprofit" },
  crossOrder: { method: "POST", path: "/futures/cross/order" },
  depositCross: { method: "POST", path: "/futures/cross/deposit" },
};
const SPOILED = {
  "lose-answer": "act-then-drop",
  "lose-request": "drop-before",
  "rate-limit": "rate-limited",
} as const;
const READING = [
  "account:read",
  "account:deposits:read",
  "account:withdrawals:read",
  "futures:isolated:read",
  "futures:cross:read",
];
const TRADING = [...READING, "futures:isolated:write", "futures:cross:write"];

const harness =
  (quirks: { readonly omitUid: boolean }) =>
  async (options: HarnessOptions): Promise<ExchangeHarness> => {
    const { paper, accountId, baseUrls, keyFor } = await startPaperAccount({ ...options, ...quirks });
    let last = options.price;
    const exchanges = createLnMarketsExchanges({
      baseUrls,
      now: () => paper.now(),
      timeoutMs: 500,
    });
    const stranger = { key: "nobody", secret: "nobody's", passphrase: "nothing" };
    return {
      exchange: exchanges.withCredential("paper", openPlainCredential(keyFor(...TRADING))),
      reader: exchanges.withCredential("paper", openPlainCredential(keyFor(...READING))),
      stranger: exchanges.withCredential("paper", openPlainCredential(stranger)),
      market: exchanges.marketData("paper"),
      now: () => paper.now(),
      movePrice: (price) => {
        last = price;
        paper.step(price, paper.now() + 1_000);
      },
      settleFunding: () => paper.step(last, nextFundingAt(paper.now())),
      transfer: (way, amount) =>
        paper.transfer(accountId, amount, way.startsWith("lightning") ? "lightning" : "bitcoin"),
      // The answer to a top-up is waited for in vain; the others break off at once, which tells as little and takes no time.
      spoilNext: (write, how) =>
        paper.faults.inject({
          kind: write === "addMargin" && how === "lose-answer" ? "timeout-after-commit" : SPOILED[how],
          ...ROUTES[write],
        }),
      breakReads: () => paper.faults.inject({ kind: "unavailable", method: "GET", times: null }),
      stop: () => paper.stop(),
    };
  };

exchangeContract("LN Markets over HTTP, against the paper exchange,", harness({ omitUid: false }));
exchangeContract("LN Markets that leaves out uid", harness({ omitUid: true }));
