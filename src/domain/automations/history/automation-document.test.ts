import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  AUTOMATION_KINDS,
  anySettings,
  anySettingsOf,
} from "#testing/arbitraries/arbitrary-automation-settings.ts";
import { aGuardConfig } from "#testing/builders/a-guard-config.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { sats } from "../../units.ts";
import { checkMarginGuard } from "../check-margin-guard.ts";
import { documentToSettings, toAutomationDocument } from "./automation-document.ts";
import type { AutomationSettings } from "./automation-settings.ts";
import { parseAutomationDocument, readAutomationDocument } from "./parse-automation-document.ts";

const EXPORTED_AT = "2026-01-31T14:03:00.000Z";

const GUARD: AutomationSettings = { kind: "margin-guard", config: aGuardConfig({ maxTotal: sats(90_000) }) };
const STOP = { kind: "stop-loss", config: { level: { by: "price", priceHalfUsd: 190_000 } } };

const documentOf = (...automations: readonly unknown[]) => ({
  format: "axisor-automations",
  version: 1,
  exportedAt: EXPORTED_AT,
  automations,
});

const mistakesIn = (document: unknown): readonly string[] => {
  const parsed = parseAutomationDocument(document);
  return parsed.ok ? [] : parsed.failure.map(({ path, message }) => `${path}: ${message("en")}`);
};

/** How many values a document holds, itself among them. */
const placesIn = (document: unknown): number => {
  let places = 0;
  JSON.stringify(document, (_, part) => {
    places += 1;
    return part;
  });
  return places;
};

describe("a document of automations", () => {
  it("carries every number with its unit in its name", () => {
    const position = aPosition({ id: "p1" });
    expect(toAutomationDocument([{ settings: GUARD, position }], EXPORTED_AT)).toEqual(
      documentOf({
        kind: "margin-guard",
        position: { id: "p1", side: "long", quantityUsd: 1_000, entryPriceHalfUsd: 200_000 },
        config: {
          steps: [{ when: { by: "distance", bps: 500 }, deed: { kind: "add-margin", targetBps: 1_000 } }],
          maxTotalSats: 90_000,
          maxPerActionSats: null,
          maxPerDaySats: null,
          maxLossSats: null,
          reserveSats: 0,
          cooldownSeconds: 0,
        },
      }),
    );
  });

  it("writes a cooldown of part of a second as the whole one, and no cap as one that no guard is armed with", () => {
    const config = aGuardConfig({ cooldownMs: 1_001 });
    const document = toAutomationDocument(
      [{ settings: { kind: "margin-guard", config }, position: null }],
      EXPORTED_AT,
    );
    expect(document.automations[0]?.config).toMatchObject({ cooldownSeconds: 2, maxTotalSats: 0 });
    const [entry] = document.automations;
    const settings = entry === undefined ? null : documentToSettings(entry);
    if (settings?.kind !== "margin-guard") throw new Error("There is a guard");
    expect(checkMarginGuard(settings.config, null)).toMatchObject([{ field: "maxTotal" }]);
  });

  it.each(AUTOMATION_KINDS)("gives a %s back as it was, through the text of a file", (kind) => {
    fc.assert(
      fc.property(fc.array(anySettingsOf(kind), { maxLength: 5 }), fc.boolean(), (all, isPlaced) => {
        const position = isPlaced ? aPosition() : null;
        const document = toAutomationDocument(
          all.map((settings) => ({ settings, position })),
          EXPORTED_AT,
        );
        const read = readAutomationDocument(JSON.stringify(document, null, 2));
        expect(read).toEqual({ ok: true, value: document });
        expect(read.ok && read.value.automations.map(documentToSettings)).toEqual(all);
      }),
      { numRuns: runs(500) },
    );
  });

  it("tells everything that is wrong, each with its path", () => {
    const level = { by: "price", priceHalfUsd: 190_000.5 };
    const trailing = { kind: "trailing-stop", config: { distance: { unit: "miles", value: 3 } } };
    expect(
      mistakesIn({
        ...documentOf(STOP, { kind: "stop-loss", config: { level } }, trailing, { kind: "alarm" }),
        version: 2,
        extra: 1,
      }),
    ).toEqual([
      "extra: This is not known here: take it out.",
      "version: Write one of these here: 1.",
      "automations.1.config.level.priceHalfUsd: Write a whole number from 2 to 200000000 here.",
      'automations.2.config.distance.unit: Write one of these here: "basis-points", "half-usd".',
      "automations.2.config.activationHalfUsd: This is missing.",
      'automations.3.kind: Write one of these here: "margin-guard", "cross-guard", "stop-loss", "take-profit", "trailing-stop", "break-even-stop", "backstop", "price-alert", "drawdown-breaker", "auto-entry", "guard-plan".',
    ]);
  });

  it("is read from JSON and from nothing else", () => {
    for (const text of ["", "{", "axisor", '{"format":']) {
      expect(readAutomationDocument(text)).toMatchObject({ ok: false, failure: [{ path: "" }] });
    }
    for (const value of [null, 1, "text", []]) {
      expect(mistakesIn(value)).toEqual([": Write an object in braces here."]);
    }
  });

  it("says what is wrong in the language of whoever reads it, and names what to write as it is written", () => {
    const parsed = parseAutomationDocument({ ...documentOf(), format: "else" });
    expect(parsed.ok ? [] : parsed.failure.map(({ message }) => message("pt-BR"))).toEqual([
      'Escreva aqui um destes: "axisor-automations".',
    ]);
  });

  it("of more than 50, or of a guard without steps or with more than 5, is refused whole", () => {
    expect(mistakesIn(documentOf(...Array.from({ length: 51 }, () => STOP)))).toEqual([
      "automations: Write a list of 0 to 50 here.",
    ]);
    const [entry] = toAutomationDocument([{ settings: GUARD, position: null }], EXPORTED_AT).automations;
    for (const count of [0, 6]) {
      const steps = Array.from({ length: count }, () => ({
        when: { by: "distance", bps: 1 },
        deed: { kind: "close" },
      }));
      expect(mistakesIn(documentOf({ ...entry, config: { ...entry?.config, steps } }))).toEqual([
        "automations.0.config.steps: Write a list of 1 to 5 here.",
      ]);
    }
  });

  it("is refused, never misread, whatever one of its values becomes", () => {
    const odd = fc.constantFrom<unknown>(null, -1, 0.5, 1e300, "", "price", true, [], {}, 2 ** 53);
    fc.assert(
      fc.property(anySettings, fc.nat(), odd, (settings, which, value) => {
        const document = toAutomationDocument([{ settings, position: aPosition() }], EXPORTED_AT);
        const walk = { place: 0, of: placesIn(document) };
        const changed = JSON.stringify(document, (_, part) => {
          walk.place += 1;
          return walk.place === (which % walk.of) + 1 ? value : part;
        });
        const read = readAutomationDocument(changed);
        // What is read is what was written: nothing is dropped, filled in or rounded on the way.
        if (read.ok) expect(read.value).toEqual(JSON.parse(changed));
        else expect(read.failure.length).toBeGreaterThan(0);
      }),
      { numRuns: runs(3_000) },
    );
  });
});
