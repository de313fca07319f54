import { describe, expect, it } from "vitest";
import type { CrossConfigView } from "#server/trpc/schemas/cross.ts";
import { aCrossGuardView, aCrossView } from "#testing/views/a-cross-view.ts";
import { createFormat, format } from "#ui/format/format.ts";
import { crossBlankOf, crossDraftOf, firstCrossConfig, readCrossDraft } from "./cross-draft.ts";

const portuguese = createFormat({ locale: "pt-BR", timeZone: "UTC" });
const { config } = aCrossGuardView();

describe("the cross guard's sentence", () => {
  it("reads back exactly what it shows, a reduction and its cap among it", () => {
    const ladder: CrossConfigView = {
      ...config,
      steps: [
        { when: { by: "price", price: 148_601 }, deed: { kind: "reduce", targetBps: 800 } },
        { when: { by: "distance", bps: 500 }, deed: { kind: "add-margin", targetBps: 1_000 } },
        { when: { by: "margin-used", bps: 9_000 }, deed: { kind: "close" } },
      ],
      maxReduceUsd: 1_500,
      maxLossSats: 400_000,
      reserveSats: 10_000,
      cooldownSeconds: 60,
    };
    expect(readCrossDraft(format, crossDraftOf(format, ladder))).toEqual({ ok: true, config: ladder });
    expect(readCrossDraft(format, crossDraftOf(format, config))).toEqual({ ok: true, config });
  });

  it("takes contracts with a dollar sign or without, and no cap for an empty blank", () => {
    const draft = crossDraftOf(format, config);
    const capOf = (maxReduce: string) => {
      const read = readCrossDraft(format, { ...draft, maxReduce });
      return read.ok ? read.config.maxReduceUsd : read.mistakes;
    };
    expect([capOf("$500"), capOf("500"), capOf(" ")]).toEqual([500, 500, null]);
    expect(capOf("500 sats")).toMatchObject([{ field: "maxReduce" }]);
    expect(capOf("half")).toMatchObject([{ field: "maxReduce" }]);
  });

  it("takes contracts as either language writes them", () => {
    const wide = { ...config, maxReduceUsd: 1_500 };
    const draft = crossDraftOf(portuguese, wide);
    expect(draft.maxReduce).toBe("US$\u00a01.500");
    expect(readCrossDraft(portuguese, draft)).toEqual({ ok: true, config: wide });
    expect(readCrossDraft(format, draft)).toEqual({ ok: true, config: wide });
    const read = readCrossDraft(portuguese, { ...draft, maxReduce: "metade" });
    expect(read).toMatchObject({
      ok: false,
      mistakes: [
        { message: "Informe contratos inteiros em USD, como 500. Deixe vazio para não ter limite." },
      ],
    });
  });

  it("finds the blank of a field the server names", () => {
    expect(crossBlankOf("config.maxReduceUsd")).toBe("maxReduce");
    expect(crossBlankOf("maxReduce")).toBe("maxReduce");
    expect(crossBlankOf("config.steps.1.deed.targetBps")).toBe("steps.1.deed");
    expect(crossBlankOf("cooldownMs")).toBe("cooldown");
    expect(crossBlankOf("accountId")).toBeNull();
    expect(crossBlankOf(null)).toBeNull();
  });

  it("begins with what stands, and else with as much again as the margin there is", () => {
    expect(firstCrossConfig(aCrossView(), "worker")).toEqual(config);
    const first = firstCrossConfig(aCrossView({ guard: null }), "worker");
    expect(first).toMatchObject({ maxTotalSats: 265_000, maxReduceUsd: null });
    expect(first).not.toHaveProperty("settlementsAhead");
  });
});
