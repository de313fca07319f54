import { createHash } from "node:crypto";
import { z } from "zod";
import { priceToUsd, sats } from "#domain/units.ts";
import { badRequest } from "../../engine/refusal.ts";
import { idFrom } from "../../world/new-id.ts";
import { isoTime, type Page, readPage } from "../page.ts";
import { amountInput, readInput } from "../read-input.ts";
import type { Call, Route } from "../route.ts";

/*
 * Money in and out of the exchange, and synthetic USD: answered with well-formed fixed data that moves nothing.
 */
const WALLET_SEED = 1;
const id = (count: number): string => idFrom(WALLET_SEED, count);
const hash = createHash("sha256").update("paper").digest("hex");
const ADDRESS = "bcrt1qpaperexchange0000000000000000000000000";
const STARTED = isoTime(Date.UTC(2026, 0, 1));

const lightningDeposit = {
  id: id(1),
  createdAt: STARTED,
  amount: 100_000,
  paymentHash: hash,
  settledAt: STARTED,
  comment: null,
};
const lightningWithdrawal = {
  amount: 10_000,
  createdAt: STARTED,
  destination: null,
  fee: 1,
  id: id(2),
  paymentHash: hash,
  status: "processed",
};
const chainDeposit = {
  amount: 200_000,
  blockHeight: 900_000,
  confirmations: 6,
  createdAt: STARTED,
  id: id(3),
  status: "CONFIRMED",
  txId: hash,
};
const chainWithdrawal = {
  address: ADDRESS,
  amount: 50_000,
  createdAt: STARTED,
  fee: 150,
  id: id(4),
  status: "processed",
  txId: hash,
};
const swap = {
  id: id(5),
  createdAt: STARTED,
  inAmount: 1_000,
  inAsset: "BTC",
  outAmount: 0.55,
  outAsset: "USD",
};

const onePage =
  (item: unknown) =>
  ({ query }: Call): Page => {
    const { before, to, from } = readPage(query);
    const at = Date.parse(STARTED);
    return { data: at < before && at <= to && at >= from ? [item] : [], nextCursor: null };
  };

const depositInput = z.object({ amount: amountInput });
const withdrawInput = z.object({ address: z.string().min(1), amount: amountInput });
const invoiceInput = z.object({ invoice: z.string() });
const swapInput = z.object({
  inAmount: z.number().positive(),
  inAsset: z.enum(["BTC", "USD"]),
  outAsset: z.enum(["BTC", "USD"]),
});

function depositLightning({ body }: Call): unknown {
  const { amount } = readInput(depositInput, body);
  return { depositId: id(6), paymentRequest: `lnbcrt${amount}n1paperexchange` };
}

/** Said on the stream as at the exchange; no sats leave the account. */
function tell(
  { world, accountId }: Call,
  network: "lightning" | "bitcoin",
  amount: number,
  withdrawal: string,
): void {
  world.events.push({
    type: "wallet",
    way: "withdrawal",
    accountId,
    network,
    id: withdrawal,
    amount: sats(amount),
  });
}

function withdrawLightning(call: Call): unknown {
  const { body } = call;
  if (!readInput(invoiceInput, body).invoice.startsWith("ln"))
    throw badRequest("Send a correct BOLT 11 invoice");
  tell(call, "lightning", 1_000, id(7));
  return { amount: 1_000, id: id(7), maxFees: 10, paymentHash: hash };
}

function withdrawOnChain(call: Call): unknown {
  const { body, accountId, world } = call;
  const { address, amount } = readInput(withdrawInput, body);
  const now = isoTime(world.clock.now());
  tell(call, "bitcoin", amount, id(8));
  const rest = { createdAt: now, fee: null, id: id(8), status: "pending", txId: null, updatedAt: now };
  return { address, amount, uid: accountId, ...rest };
}

function newSwap({ body, world }: Call): unknown {
  const { inAmount, inAsset, outAsset } = readInput(swapInput, body);
  if (inAsset === outAsset) throw badRequest("outAsset: must differ from inAsset");
  const price = priceToUsd(world.market.last);
  const outAmount =
    inAsset === "BTC"
      ? Math.floor((inAmount * price) / 1_000_000) / 100
      : Math.floor((inAmount * 100_000_000) / price);
  return { inAmount, inAsset, outAmount, outAsset };
}

const address = ({ world }: Call): unknown => ({ address: ADDRESS, createdAt: isoTime(world.clock.now()) });

export const walletRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/account/address/bitcoin",
    scope: "account:deposits:read",
    run: () => ({ address: ADDRESS }),
  },
  { method: "POST", path: "/account/address/bitcoin", scope: "account:deposits:write", run: address },
  {
    method: "POST",
    path: "/account/deposit/lightning",
    scope: "account:deposits:write",
    run: depositLightning,
  },
  {
    method: "POST",
    path: "/account/withdraw/lightning",
    scope: "account:withdrawals:write",
    run: withdrawLightning,
  },
  {
    method: "POST",
    path: "/account/withdraw/on-chain",
    scope: "account:withdrawals:write",
    run: withdrawOnChain,
  },
  {
    method: "GET",
    path: "/account/deposits/lightning",
    scope: "account:deposits:read",
    run: onePage(lightningDeposit),
  },
  {
    method: "GET",
    path: "/account/deposits/on-chain",
    scope: "account:deposits:read",
    run: onePage(chainDeposit),
  },
  {
    method: "GET",
    path: "/account/withdrawals/lightning",
    scope: "account:withdrawals:read",
    run: onePage(lightningWithdrawal),
  },
  {
    method: "GET",
    path: "/account/withdrawals/on-chain",
    scope: "account:withdrawals:read",
    run: onePage(chainWithdrawal),
  },
  { method: "GET", path: "/synthetic-usd/swaps", scope: "synthetic-usd:read", run: onePage(swap) },
  { method: "POST", path: "/synthetic-usd/swap", scope: "synthetic-usd:write", run: newSwap },
];
