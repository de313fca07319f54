import { expect, test } from "vitest";
import { priceFromUsd, sats } from "#domain/units.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { FakeExchange } from "#testing/fakes/fake-exchange.ts";
import { FakeMarket } from "#testing/fakes/fake-market.ts";
import { readAccount } from "./read-account.ts";

const anExchange = () => new FakeExchange(new FakeMarket(priceFromUsd(100_000), () => 0), sats(500));

test("an account is its balance and its running trades", async () => {
  const exchange = anExchange();
  exchange.hold(aPosition());
  expect(await readAccount(exchange)).toMatchObject({
    value: { balance: 500, positions: [{ id: "position-1" }] },
  });
});

test("one impossible figure makes the account unreadable, with the rule it breaks in words", async () => {
  const exchange = anExchange();
  exchange.hold(aPosition({ id: "p9", liquidation: priceFromUsd(120_000) }));
  expect(await readAccount(exchange)).toEqual({
    ok: false,
    failure: {
      kind: "unavailable",
      message:
        "LN Markets told of position p9 that its liquidation lies on the earning side of its price. That cannot be, so nothing is done on it.",
      raw: "",
      trouble: "unreadable",
    },
  });
});
