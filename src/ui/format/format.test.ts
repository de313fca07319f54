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

describe("amounts in the units that are read", () => {
  const btc = createFormat({ locale: "en", timeZone: "UTC", amounts: "BTC", money: "USD" });
  const btcBr = createFormat({ locale: "pt-BR", timeZone: "UTC", amounts: "BTC", money: "USD" });
  const rate = { rateE4: 53_412, day: "2026-11-27", source: "bcb" } as const;
  const reais = createFormat({ locale: "en", timeZone: "UTC", amounts: "sats", money: "BRL" }, rate);
  const reaisBr = createFormat({ locale: "pt-BR", timeZone: "UTC", amounts: "sats", money: "BRL" }, rate);

  it.each([
    [220_484, "0.00 220 484 BTC", "0,00 220 484 BTC"],
    [0, "0.00 000 000 BTC", "0,00 000 000 BTC"],
    [-0, "0.00 000 000 BTC", "0,00 000 000 BTC"],
    [-1, "−0.00 000 001 BTC", "−0,00 000 001 BTC"],
    [123_456_789, "1.23 456 789 BTC", "1,23 456 789 BTC"],
    [2_100_000_000_000_000, "21,000,000.00 000 000 BTC", "21.000.000,00 000 000 BTC"],
  ])("shows %d sats as bitcoin with all eight decimals", (value, en, pt) => {
    expect(btc.sats(value).replaceAll("\u202f", " ")).toBe(en);
    expect(btcBr.sats(value).replaceAll("\u202f", " ")).toBe(pt);
  });

  it("signs differences in bitcoin, and zero never", () => {
    expect(btc.satsSigned(26_036).replaceAll("\u202f", " ")).toBe("+0.00 026 036 BTC");
    expect(btc.satsSigned(-173_906).replaceAll("\u202f", " ")).toBe("−0.00 173 906 BTC");
    expect(btc.satsSigned(0).replaceAll("\u202f", " ")).toBe("0.00 000 000 BTC");
  });

  it("leaves what is typed in sats", () => {
    expect(btc.satsTyped(220_484)).toBe("220,484 sats");
    expect(btcBr.satsTyped(220_484)).toBe("220.484 sats");
  });

  // 220,484 sats at 66,604 USD are 146.851163... USD, and 146.851163 × 5.3412 = 784.3614... BRL.
  it("tells what an amount is worth in the money that is read", () => {
    expect(format.money(220_484, 133_208)).toBe("$146.85");
    expect(reais.money(220_484, 133_208)).toBe("R$784.36");
    expect(reaisBr.money(220_484, 133_208)).toBe("R$\u00a0784,36");
    expect(reaisBr.moneySigned(-220_484, 133_208)).toBe("−R$\u00a0784,36");
    expect(reais.moneySigned(220_484, 133_208)).toBe("+R$784.36");
    expect(format.moneySigned(-220_484, 133_208)).toBe("−$146.85");
    expect(format.moneySigned(0, 133_208)).toBe("$0.00");
  });

  // At 100,000 USD a sat is a tenth of a cent: 5 sats are half a cent, 15 are one and a half.
  it("rounds half a cent away from zero", () => {
    expect(format.money(5, 200_000)).toBe("$0.01");
    expect(format.money(15, 200_000)).toBe("$0.02");
    expect(format.money(4, 200_000)).toBe("$0.00");
    expect(format.money(-5, 200_000)).toBe("−$0.01");
    expect(format.moneySigned(4, 200_000)).toBe("$0.00");
  });

  it("does not lose a cent of all the bitcoin there will be", () => {
    expect(format.money(2_100_000_000_000_000, 200_001)).toBe("$2,100,010,500,000.00");
    expect(reais.money(2_100_000_000_000_000, 200_001)).toBe("R$11,216,576,082,600.00");
  });

  it("stays in dollars where nobody could say what a dollar costs", () => {
    const unknown = createFormat({ locale: "en", timeZone: "UTC", amounts: "sats", money: "BRL" }, null);
    expect(unknown.money(220_484, 133_208)).toBe("$146.85");
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
