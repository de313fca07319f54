import { describe, expect, it } from "vitest";
import type { IntentAction } from "../intents/action.ts";
import { basisPoints, leverageFromNumber, priceFromUsd, sats, usd } from "../units.ts";
import type { CommandReceiptFacts, ReceiptOutcome } from "./receipt.ts";
import { receiptWords } from "./receipt-words.ts";

const plain = (text: string) => text.replaceAll("\u202f", " ");

const ORDER = { side: "long", limit: null, clientId: "axisor-1-0" } as const;
const TRADE = {
  ...ORDER,
  size: { by: "quantity", quantity: usd(1_000) },
  leverage: leverageFromNumber(2.5),
  stopLoss: priceFromUsd(92_000),
  takeProfit: null,
} as const;

const POSITION: CommandReceiptFacts["position"] = {
  side: "long",
  quantity: usd(1_000),
  price: priceFromUsd(100_000),
  margin: sats(100_000),
  liquidation: priceFromUsd(90_909),
  pl: sats(-58_823),
};
const NET = {
  side: "short",
  quantity: usd(300),
  margin: sats(50_000),
  leverage: 5,
  liquidation: priceFromUsd(130_000),
  pl: sats(10),
} as const;

const facts = (action: IntentAction, wanted: Partial<CommandReceiptFacts> = {}): CommandReceiptFacts => ({
  kind: "command",
  by: "manual",
  action,
  position: POSITION,
  last: priceFromUsd(94_445),
  balance: sats(897_900),
  failure: null,
  ...wanted,
});
const title = (about: CommandReceiptFacts, outcome: ReceiptOutcome = "unknown") =>
  plain(receiptWords(about, outcome, "en").title);

const onCross = { position: null, netPosition: NET };
const onAccount = { position: null };

/** Each order with what it is called. */
const ORDERS: readonly (readonly [CommandReceiptFacts, string])[] = [
  [facts({ kind: "add-margin", amount: sats(5_000) }), "add 5,000 sats to long $1,000"],
  [facts({ kind: "cash-in", amount: sats(5_000) }), "take 5,000 sats out of long $1,000"],
  [facts({ kind: "close-trade" }), "close long $1,000"],
  [
    facts({ kind: "set-stop-loss", price: priceFromUsd(92_000.5) }),
    "set the stop of long $1,000 to 92,000.5",
  ],
  [
    facts({ kind: "set-trailing-stop", distance: basisPoints(250) }),
    "let the stop of long $1,000 trail 2.5 % behind the best price",
  ],
  [facts({ kind: "remove-stop-loss" }), "take the stop off long $1,000"],
  [
    facts({ kind: "set-take-profit", price: priceFromUsd(110_000) }),
    "set the take profit of long $1,000 to 110,000",
  ],
  [facts({ kind: "remove-take-profit" }), "take the take profit off long $1,000"],
  [
    facts({ kind: "open-trade", order: TRADE }, onAccount),
    "open a long $1,000 with 2.5× at the market, its stop at 92,000",
  ],
  [
    facts(
      { kind: "cancel-trade", tradeId: "t" },
      { ...onAccount, order: { ...NET, price: priceFromUsd(90_000) } },
    ),
    "take back an order, short $300 at 90,000",
  ],
  [
    facts({ kind: "cross-order", order: { ...ORDER, quantity: usd(100) } }, onCross),
    "buy $100 on the cross margin at the market",
  ],
  [facts({ kind: "cancel-cross-order", orderId: "o" }, onCross), "take back an order on the cross margin"],
  [facts({ kind: "close-cross", quantity: usd(300) }, onCross), "close the cross position, short $300"],
  [facts({ kind: "deposit-cross", amount: sats(9_000) }, onCross), "move 9,000 sats into the cross margin"],
  [
    facts({ kind: "withdraw-cross", amount: sats(9_000) }, onCross),
    "move 9,000 sats out of the cross margin",
  ],
  [facts({ kind: "set-cross-leverage", leverage: 7 }, onCross), "set the cross leverage to 7×"],
];

