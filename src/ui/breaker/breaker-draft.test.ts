import { expect, test } from "vitest";
import type { BreakerView } from "#server/trpc/schemas/breaker.ts";
import { createFormat, format } from "#ui/format/format.ts";
import { draftOfBreaker, EMPTY_BREAKER, isArmedAs, readBreaker } from "./breaker-draft.ts";
import { breakerStanding, nearestPrices } from "./breaker-words.ts";

const fieldsOf = (draft: Partial<typeof EMPTY_BREAKER>): readonly string[] => {
  const read = readBreaker(format, { ...EMPTY_BREAKER, ...draft });
  return read.ok ? [] : read.mistakes.map(({ field }) => field);
};

const ARMED: BreakerView = {
  id: "1",
  accountId: "2",
  state: "armed",
  dropBps: 1_250,
  action: "flatten",
  cooldownMinutes: 90,
  reading: null,
  below: null,
  above: null,
  heldBy: null,
  trippedAt: null,
  restsUntil: null,
};

test("what is written is read as it stands, and what stands is written back the same", () => {
  const read = readBreaker(format, { drop: "12.5 %", action: "flatten", cooldown: "90 minutes" });
  expect(read).toEqual({ ok: true, form: { dropBps: 1_250, action: "flatten", cooldownMinutes: 90 } });
  expect(readBreaker(format, draftOfBreaker(format, ARMED))).toEqual(read);
});

test("each blank that cannot be read is named, and so is what the rules refuse", () => {
  expect(fieldsOf({ drop: "much", cooldown: "" })).toEqual(["dropBps", "cooldownMinutes"]);
  expect(fieldsOf({ drop: "0.5", cooldown: "20000" })).toEqual(["dropBps", "cooldownMinutes"]);
  expect(fieldsOf({ drop: "91" })).toEqual(["dropBps"]);
});

test("only settings that differ from what is armed can be armed, and any once it is stopped", () => {
  const form = { dropBps: 1_250, action: "flatten", cooldownMinutes: 90 } as const;
  expect(isArmedAs(ARMED, form)).toBe(true);
  expect(isArmedAs(ARMED, { ...form, action: "guards-only" })).toBe(false);
  expect([isArmedAs({ ...ARMED, state: "stopped" }, form), isArmedAs(null, form)]).toEqual([false, false]);
});

test("a breaker that protects nothing says so first", () => {
  const trippedAt = "2026-11-27T08:00:00.000Z";
  expect(breakerStanding(format, { ...ARMED, state: "stopped" })).toBe("Stopped: it protects nothing.");
  expect(breakerStanding(format, { ...ARMED, heldBy: "key-may-not-read" })).toContain("does not protect");
  expect(
    breakerStanding(format, {
      ...ARMED,
      state: "tripped",
      trippedAt,
      restsUntil: "2026-11-27T09:30:00.000Z",
    }),
  ).toBe("Tripped on 27 November 2026, 08:00 UTC. It rests until 27 November 2026, 09:30 UTC.");
});

test("the prices that trip it are named for the sides that have one", () => {
  expect(nearestPrices(format, { below: 189_582, above: 220_001 })[0]).toBe("94,791 or 110,000.5");
  expect(nearestPrices(format, { below: null, above: 220_001 })[1]).toContain("A rise");
  expect(nearestPrices(format, { below: null, above: null })[0]).toBe("No price");
});

test("in Portuguese it reads and tells with the separators and the zone of whoever reads", () => {
  const portuguese = createFormat({ locale: "pt-BR", timeZone: "America/Sao_Paulo" });
  expect(draftOfBreaker(portuguese, ARMED).drop).toBe("12,5\u202f%");
  expect(readBreaker(portuguese, draftOfBreaker(portuguese, ARMED))).toMatchObject({
    ok: true,
    form: { dropBps: 1_250 },
  });
  expect(readBreaker(portuguese, { drop: "12,5", action: "flatten", cooldown: "90 minutos" }).ok).toBe(true);
  expect(readBreaker(portuguese, EMPTY_BREAKER)).toMatchObject({
    mistakes: [{ field: "dropBps", message: "Digite uma porcentagem, como 10." }],
  });
  const trippedAt = "2026-11-27T08:00:00.000Z";
  const restsUntil = "2026-11-27T09:30:00.000Z";
  expect(breakerStanding(portuguese, { ...ARMED, state: "tripped", trippedAt, restsUntil })).toBe(
    "Disparou em 27 de novembro de 2026, 05:00 BRT. Descansa até 27 de novembro de 2026, 06:30 BRT.",
  );
  expect(nearestPrices(portuguese, { below: 189_582, above: 220_001 })[0]).toBe("94.791 ou 110.000,5");
});
