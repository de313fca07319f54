import fc from "fast-check";
import { expect, test } from "vitest";
import { aGuardReceipt, anEndReceipt } from "#testing/builders/a-guard-receipt.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { BlindReceiptFacts } from "./receipt.ts";
import { type ReceiptContent, receiptContent } from "./receipt-content.ts";
import { storableReceipt } from "./storable-receipt.ts";

const BLIND: BlindReceiptFacts = { kind: "account-blind", label: 'a "b"', reason: "", since: 5 };

const told = (changes: Partial<ReceiptContent> = {}): ReceiptContent => ({
  id: "6f9619ff-8b86-4011-b42d-00c04fc964f1",
  userId: "6f9619ff-8b86-4011-b42d-00c04fc964f2",
  accountId: "6f9619ff-8b86-4011-b42d-00c04fc964f3",
  automationId: null,
  positionId: "p1",
  intentId: null,
  outcome: "blind",
  facts: BLIND,
  rawAnswer: null,
  at: 1_795_435_200_000,
  ...changes,
});

test("is this text, for good: receipts that lie in a chain today are hashed by it in ten years", () => {
  expect(receiptContent(told())).toBe(
    `["axisor-receipts/v1","6f9619ff-8b86-4011-b42d-00c04fc964f1","6f9619ff-8b86-4011-b42d-00c04fc964f2",` +
      `"6f9619ff-8b86-4011-b42d-00c04fc964f3",null,"p1",null,"blind",` +
      `{"kind":"account-blind","label":"a \\"b\\"","reason":"","since":5},null,1795435200000]`,
  );
});

const OTHERS: { readonly [Field in keyof ReceiptContent]: ReceiptContent[Field] } = {
  id: "other",
  userId: "other",
  accountId: "other",
  automationId: "other",
  positionId: null,
  intentId: "other",
  outcome: "held",
  facts: anEndReceipt(),
  rawAnswer: "{}",
  at: 1,
};

test.each(Object.entries(OTHERS))("says %s", (field, other) => {
  expect(receiptContent({ ...told(), [field]: other })).not.toBe(receiptContent(told()));
});

test("says every number a verdict was taken from, however deep it lies", () => {
  const facts = aGuardReceipt();
  const other = aGuardReceipt({ position: { ...facts.inputs.position, fundingPaid: facts.inputs.tag } });
  expect(receiptContent(told({ facts: other }))).toBe(receiptContent(told({ facts })));
  const moved = { ...facts, inputs: { ...facts.inputs, tick: { ...facts.inputs.tick, at: 1 } } };
  expect(receiptContent(told({ facts: moved }))).not.toBe(receiptContent(told({ facts })));
});

test("two values are one text exactly when they say the same, in whichever order their parts were named", () => {
  const anyValue = fc.jsonValue({ maxDepth: 3 });
  const reversed = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(reversed)
      : typeof value === "object" && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([name, part]) => [name, reversed(part)]),
          )
        : value;
  fc.assert(
    fc.property(anyValue, anyValue, (one, other) => {
      expect(canonicalJson(reversed(one))).toBe(canonicalJson(one));
      expect(JSON.parse(canonicalJson(one))).toEqual(JSON.parse(JSON.stringify(one)));
      if (canonicalJson(one) === canonicalJson(other)) expect(reversed(one)).toEqual(reversed(other));
    }),
  );
});

test("what an exchange answered never keeps a receipt from being written, and reads back as it was hashed", () => {
  const kept = storableReceipt(
    told({ rawAnswer: "a\u0000b\ud800", facts: { ...BLIND, reason: "\u0000\ud800" }, at: 1.7 }),
  );
  expect(kept).toMatchObject({ rawAnswer: "a\ufffdb\ufffd", facts: { reason: "\ufffd\ufffd" }, at: 1 });
  expect(storableReceipt(told())).toEqual(told());
});
