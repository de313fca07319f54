import { describe, expect, it } from "vitest";
import { createFormat, format } from "#ui/format/format.ts";
import { blankOfExit, isSameRule } from "./exit-blanks.ts";
import { draftOfExit, emptyDraft, readExit, type SentenceRule } from "./exit-draft.ts";

const RULES: readonly SentenceRule[] = [
  { kind: "stop-loss", level: { by: "price", price: 190_001 } },
  { kind: "stop-loss", level: { by: "percent", bps: 525 } },
  { kind: "stop-loss", level: { by: "sats", amount: 50_000 } },
  { kind: "stop-loss", level: { by: "liquidation-distance", bps: 200 } },
  { kind: "take-profit", level: { by: "sats", amount: 1_234_567 } },
  { kind: "trailing-stop", distance: { unit: "basis-points", value: 300 }, activation: null },
  { kind: "trailing-stop", distance: { unit: "half-usd", value: 3_001 }, activation: 220_000 },
  { kind: "break-even-stop", after: { by: "percent", bps: 400 }, keepSats: 0 },
  { kind: "break-even-stop", after: { by: "price", price: 208_000 }, keepSats: 2_500 },
];

const portuguese = createFormat({ locale: "pt-BR", timeZone: "America/Sao_Paulo" });

const fieldsWrong = (draft: Parameters<typeof readExit>[1]): readonly string[] => {
  const read = readExit(format, draft);
  return read.ok ? [] : read.mistakes.map(({ field }) => field);
};

describe("an exit's sentence", () => {
  it.each(RULES)("reads back exactly what it shows: %j", (rule) => {
    expect(readExit(format, draftOfExit(format, rule))).toEqual({ ok: true, rule });
  });

  it.each(RULES)(
    "reads back what it shows in Portuguese, where comma and point change places: %j",
    (rule) => {
      expect(readExit(portuguese, draftOfExit(portuguese, rule))).toEqual({ ok: true, rule });
    },
  );

  it("says what to type with examples as they are written in each language", () => {
    const said = (of: typeof format) => {
      const read = readExit(of, emptyDraft("stop-loss"));
      return read.ok ? [] : read.mistakes.map(({ message }) => message);
    };
    expect(said(format)).toEqual(["Enter a price in dollars, like 74,300 or 74,300.5."]);
    expect(said(portuguese)).toEqual(["Digite um preço em dólares, como 74.300 ou 74.300,5."]);
  });

  it("says nothing before its blanks are filled in, and names each that is not", () => {
    expect(fieldsWrong(emptyDraft("stop-loss"))).toEqual(["level"]);
    expect(fieldsWrong(emptyDraft("take-profit"))).toEqual(["level"]);
    expect(fieldsWrong(emptyDraft("trailing-stop"))).toEqual(["distance"]);
    expect(
      fieldsWrong({
        ...emptyDraft("trailing-stop"),
        kind: "trailing-stop",
        unit: "half-usd",
        distance: "x",
        starts: "from-price",
        activation: "y",
      }),
    ).toEqual(["distance", "activation"]);
    expect(fieldsWrong(emptyDraft("break-even-stop"))).toEqual(["after"]);
  });

  it("refuses a price that is none before anything is computed from it", () => {
    expect(readExit(format, { kind: "stop-loss", level: { by: "price", text: "0" } })).toMatchObject({
      ok: false,
      mistakes: [{ field: "level", message: expect.stringContaining("between 1 and 100,000,000") }],
    });
    expect(fieldsWrong({ kind: "take-profit", level: { by: "price", text: "999999999" } })).toEqual([
      "level",
    ]);
  });

  it("keeps nothing where the blank of what is kept is empty", () => {
    expect(
      readExit(format, { kind: "break-even-stop", after: { by: "price", text: "104,000" }, keep: " " }),
    ).toMatchObject({ ok: true, rule: { keepSats: 0 } });
  });

  it("finds the blank of a field the server names, and none that it has not", () => {
    expect(blankOfExit("stop-loss", "level")).toBe("level");
    expect(blankOfExit("stop-loss", "rule.level.price")).toBe("level");
    expect(blankOfExit("trailing-stop", "rule.distance.value")).toBe("distance");
    expect(blankOfExit("break-even-stop", "rule.keepSats")).toBe("keep");
    expect(blankOfExit("break-even-stop", "keep")).toBe("keep");
    expect(blankOfExit("take-profit", "distance")).toBeNull();
    expect(blankOfExit("take-profit", null)).toBeNull();
  });

  it("is changed only where it says something else", () => {
    const [first, second] = RULES;
    if (first === undefined || second === undefined) throw new Error("There are rules");
    expect(isSameRule(format, first, structuredClone(first))).toBe(true);
    expect(isSameRule(format, first, second)).toBe(false);
    expect(isSameRule(format, null, first)).toBe(false);
  });
});
