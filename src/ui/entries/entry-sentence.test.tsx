import { expect, it } from "vitest";
import type { EntryForm, EntryPreviewView } from "#server/trpc/schemas/entries.ts";
import { readInPortuguese } from "#testing/views/read-in-portuguese.tsx";
import { EMPTY_ENTRY, type EntryDraft } from "./entry-draft.ts";
import { EntryPreview } from "./entry-preview.tsx";
import { EntrySentence } from "./entry-sentence.tsx";

const sentence = (change: Partial<EntryDraft>) =>
  readInPortuguese(
    <EntrySentence
      draft={{ ...EMPTY_ENTRY, size: "1.000", guardCap: "50.000", budget: "90.000", ...change }}
      mistakes={[{ field: "quietHours", message: "Digite os dois." }]}
      onChange={() => undefined}
    />,
  );

it("is written in Portuguese in its own order", () => {
  const text = sentence({
    price: "95.000,5",
    stopBy: "percent",
    stop: "5 %",
    quietFrom: "22:00",
    quietTo: "06:00",
  });
  expect(text).toContain(
    "Quando o preço cair a [95.000,5], abrir um long de tantos dólares: [1.000] a [10]×, no máximo [1] vezes.",
  );
  expect(text).toContain(
    "Com um guardião, que adiciona no máximo [50.000]. Stop: a uma distância de [5 %]. Take profit: nenhum.",
  );
  expect(text).toContain("Tudo junto pode perder no máximo [90.000].");
  expect(text).toContain("Termina em [] e não entra em nada de [22:00] a [06:00].");
  expect(text).toContain("Horas de silêncio: Digite os dois.");
});

it("names the candles after how many there are", () => {
  expect(sentence({ waitsFor: "rsi" })).toContain(
    "Quando o RSI de [14] candles de 1 hora fechar abaixo de [30], abrir",
  );
  expect(sentence({ waitsFor: "average" })).toContain(
    "Quando a média rápida: média exponencial de [9] candles de 1 hora fechar acima da de [21], abrir",
  );
  expect(sentence({ waitsFor: "dip", side: "short", dip: "3 %" })).toContain(
    "Quando o preço subir [3 %] em [60] minutos, abrir um short",
  );
  expect(sentence({ waitsFor: "ladder" })).toContain(", uma vez em cada preço.");
});

it("says in Portuguese what it would order and what that takes", () => {
  const form = { side: "long", budget: 250_000 } as EntryForm;
  const order: EntryPreviewView["orders"][number] = {
    type: "limit",
    quantity: 1_000,
    at: 190_001,
    margin: 105_262,
    liquidation: 174_000,
    stopLoss: null,
    takeProfit: null,
    cost: 108_000,
    lossAtStop: null,
    worstCase: 120_000,
  };
  const preview: EntryPreviewView = {
    mistakes: [],
    orders: [order],
    worstCase: 120_000,
    cost: 108_000,
    balance: 1_500_000,
    isPast: false,
    last: 200_000,
  };
  const text = readInPortuguese(<EntryPreview form={form} preview={preview} />);
  expect(text).toContain("Long US$\u00a01.000 em 95.000,5");
  expect(text).toContain("De 1.500.000 sats livres");
});
