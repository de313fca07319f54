import { z } from "zod";

/** What the official SDK's types promise of money in and out and of synthetic USD, strictly. */
const time = z.iso.datetime({ precision: 3 });
const id = z.uuid();
const amount = z.int().positive();
const hash = z.string().length(64);
const asset = z.enum(["BTC", "USD"]);

export const address = z.strictObject({ address: z.string() });
export const newAddress = z.strictObject({ address: z.string(), createdAt: time });
export const lightningInvoice = z.strictObject({
  depositId: id,
  paymentRequest: z.string().startsWith("ln"),
});
export const lightningPayment = z.strictObject({ amount, id, maxFees: z.int(), paymentHash: hash });
export const chainPayment = z.strictObject({
  address: z.string(),
  amount,
  createdAt: time,
  fee: z.int().nullable(),
  id,
  status: z.literal("pending"),
  txId: z.null(),
  uid: id,
  updatedAt: time,
});
export const lightningDeposit = z.strictObject({
  id,
  createdAt: time,
  amount,
  paymentHash: hash,
  settledAt: time.nullable(),
  comment: z.string().nullable(),
});
export const lightningWithdrawal = z.strictObject({
  amount,
  createdAt: time,
  destination: z.string().nullable(),
  fee: z.int(),
  id,
  paymentHash: hash,
  status: z.enum(["failed", "processed", "processing"]),
});
export const chainDeposit = z.strictObject({
  amount,
  blockHeight: z.int().nullable(),
  confirmations: z.int(),
  createdAt: time,
  id,
  status: z.enum(["MEMPOOL", "CONFIRMED", "IRREVERSIBLE"]),
  txId: hash,
});
export const chainWithdrawal = z.strictObject({
  address: z.string(),
  amount,
  createdAt: time,
  fee: z.int().nullable(),
  id,
  status: z.enum(["canceled", "pending", "processed", "processing", "rejected"]),
  txId: z.string().nullable(),
});
export const bestPrice = z.strictObject({ askPrice: z.number(), bidPrice: z.number() });
const swapFields = { inAmount: z.number(), inAsset: asset, outAmount: z.number(), outAsset: asset };
export const swap = z.strictObject(swapFields);
export const pastSwap = z.strictObject({ id, createdAt: time, ...swapFields });
