import { expect, it } from "vitest";
import type { BreakerView } from "#server/trpc/schemas/breaker.ts";
import { readInPortuguese } from "#testing/views/read-in-portuguese.tsx";
import { BreakerFigures } from "./breaker-figures.tsx";
import { BreakerSentence } from "./breaker-sentence.tsx";

it("is written in Portuguese in its own order", () => {
  const draft = { drop: "12,5 %", action: "guards-only", cooldown: "60" } as const;
  const text = readInPortuguese(
    <BreakerSentence
      draft={draft}
      mistakes={[{ field: "dropBps", message: "Digite mais." }]}
      onChange={() => undefined}
    />,
  );
  expect(text).toBe(
    "Quando o patrimônio desta conta estiver [12,5 %] abaixo do pico, deixar só os guardiões agirem, e não armar de novo por [60] minutos.Queda: Digite mais.",
  );
});

it("tells in Portuguese what it goes by, in the zone of whoever reads", () => {
  const breaker: BreakerView = {
    id: "1",
    accountId: "2",
    state: "armed",
    dropBps: 1_250,
    action: "flatten",
    cooldownMinutes: 90,
    reading: {
      at: "2026-11-27T08:00:00.000Z",
      equity: 1_000_000,
      peak: 1_100_000,
      peakAt: "2026-11-26T01:30:00.000Z",
      floor: 962_500,
      drawdownBps: 909,
    },
    below: 189_582,
    above: null,
    heldBy: null,
    trippedAt: null,
    restsUntil: null,
  };
  const now = Date.parse("2026-11-27T08:00:48.000Z");
  const text = readInPortuguese(<BreakerFigures breaker={breaker} now={now} />);
  expect(text).toContain("Patrimônio, lido há 48 s");
  expect(text).toContain("9,0 % abaixo do pico.");
  // Half past one at Greenwich is the evening before in São Paulo.
  expect(text).toContain("Em 25 de novembro de 2026, 22:30 BRT.");
  expect(text).toContain("Uma queda até aí");
});
