import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { aPositionView } from "#testing/views/an-overview.ts";
import { vanishWords } from "#ui/exits/vanish-words.ts";
import { createFormat, format } from "#ui/format/format.ts";
import { VanishLine } from "./vanish-line.tsx";

const plain = (text: string) => text.replaceAll("\u202f", " ");

it("says by what, where and with what result a position ends without us", () => {
  expect(plain(vanishWords(format, { ifWeVanish: { by: "stop", price: 182_800, net: -38_200 } }))).toBe(
    "If Axisor vanishes: stop at 91,400, about −38,200 sats.",
  );
  expect(
    plain(vanishWords(format, { ifWeVanish: { by: "liquidation", price: 181_818, net: -102_100 } })),
  ).toBe("If Axisor vanishes: liquidation at 90,909, about −102,100 sats.");
  expect(vanishWords(format, { ifWeVanish: null })).toBe("If Axisor vanishes: nothing would ever close it.");
});

it("says it in Portuguese", () => {
  const portuguese = createFormat({ locale: "pt-BR", timeZone: "UTC" });
  expect(vanishWords(portuguese, { ifWeVanish: { by: "liquidation", price: 181_818, net: -102_100 } })).toBe(
    "Se a Axisor desaparecer: liquidação em 90.909, cerca de −102.100 sats.",
  );
});

it("claims no backstop that does not stand yet", () => {
  const rule = { kind: "backstop", isWanted: true } as const;
  const exit = {
    id: "44444444-4444-4444-8444-444444444444",
    accountId: "11111111-1111-4111-8111-111111111111",
    positionId: "long-2500",
    state: "armed",
    rule,
    version: 1,
    heldBy: null,
    createdAt: "2026-11-23T12:00:00.000Z",
  } as const;
  const due = renderToStaticMarkup(<VanishLine position={aPositionView({ exits: [exit] })} />);
  expect(due).toContain("liquidation at");
  expect(due).toContain("being placed");
  const unwanted = { ...exit, rule: { ...rule, isWanted: false } };
  const off = renderToStaticMarkup(<VanishLine position={aPositionView({ exits: [unwanted] })} />);
  expect(off).not.toContain("being placed");
});
