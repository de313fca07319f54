import { createHash } from "node:crypto";
import { z } from "zod";
import { priceToUsd, sats } from "#domain/units.ts";
import { badRequest } from "../../engine/refusal.ts";
import type { LedgerRow } from "../../world/ledger.ts";
import { idFrom } from "../../world/new-id.ts";
import { isoTime, newestFirst, type Page, pageOf, readPage } from "../page.ts";
import { amountInput, readInput } from "../read-input.ts";
import type { Call, Route } from "../route.ts";

/*
 * Money in and out of the exchange, and synthetic USD. The lists tell what came in and left, as the ledger has it.
 * What a key asks for, and a swap, is answered well-formed and moves nothing.
 */
const WALLET_SEED = 1;
const id = (count: number): string => idFrom(WALLET_SEED, count);
const hash = createHash("sha256").update("paper").digest("hex");
const ADDRESS = "bcrt1qpaperexchange0000000000000000000000000";
const STARTED = isoTime(Date.UTC(2026, 0, 1));

const swap = {
  id: id(5),
  createdAt: STARTED,
  inAmount: 1_000,
  inAsset: "BTC",
  outAmount: 0.55,
  outAsset: "USD",
};

const lightningDeposit = ({ ref, amount, at }: LedgerRow): unknown => ({
  id: ref,
  createdAt: isoTime(at),
  amount,
  paymentHash: hash,
  settledAt: isoTime(at),
  comment: null,
});

const lightningWithdrawal = ({ ref, amount, at }: LedgerRow): unknown => ({
  amount,
  createdAt: isoTime(at),
  destination: null,
  fee: 0,
  id: ref,
  paymentHash: hash,
  status: "processed",
});

const chainDeposit = ({ ref, amount, at }: LedgerRow): unknown => ({
  amount,
  blockHeight: 900_000,
  confirmations: 6,
  createdAt: isoTime(at),
  id: ref,
  status: "CONFIRMED",
  txId: hash,
});

const chainWithdrawal = ({ ref, amount, at }: LedgerRow): unknown => ({
  address: ADDRESS,
  amount,
  createdAt: isoTime(at),
  fee: 0,
  id: ref,
  status: "processed",
  txId: hash,
});

/** Movements of one kind, newest first; those from before movements had ids have none to be told by. */
const movements =
  (kind: LedgerRow["kind"], present: (row: LedgerRow) => unknown) =>
  ({ world, accountId, query }: Call): Page => {
    const rows = world.ledger.rows.filter(
      (row) => row.accountId === accountId && row.kind === kind && row.ref !== null,
    );
    return pageOf(newestFirst(rows), ({ at }) => at, present, query);
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
    run: movements("deposit", lightningDeposit),
  },
  {
    method: "GET",
    path: "/account/deposits/on-chain",
    scope: "account:deposits:read",
    run: movements("chain-deposit", chainDeposit),
  },
  {
    method: "GET",
    path: "/account/withdrawals/lightning",
    scope: "account:withdrawals:read",
    run: movements("lightning-withdrawal", lightningWithdrawal),
  },
  {
    method: "GET",
    path: "/account/withdrawals/on-chain",
    scope: "account:withdrawals:read",
    run: movements("withdrawal", chainWithdrawal),
  },
  { method: "GET", path: "/synthetic-usd/swaps", scope: "synthetic-usd:read", run: onePage(swap) },
  { method: "POST", path: "/synthetic-usd/swap", scope: "synthetic-usd:write", run: newSwap },
];
