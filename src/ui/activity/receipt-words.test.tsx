import { expect, it } from "vitest";
import { aReceiptView } from "#testing/views/an-overview.ts";
import { inPortuguese } from "#testing/views/in-portuguese.tsx";
import { ReceiptRow } from "./receipt-row.tsx";
import { WhyNotForm } from "./why-not-form.tsx";

it("tells a receipt in Portuguese, with what it cost beside what was added", () => {
  const html = inPortuguese(<ReceiptRow receipt={aReceiptView()} isOpen onToggle={() => undefined} />);
  for (const part of [
    "Agiu · P&amp;L na hora −242.292 sats",
    "Por que agiu",
    "Aconteceu, e foi lido de volta ou comprovado.",
    "Se a posição for liquidada depois, estes sats também se perdem.",
    "Depois: liquidação 59.943, a 10,00 % do preço.",
  ])
    expect(html).toContain(part);
});

it("calls what is not confirmed sent, in Portuguese too", () => {
  const unknown = aReceiptView({ outcome: "unknown", liquidationAfter: null });
  expect(inPortuguese(<ReceiptRow receipt={unknown} isOpen={false} onToggle={() => undefined} />)).toContain(
    "Enviado, ainda não confirmado: ",
  );
});

it("answers a question in the zone it is asked in", () => {
  const html = inPortuguese(
    <WhyNotForm
      automations={[{ id: "g", name: "Guardião de margem", kind: "price-alert", hasEnded: true }]}
      newest="2026-11-23T15:37"
      answer={{ from: "2026-11-23T14:03:00.000Z", rule: "outside-trigger", words: [], receipt: null }}
      isAsking={false}
      problem={null}
      onAsk={() => undefined}
      onOpen={() => undefined}
    />,
  );
  expect(html).toContain("Minuto, em UTC");
  expect(html).toContain("Nada foi feito às 14:03");
  expect(html).toContain('<optgroup label="Encerradas">');
});
