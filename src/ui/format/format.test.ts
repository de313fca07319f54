import { describe, expect, it } from "vitest";
import { createFormat, format } from "./format.ts";

const br = createFormat({ locale: "pt-BR", timeZone: "UTC" });

describe("amounts", () => {
  it("groups sats and puts the unit after them", () => {
    expect(format.sats(220_484)).toBe("220,484 sats");
    expect(br.sats(220_484)).toBe("220.484 sats");
  });

  it("signs differences with a real minus and never signs zero", () => {
    expect(format.satsSigned(-173_906)).toBe("−173,906 sats");
    expect(format.satsSigned(26_036)).toBe("+26,036 sats");
    expect(format.satsSigned(0)).toBe("0 sats");
    expect(format.satsSigned(-0)).toBe("0 sats");
    expect(format.usdSigned(-117.98)).toBe("−$117.98");
  });

  it("shows dollars in the way of the language", () => {
    expect(format.usd(146.85)).toBe("$146.85");
    expect(br.usd(146.85)).toBe("US$\u00a0146,85");
  });
});

describe("prices", () => {
  it("are whole dollars on screens and keep their half only in receipts", () => {
    expect(format.price(135_680)).toBe("67,840");
    expect(format.priceExact(133_209)).toBe("66,604.5");
    expect(format.priceExact(133_208)).toBe("66,604");
  });
});

describe("shares", () => {
  it("never shows a distance as safer than it is", () => {
    expect(format.distance(1_169)).toBe("11.6\u202f%");
    expect(format.distance(-1)).toBe("−0.1\u202f%");
  });

  it("shows settings as short as they are exact", () => {
    expect(format.setting(500)).toBe("5\u202f%");
    expect(format.setting(250)).toBe("2.5\u202f%");
    expect(br.setting(1_000)).toBe("10\u202f%");
    expect(br.setting(1_005)).toBe("10,05\u202f%");
  });
});

describe("times", () => {
  it("tells ages in the words of the design", () => {
    expect(format.age(1_400)).toBe("1 s");
    expect(format.age(48_000)).toBe("48 s");
    expect(format.age(192_000)).toBe("3 min 12 s");
    expect(format.age(26 * 60_000)).toBe("26 min");
    expect(format.age(127 * 60_000)).toBe("2 h 07 min");
    expect(format.age(-3_000)).toBe("0 s");
  });

  it("turns to clock time after an hour", () => {
    expect(format.ago(48_000, "2026-11-23T17:26:00.000Z")).toBe("48 s ago");
    expect(format.ago(3_600_000, "2026-11-23T17:26:00.000Z")).toBe("at 17:26");
    const now = Date.parse("2026-11-23T17:53:00.000Z");
    expect(format.when("2026-11-23T17:52:12.000Z", now)).toBe("48 s ago");
    expect(format.when("2026-11-23T09:14:00.000Z", now)).toBe("at 09:14");
    expect(format.when("2026-11-21T09:14:00.000Z", now)).toBe("21 November 2026, 09:14");
    expect(format.clockSeconds("2026-11-23T15:38:04.100Z")).toBe("15:38:04");
    expect(format.moment("2026-11-23T15:38:04.100Z")).toBe("23 November 2026, 15:38");
    expect(br.moment("2026-11-23T15:38:04.100Z")).toBe("23 de novembro de 2026, 15:38");
    expect(format.day("2026-11-23T15:38:04.100Z")).toBe("Monday 23 November 2026");
  });

  it("are told in the zone of whoever reads, which has a name where no page says it", () => {
    const paulo = createFormat({ locale: "pt-BR", timeZone: "America/Sao_Paulo" });
    const night = "2026-11-24T01:30:09.000Z";
    expect(paulo.clock(night)).toBe("22:30");
    expect(paulo.clockSeconds(night)).toBe("22:30:09");
    expect(paulo.day(night)).toBe("segunda-feira 23 de novembro de 2026");
    expect(paulo.momentZoned(night)).toBe("23 de novembro de 2026, 22:30 BRT");
    expect(format.momentZoned(night)).toBe("24 November 2026, 01:30 UTC");
    expect(paulo.when("2026-11-23T13:14:00.000Z", Date.parse(night))).toBe("às 10:14");
  });

  it("are in UTC where a zone is not known", () => {
    expect(createFormat({ locale: "en", timeZone: "Mars/Olympus" }).clock("2026-11-23T17:26:00.000Z")).toBe(
      "17:26",
    );
  });
});
