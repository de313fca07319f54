import { inBoth } from "#domain/language/in-both.ts";
import type { Format } from "#ui/format/format.ts";

const WORDS = inBoth({
  en: {
    price: (example: string) => `Enter a price in dollars, such as ${example}.`,
    prices: (example: string) => `Enter prices in dollars with a space between them, such as ${example}.`,
    percent: "Enter a percentage, such as 3.",
    minutes: "Enter whole minutes, such as 60.",
    candles: "Enter a whole number of candles.",
    level: (least: string, most: string) => `Enter a level from ${least} to ${most}, such as 30.`,
    dollars: (example: string) => `Enter whole dollars, such as ${example}.`,
    sats: (example: string) => `Enter whole sats, such as ${example}.`,
    leverage: "Enter a leverage, such as 10.",
    guardCap: "Enter the most the guard may add to each position, in sats.",
    budget: "Enter the most that may be lost, in sats.",
    expires: "Enter a time in UTC, such as 2026-12-31 18:00, or leave it empty.",
    quiet: "Enter both times in UTC, such as 22:00 and 06:00, or leave both empty.",
    entries: "Enter a number of entries, such as 1.",
  },
  "pt-BR": {
    price: (example) => `Digite um preço em dólares, como ${example}.`,
    prices: (example) => `Digite preços em dólares com um espaço entre eles, como ${example}.`,
    percent: "Digite uma porcentagem, como 3.",
    minutes: "Digite minutos inteiros, como 60.",
    candles: "Digite um número inteiro de candles.",
    level: (least, most) => `Digite um nível de ${least} a ${most}, como 30.`,
    dollars: (example) => `Digite dólares inteiros, como ${example}.`,
    sats: (example) => `Digite sats inteiros, como ${example}.`,
    leverage: "Digite uma alavancagem, como 10.",
    guardCap: "Digite o máximo que o guardião pode adicionar a cada posição, em sats.",
    budget: "Digite o máximo que pode ser perdido, em sats.",
    expires: "Digite um horário em UTC, como 2026-12-31 18:00, ou deixe vazio.",
    quiet: "Digite os dois horários em UTC, como 22:00 e 06:00, ou deixe os dois vazios.",
    entries: "Digite um número de entradas, como 1.",
  },
});

/** Three prices of a ladder as they are typed, to show how. */
export const ladderExample = (format: Format): string =>
  [190_000, 188_000, 186_000].map(format.priceExact).join(" ");

/** What to write into each blank, with figures as whoever reads writes them. */
export const unreadWords = (format: Format) => {
  const words = WORDS[format.locale];
  return {
    ...words,
    price: words.price(format.priceExact(190_000)),
    prices: words.prices(ladderExample(format)),
    level: words.level(format.settingNumber(1), format.settingNumber(9_999)),
    dollars: words.dollars(format.number(1_000)),
    sats: words.sats(format.number(50_000)),
  };
};

export type UnreadWords = ReturnType<typeof unreadWords>;
