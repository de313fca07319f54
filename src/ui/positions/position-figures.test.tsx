import { expect, it } from "vitest";
import { aPositionView } from "#testing/views/an-overview.ts";
import { inPortuguese, inSaoPaulo } from "#testing/views/in-portuguese.tsx";
import { format } from "#ui/format/format.ts";
import { PositionFigures } from "./position-figures.tsx";
import { positionNameInline, positionText } from "./position-ruler.ts";

it("tells the figures of a position in Portuguese, written as it is there", () => {
  // 2,500 · 10^8 · (1/71,200 − 1/67,840) = −173,905.6 sats.
  const html = inPortuguese(<PositionFigures position={aPositionView()} last={135_680} />);
  expect(html).toContain("a 11,6 % do preço");
  expect(html).toContain("desde 71.200");
  expect(html).toContain("De 600.000 permitidos. P&amp;L −173.906 sats. Se ela for liquidada depois,");
});

it("names a position and its marks in either language", () => {
  const position = { ...aPositionView({ guard: null }), isCross: true };
  expect(positionNameInline(position, format)).toBe("the cross long $2,500");
  expect(positionNameInline(position, inSaoPaulo)).toBe("cross long US$\u00a02.500");
  expect(positionText(position, 135_680, inSaoPaulo)).toBe(
    "Cross long US$\u00a02.500: liquidação 59.943, take profit 74.500, entrada 71.200, último preço 67.840.",
  );
});
