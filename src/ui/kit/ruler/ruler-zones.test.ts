import { describe, expect, it } from "vitest";
import { rulerZones } from "./ruler-zones.ts";

const domain = { low: 56_000, high: 82_000 };
const long = { liquidation: 59_943, dangerUntil: 63_098, watchUntil: 64_803 };
const short = { liquidation: 77_569, dangerUntil: 73_875, watchUntil: 72_155 };

describe("ruler zones", () => {
  it("runs from lost over danger and watch to safe for a long", () => {
    expect(rulerZones(domain, { below: long, above: null })).toEqual([
      { kind: "lost", from: 56_000, to: 59_943 },
      { kind: "danger", from: 59_943, to: 63_098 },
      { kind: "watch", from: 63_098, to: 64_803 },
      { kind: "safe", from: 64_803, to: 82_000 },
    ]);
  });

  it("is mirrored for a short and stops at its take profit", () => {
    const zones = rulerZones(domain, { below: null, above: short, ends: 63_500 });
    expect(zones.map((zone) => zone.kind)).toEqual(["safe", "watch", "danger", "lost"]);
    expect(zones[0]).toEqual({ kind: "safe", from: 63_500, to: 72_155 });
  });

  it("lets the worse verdict win where a long and a short overlap", () => {
    const near = { liquidation: 66_000, dangerUntil: 64_000, watchUntil: 62_000 };
    const zones = rulerZones(domain, { below: long, above: near });
    expect(zones.map((zone) => zone.kind)).toEqual(["lost", "danger", "watch", "danger", "lost"]);
  });

  it("covers the ruler without gap or overlap", () => {
    const zones = rulerZones(domain, { below: long, above: short });
    expect(zones[0]?.from).toBe(domain.low);
    expect(zones.at(-1)?.to).toBe(domain.high);
    for (const [index, zone] of zones.slice(1).entries()) expect(zone.from).toBe(zones[index]?.to);
  });
});
