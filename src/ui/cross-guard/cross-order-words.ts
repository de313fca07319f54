import { inBoth } from "#domain/language/in-both.ts";
import type { Side } from "#domain/position/side.ts";
import type { CrossOrderView, CrossVanishView } from "#server/trpc/schemas/cross.ts";
import type { Format } from "#ui/format/format.ts";

/** An order that makes the position smaller, and how many more wait behind it. */
type Reducing = {
  readonly does: string;
  readonly side: Side;
  readonly price: string;
  readonly more: number;
};

const moreInEnglish = (count: number): string => {
  if (count === 0) return "";
  return count === 1 ? ", and one more waits beyond" : `, and ${count} more wait beyond`;
};

const moreInPortuguese = (count: number): string => {
  if (count === 0) return "";
  return count === 1 ? ", e mais uma espera além" : `, e mais ${count} esperam além`;
};

/** What waits on the cross margin at the exchange, and what becomes of the position by it. */
export const CROSS_ORDER_WORDS = inBoth({
  en: {
    title: "Orders that wait at LN Markets",
    notRead: "What waits at LN Markets has not been read yet.",
    none: (ago: string) => `No order waits at LN Markets, read ${ago}.`,
    waits: (ago: string) => `Waits at LN Markets, read ${ago}.`,
    noStop:
      "LN Markets holds limit orders for the cross position and no stop: what makes it smaller there fills only as the price moves in its favour.",
    order: (side: Side, quantity: string, price: string, effect: string) =>
      `${side === "long" ? "Buy" : "Sell"} ${quantity} at ${price} ${effect}`,
    effects: {
      opens: "opens one",
      adds: "adds to it",
      reduces: "reduces it",
      closes: "closes it",
      turns: "turns it over",
    },
    reducesBy: (quantity: string) => `reduces it by ${quantity}`,
    liquidated: (price: string, amount: string) =>
      `If Axisor vanishes now: liquidation at ${price} takes all of the cross margin, ${amount}.`,
    nothingCloses: "If Axisor vanishes now: nothing would ever close it.",
    noLiquidation: "If Axisor vanishes now: no price would liquidate it.",
    reducing: ({ does, side, price, more }: Reducing) =>
      `An order at LN Markets ${does} if the price ${side === "short" ? "rises" : "falls"} to ${price}${moreInEnglish(more)}: it fills only in the direction of profit, and is no stop.`,
    adding: (quantity: string, price: string, more: number) =>
      `An order there adds ${quantity} at ${price}${moreInEnglish(more)}: then liquidation comes sooner.`,
  },
  "pt-BR": {
    title: "Ordens que esperam na LN Markets",
    notRead: "O que espera na LN Markets ainda não foi lido.",
    none: (ago) => `Nenhuma ordem espera na LN Markets, leitura ${ago}.`,
    waits: (ago) => `Esperam na LN Markets, leitura ${ago}.`,
    noStop:
      "A LN Markets mantém ordens limitadas para a posição cross, e nenhum stop: o que a diminui ali só executa quando o preço anda a favor dela.",
    order: (side, quantity, price, effect) =>
      `${side === "long" ? "Compra" : "Venda"} de ${quantity} em ${price}: ${effect}`,
    effects: {
      opens: "abre uma posição",
      adds: "aumenta a posição",
      reduces: "reduz a posição",
      closes: "fecha a posição",
      turns: "inverte a posição",
    },
    reducesBy: (quantity) => `reduz a posição em ${quantity}`,
    liquidated: (price, amount) =>
      `Se a Axisor sumir agora: a liquidação em ${price} leva toda a margem cross, ${amount}.`,
    nothingCloses: "Se a Axisor sumir agora: nada jamais a fecharia.",
    noLiquidation: "Se a Axisor sumir agora: nenhum preço a liquidaria.",
    reducing: ({ does, side, price, more }) =>
      `Uma ordem na LN Markets ${does} se o preço ${side === "short" ? "subir" : "cair"} a ${price}${moreInPortuguese(more)}: ela só executa na direção do lucro e não é um stop.`,
    adding: (quantity, price, more) =>
      `Uma ordem ali adiciona ${quantity} em ${price}${moreInPortuguese(more)}: a liquidação então vem antes.`,
  },
});

/** An order that waits on the cross margin and what it does: "Sell $500 at 105,000 reduces it". */
export const crossOrderWords = (
  format: Format,
  { side, quantity, price, effect }: CrossOrderView,
): string => {
  const words = CROSS_ORDER_WORDS[format.locale];
  return words.order(side, format.quantity(quantity), format.priceExact(price), words.effects[effect]);
};

const deedWords = (format: Format, { effect, quantity }: CrossOrderView): string => {
  const { effects, reducesBy } = CROSS_ORDER_WORDS[format.locale];
  return effect === "closes" || effect === "turns" ? effects[effect] : reducesBy(format.quantity(quantity));
};

const reducingWords = (format: Format, [first, ...more]: readonly CrossOrderView[]): readonly string[] => {
  if (first === undefined) return [];
  const { side, price } = first;
  const [does, where] = [deedWords(format, first), format.priceExact(price)];
  return [CROSS_ORDER_WORDS[format.locale].reducing({ does, side, price: where, more: more.length })];
};

const addingWords = (format: Format, [first, ...more]: readonly CrossOrderView[]): readonly string[] => {
  if (first === undefined) return [];
  const [quantity, price] = [format.quantity(first.quantity), format.priceExact(first.price)];
  return [CROSS_ORDER_WORDS[format.locale].adding(quantity, price, more.length)];
};

const endWords = (format: Format, { liquidation, reducing }: CrossVanishView): string => {
  const words = CROSS_ORDER_WORDS[format.locale];
  if (liquidation !== null)
    return words.liquidated(format.price(liquidation.price), format.sats(-liquidation.net));
  return reducing.length === 0 ? words.nothingCloses : words.noLiquidation;
};

/** What becomes of the cross margin if nobody acts from here, the orders that wait beside it; empty while flat. */
export const crossVanishWords = (format: Format, ifWeVanish: CrossVanishView | null): string =>
  ifWeVanish === null
    ? ""
    : [
        endWords(format, ifWeVanish),
        ...reducingWords(format, ifWeVanish.reducing),
        ...addingWords(format, ifWeVanish.adding),
      ].join(" ");

/** How old the reading of the orders is; it is a request of its own, and seldomer than that of the position. */
export const ordersReadWords = (format: Format, ordersReadAt: string, now: number): string =>
  format.ago(Math.max(0, now - Date.parse(ordersReadAt)), ordersReadAt);
