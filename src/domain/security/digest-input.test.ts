import fc from "fast-check";
import { expect, test } from "vitest";
import { ABROAD, aSecurityEvent } from "#testing/builders/a-security-event.ts";
import { runs } from "#testing/infra/runs.ts";
import { digestInput } from "./digest-input.ts";
import type { LoggedEvent } from "./logged-event.ts";
import { storableEvent } from "./storable-event.ts";

const logged = (changes: Partial<LoggedEvent> = {}): LoggedEvent => ({
  ...aSecurityEvent(),
  seq: 7,
  risk: 0.3,
  signals: ["new-network"],
  ...changes,
});
const BEFORE = "ab".repeat(32);

test("is this text, for good: events that lie in a chain today are hashed by it in ten years", () => {
  expect(digestInput(BEFORE, logged({ facts: { label: 'a "b"', revision: 2 } }))).toBe(
    `["axisor-security/v1","${BEFORE}",7,1795435200000,"login","allowed",` +
      `"6f9619ff-8b86-4011-b42d-00c04fc964ff","user",null,null,"203.0.113.7",` +
      `[["label","a \\"b\\""],["revision",2]],0.3,["new-network"]]`,
  );
});

const OTHERS: Required<{ readonly [Field in keyof LoggedEvent]: LoggedEvent[Field] }> = {
  seq: 8,
  at: 1,
  kind: "logout",
  outcome: "refused",
  userId: null,
  actor: "operator",
  sessionId: "6f9619ff-8b86-4011-b42d-00c04fc964fe",
  deviceId: "6f9619ff-8b86-4011-b42d-00c04fc964fe",
  network: ABROAD,
  facts: { a: 1 },
  risk: 0,
  signals: [],
};

test.each(Object.entries(OTHERS))("says %s", (field, other) => {
  expect(digestInput(BEFORE, { ...logged(), [field]: other })).not.toBe(digestInput(BEFORE, logged()));
});

test("says what came before", () => {
  expect(digestInput("0".repeat(64), logged())).not.toBe(digestInput(BEFORE, logged()));
});

test("does not depend on the order in which facts were named", () => {
  const one = digestInput(BEFORE, logged({ facts: { a: 1, b: 2, A: 3 } }));
  expect(digestInput(BEFORE, logged({ facts: { b: 2, A: 3, a: 1 } }))).toBe(one);
});

test("is never the same for two events, wherever the border between two fields is drawn", () => {
  const text = fc.constantFrom("", '"', ",", '","', "a", "null", "[]", "\\", "0");
  const facts = fc.dictionary(text, fc.oneof(text, fc.constantFrom(0, 1, true, null)), { maxKeys: 3 });
  const event = fc.record({ network: fc.option(text), sessionId: fc.option(text), facts });
  fc.assert(
    fc.property(event, event, (one, other) => {
      const texts = [one, other].map((changes) => digestInput(BEFORE, logged(changes)));
      const isSame = JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
      expect(texts[0] === texts[1]).toBe(isSame);
    }),
    { numRuns: runs(5_000) },
  );
});

const sorted = ({ facts, ...rest }: { readonly facts: object; readonly [name: string]: unknown }) => [
  rest.network,
  rest.sessionId,
  Object.entries(facts).sort(([one], [other]) => (one < other ? -1 : 1)),
];

test("a fact somebody typed is cut to what can be stored, and never keeps an event from being written", () => {
  const long = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`fact ${at}`, "x".repeat(999)]));
  const { facts } = storableEvent(aSecurityEvent({ facts: long }));
  expect(Object.keys(facts)).toHaveLength(20);
  expect(facts["fact 0"]).toHaveLength(200);
  expect(
    storableEvent(aSecurityEvent({ at: 1.7, facts: { a: "\u0000\ud800", b: Number.NaN } })),
  ).toMatchObject({
    at: 1,
    facts: { a: "\ufffd\ufffd", b: null },
  });
});
