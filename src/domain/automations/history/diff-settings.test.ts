import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  AUTOMATION_KINDS,
  anySettings,
  anySettingsOf,
} from "#testing/arbitraries/arbitrary-automation-settings.ts";
import { aCrossGuardConfig } from "#testing/builders/a-cross-position.ts";
import { aGuardConfig } from "#testing/builders/a-guard-config.ts";
import { runs } from "#testing/infra/runs.ts";
import { basisPoints, priceFromUsd, sats, usd } from "../../units.ts";
import { addWithin } from "../guard-step.ts";
import type { AutomationSettings } from "./automation-settings.ts";
import { diffSettings } from "./diff-settings.ts";

/** A backstop is set to yes or no. */
const NUMBERED = AUTOMATION_KINDS.filter((kind) => kind !== "backstop");

const guard = (wanted: Parameters<typeof aGuardConfig>[0] = {}): AutomationSettings => ({
  kind: "margin-guard",
  config: aGuardConfig(wanted),
});

/** One change a line, with plain spaces before percent signs. */
const told = (before: AutomationSettings | null, after: AutomationSettings): readonly string[] =>
  diffSettings(before, after, "en").map(({ field, before: old, after: anew }) =>
    `${field}: ${old ?? "—"} → ${anew ?? "—"}`.replaceAll("\u202f", " "),
  );

describe("what differs between two versions", () => {
  it("is told in Portuguese by the names of its form there", () => {
    const after = guard({ trigger: basisPoints(400), maxPerDay: sats(50_000) });
    const lines = diffSettings(guard(), after, "pt-BR");
    expect(
      lines.map(({ field, before, after: anew }) =>
        `${field}: ${before} → ${anew}`.replaceAll("\u202f", " "),
      ),
    ).toEqual([
      "O degrau 1 age em: 5 % da liquidação → 4 % da liquidação",
      "Máximo por dia: sem limite → 50.000 sats",
    ]);
  });

  it("of a guard is told by the names of its form, and nothing else is", () => {
    const after = guard({ trigger: basisPoints(400), maxPerDay: sats(50_000), cooldownMs: 90_000 });
    expect(told(guard(), after)).toEqual([
      "Step 1 acts at: 5 % from liquidation → 4 % from liquidation",
      "Most per day: no limit → 50,000 sats",
      "Least time between two top-ups: 0 s → 90 s",
    ]);
  });

  it("names a step that came or went by its place", () => {
    const steps = [
      addWithin(basisPoints(500), basisPoints(1_000)),
      { when: { by: "margin-used", bps: basisPoints(9_000) }, deed: { kind: "close" } },
    ] as const;
    expect(told(guard(), guard({ steps }))).toEqual([
      "Step 2 acts at: — → 90 % of the margin lost",
      "What step 2 does: — → close the position",
    ]);
    expect(told(guard({ steps }), guard())).toEqual([
      "Step 2 acts at: 90 % of the margin lost → —",
      "What step 2 does: close the position → —",
    ]);
  });

  it("of another kind is that it is another kind, and field by field", () => {
    const stop: AutomationSettings = {
      kind: "stop-loss",
      config: { level: { by: "price", price: priceFromUsd(95_000.5) } },
    };
    const trailing: AutomationSettings = {
      kind: "trailing-stop",
      config: { distance: { unit: "half-usd", value: 3_001 }, activation: null },
    };
    expect(told(stop, trailing)).toEqual([
      "Kind: Stop loss → Trailing stop",
      "Stop loss level: 95,000.5 → —",
      "Trailing distance: — → 1,500.5 USD",
      "From which price it trails: — → at once",
    ]);
  });

  it("tells every setting where there was none before", () => {
    const keep: AutomationSettings = {
      kind: "break-even-stop",
      config: { after: { by: "sats", amount: sats(20_000) }, keep: sats(0) },
    };
    expect(told(null, keep)).toEqual([
      "Level after which the stop moves: — → a net profit of 20,000 sats",
      "Kept sats: — → 0 sats",
    ]);
    expect(told(null, { kind: "backstop", config: { isWanted: false } })).toEqual([
      "Backstop: — → not wanted",
    ]);
  });

  it.each(AUTOMATION_KINDS)("of a %s is nothing only where both are the same", (kind) => {
    fc.assert(
      fc.property(anySettingsOf(kind), anySettings, fc.boolean(), (one, any, isSameKind) => {
        const other = isSameKind && any.kind !== kind ? one : any;
        const changes = diffSettings(one, other, "en");
        expect(changes.length === 0).toBe(isDeepStrictEqual(one, other));
        for (const { before, after } of changes) expect(before).not.toBe(after);
      }),
      { numRuns: runs(1_000) },
    );
  });

  it.each(NUMBERED)("of a %s notices the smallest change of any number", (kind) => {
    fc.assert(
      fc.property(anySettingsOf(kind), fc.nat(), (settings, which) => {
        const places: number[] = [];
        const text = JSON.stringify(settings);
        for (const found of text.matchAll(/(?<=:)\d+(?=[,}])/gu)) places.push(found.index);
        const at = places[which % places.length] ?? 0;
        const changed =
          text.slice(0, at) + text.slice(at).replace(/^\d+/u, (value) => `${Number(value) + 1}`);
        expect(diffSettings(settings, JSON.parse(changed), "en")).toHaveLength(1);
      }),
      { numRuns: runs(1_000) },
    );
  });

  it("names the same change from the other side the other way round", () => {
    fc.assert(
      fc.property(anySettings, anySettings, (one, other) => {
        const turned = diffSettings(other, one, "en").map(({ field, before, after }) => ({
          field,
          before: after,
          after: before,
        }));
        const byField = (list: readonly { readonly field: string }[]) =>
          list.toSorted((a, b) => (a.field < b.field ? -1 : 1));
        expect(byField(diffSettings(one, other, "en"))).toEqual(byField(turned));
      }),
      { numRuns: runs(1_000) },
    );
  });
});

it("names what differs between two versions of a cross guard by its form, its reductions among it", () => {
  const { lostBefore: _, ...config } = aCrossGuardConfig({ maxReduce: usd(500) });
  const before: AutomationSettings = { kind: "cross-guard", config };
  const reducing = {
    when: { by: "price", price: priceFromUsd(95_000) },
    deed: { kind: "reduce", target: basisPoints(800) },
  } as const;
  const steps = [...config.steps, reducing];
  const after: AutomationSettings = {
    kind: "cross-guard",
    config: { ...config, steps, maxReduce: null, cooldownMs: 60_000 },
  };
  expect(told(before, after)).toEqual([
    "Step 2 acts at: — → 95,000",
    "What step 2 does: — → close contracts until it is 8 % away",
    "Least time between two top-ups or reductions: 0 s → 60 s",
    "Most contracts closed at a time: $500 → no limit",
  ]);
});
