import { expect, test } from "vitest";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { type PriceHalfUsd, priceFromUsd } from "#domain/units.ts";
import { aPosition } from "../builders/a-position.ts";
import { nothingOpened } from "./opened.ts";
import { findLoosened } from "./watch-mixed.ts";

/** What is told of a trader's stop on one position, looked at twice. */
const told = async (one: Partial<IsolatedPosition>, other: Partial<IsolatedPosition>) => {
  const position = aPosition();
  const opened = nothingOpened();
  opened.stopped.add(`account ${position.id}`);
  const known = new Map<string, PriceHalfUsd>();
  const violations: string[] = [];
  for (const changes of [one, other]) {
    const running = async () => new Map([["account", [{ ...position, ...changes }]]]);
    await findLoosened({ now: () => 0, running }, opened, known, violations);
  }
  return violations.map((words) => words.split(":")[0]);
};

const at = (dollars: number) => ({ stopLoss: priceFromUsd(dollars) });

test("a stop of a trader's may come nearer to the market, and neither go away from it nor be gone", async () => {
  expect(await told(at(95_000), at(96_000))).toEqual([]);
  expect(await told(at(95_000), at(94_999.5))).toEqual(["loosened"]);
  expect(await told(at(95_000), { stopLoss: null })).toEqual(["taken"]);
});

test("one that liquidation overtook makes way: it would never have fired", async () => {
  const overtaken = { stopLoss: null, liquidation: priceFromUsd(95_000) };
  expect(await told(at(95_000), overtaken)).toEqual([]);
  expect(await told(at(95_000.5), overtaken)).toEqual(["taken"]);
});
