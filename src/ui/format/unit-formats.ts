import type { Locale } from "#domain/language/locale.ts";
import type { Units } from "#domain/language/units.ts";
import type { BrlRate } from "#domain/market/brl-rate.ts";
import type { figures } from "#domain/notifications/figures.ts";

const SATS_PER_BTC = 100_000_000;
const NARROW_SPACE = "\u202f";
const MINUS = "\u2212";
const REAL: Record<Locale, string> = { en: "R$", "pt-BR": "R$\u00a0" };

/** The whole cents that `sats` are worth at a price in half dollars and, for reais, a rate; halves away from zero. */
const centsOf = (sats: number, halfUsd: number, rateE4: number | null): number => {
  const worth = BigInt(Math.round(sats)) * BigInt(Math.round(halfUsd)) * BigInt(rateE4 ?? 1);
  const divisor = 2_000_000n * (rateE4 === null ? 1n : 10_000n);
  const half = worth < 0n ? -divisor / 2n : divisor / 2n;
  return Number((worth + half) / divisor);
};

const signOf = (value: number): string => (value < 0 ? MINUS : value > 0 ? "+" : "");

/** Amounts in the units that whoever reads has chosen. `brl` is null where no rate is known: then money is dollars. */
export const unitFormats = (words: ReturnType<typeof figures>, units: Units, brl: BrlRate | null) => {
  const { number } = words;
  const point = number(0.5, 1).slice(1, 2);
  /** `0.00 220 484`: all eight decimals, grouped so that the sats can be read off. */
  const btc = (sats: number): string => {
    const whole = Math.abs(Math.round(sats));
    const rest = String(whole % SATS_PER_BTC).padStart(8, "0");
    const groups = [rest.slice(0, 2), rest.slice(2, 5), rest.slice(5)].join(NARROW_SPACE);
    return `${number(Math.floor(whole / SATS_PER_BTC))}${point}${groups}`;
  };
  const isBtc = units.amounts === "BTC";
  /** The figure without its unit, which is smaller where both are shown. */
  const amount = (sats: number): string => (isBtc ? `${sats < 0 ? MINUS : ""}${btc(sats)}` : number(sats));
  const amountSigned = (sats: number): string => (isBtc ? `${signOf(sats)}${btc(sats)}` : words.signed(sats));
  const days = new Intl.DateTimeFormat(words.locale === "en" ? "en-GB" : words.locale, {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  const rate = units.money === "BRL" ? brl : null;
  const worth = (cents: number): string =>
    rate === null
      ? words.usd(cents / 100)
      : `${cents < 0 ? MINUS : ""}${REAL[words.locale]}${number(Math.abs(cents) / 100, 2)}`;
  /** `$146.85` or `R$784.36`: what sats are worth at a price in half dollars. */
  const money = (sats: number, halfUsd: number): string =>
    worth(centsOf(sats, halfUsd, rate?.rateE4 ?? null));
  return {
    /** Null where money is told in dollars. */
    brl: rate,
    /** `27 Nov`: a day as it is written, whatever the zone. */
    dayShort: (day: string) => days.format(new Date(`${day}T00:00:00Z`)),
    unit: units.amounts,
    amount,
    amountSigned,
    /** `220,484 sats` or `0.00 220 484 BTC` */
    sats: (sats: number) => `${amount(sats)} ${units.amounts}`,
    satsSigned: (sats: number) => `${amountSigned(sats)} ${units.amounts}`,
    /** What a field holds, which is typed in sats whatever is shown: `220,484 sats`. */
    satsTyped: words.sats,
    money,
    moneySigned: (sats: number, halfUsd: number) => {
      const text = money(sats, halfUsd);
      return sats > 0 && /[1-9]/.test(text) ? `+${text}` : text;
    },
  };
};
