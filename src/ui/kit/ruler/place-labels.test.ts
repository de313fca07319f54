import { describe, expect, it } from "vitest";
import { placeLabels } from "./place-labels.ts";

const wish = (id: string, x: number, rank: number, name = id) => ({ id, x, rank, name, value: "63,098" });

describe("ruler labels", () => {
  it("keeps the higher rank of two marks under 44 px apart, whatever their order", () => {
    const kept = placeLabels([wish("stop", 130, 3), wish("liq", 100, 1)], 740);
    expect(kept.map((label) => label.id)).toEqual(["liq"]);
  });

  it("keeps both when they are far enough apart", () => {
    expect(placeLabels([wish("liq", 100, 1), wish("stop", 160, 3)], 740)).toHaveLength(2);
  });

  it("drops a label whose words would touch a kept one even at 44 px", () => {
    const kept = placeLabels([wish("liq", 100, 1, "Liquidation"), wish("tp", 146, 4, "Take profit")], 740);
    expect(kept).toHaveLength(1);
  });

  it("hangs labels at the edges inside the ruler", () => {
    expect(placeLabels([wish("liq", 3, 1)], 740)[0]).toMatchObject({ anchor: "start", shift: -3 });
    expect(placeLabels([wish("liq", 738, 1)], 740)[0]).toMatchObject({ anchor: "end", shift: 2 });
  });

  it("steps aside from the needle, away from it on either side", () => {
    expect(placeLabels([wish("liq", 300, 1)], 740, 305)[0]?.anchor).toBe("end");
    expect(placeLabels([wish("liq", 310, 1)], 740, 305)[0]?.anchor).toBe("start");
    expect(placeLabels([wish("liq", 400, 1)], 740, 305)[0]?.anchor).toBe("middle");
  });
});