describe("the receipt of a command", () => {
  it.each(ORDERS)("says what was ordered: %#", (about, words) => {
    expect(title(about)).toBe(`Sent the order to ${words}, not yet confirmed.`);
    expect(title(about, "confirmed")).toBe(`Done: ${words}.`);
  });

  it("is told in Portuguese, whatever was ordered", () => {
    const told = ORDERS.map(([about]) => plain(receiptWords(about, "unknown", "pt-BR").title));
    expect(told).toEqual([
      "Enviado, ainda não confirmado: adicionar 5.000 sats à posição long de US$\u00a01.000.",
      "Enviado, ainda não confirmado: retirar 5.000 sats da posição long de US$\u00a01.000.",
      "Enviado, ainda não confirmado: fechar a posição long de US$\u00a01.000.",
      "Enviado, ainda não confirmado: definir o stop da posição long de US$\u00a01.000 em 92.000,5.",
      "Enviado, ainda não confirmado: fazer o stop da posição long de US$\u00a01.000 seguir 2,5 % atrás do melhor preço.",
      "Enviado, ainda não confirmado: retirar o stop da posição long de US$\u00a01.000.",
      "Enviado, ainda não confirmado: definir o take profit da posição long de US$\u00a01.000 em 110.000.",
      "Enviado, ainda não confirmado: retirar o take profit da posição long de US$\u00a01.000.",
      "Enviado, ainda não confirmado: abrir um long de US$\u00a01.000, alavancagem 2,5×, a mercado, stop em 92.000.",
      "Enviado, ainda não confirmado: cancelar uma ordem, short de US$\u00a0300 em 90.000.",
      "Enviado, ainda não confirmado: comprar US$\u00a0100 na margem cross a mercado.",
      "Enviado, ainda não confirmado: cancelar uma ordem da margem cross.",
      "Enviado, ainda não confirmado: fechar a posição cross, short de US$\u00a0300.",
      "Enviado, ainda não confirmado: mover 9.000 sats para a margem cross.",
      "Enviado, ainda não confirmado: retirar 9.000 sats da margem cross.",
      "Enviado, ainda não confirmado: definir a alavancagem cross em 7×.",
    ]);
  });

  it("of an order that rests says that it waits, never that it is done", () => {
    const order = { ...TRADE, limit: priceFromUsd(90_000), stopLoss: null };
    expect(title(facts({ kind: "open-trade", order }, onAccount), "confirmed")).toBe(
      "Placed, and waiting for its price: open a long $1,000 with 2.5× at 90,000.",
    );
  });

  it("never sounds done where that was not seen, and says where to look where it may be", () => {
    for (const [about] of ORDERS) {
      for (const outcome of ["rejected", "not-applied", "unknown", "ambiguous"] as const) {
        expect(title(about, outcome)).not.toMatch(/^(Done|Placed)/);
      }
      expect(title(about, "ambiguous")).toMatch(
        /Look at (the position|your (trades|cross orders|cross margin))\.$/,
      );
      expect(title(about, "rejected")).toMatch(/Nothing was changed\.$/);
    }
  });

  it("shows what it was ordered on: the position, the cross margin, or what was free", () => {
    const why = (about: CommandReceiptFacts) => receiptWords(about, "confirmed", "en").why.map(plain);
    expect(why(facts({ kind: "close-trade" }))).toEqual([
      "Ordered by you.",
      "Price 94,445, liquidation 90,909, margin 100,000 sats.",
    ]);
    expect(why(facts({ kind: "close-cross", quantity: usd(300) }, { ...onCross, by: "panic" }))).toEqual([
      "Ordered by the panic switch.",
      "Price 94,445, liquidation 130,000, margin 50,000 sats.",
    ]);
    expect(
      why(facts({ kind: "open-trade", order: TRADE }, { ...onAccount, failure: "LN Markets refused." })),
    ).toEqual(["Ordered by you.", "Price 94,445, 897,900 sats free.", "LN Markets refused."]);
  });
});
