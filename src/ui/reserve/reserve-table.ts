import { inBoth } from "#domain/language/in-both.ts";

/** What a reserve is worth, and what else can be done about a position. */
export const RESERVE_WORDS = inBoth({
  en: {
    title: "What your sats are worth",
    blind: "No plan while Axisor cannot see the account",
    tooOld: "What was read last is too old.",
    misleading: "Figures from then would mislead.",
    noPlan: "No plan can be made now.",
    working: "Working out how far it carries.",
    stale: "This is from the last reading, which is old: the price and the margin may have moved since.",
    kept: "Sats kept for it",
    keptOfFree: "Sats kept for it, of what is free",
    notFree: (free: string) => `Only ${free} are free now.`,
    noneNeeded: "It can never be liquidated: no reserve is needed.",
    survivesAll: (reserve: string) => `With ${reserve} it can never be liquidated.`,
    survivesTo: (reserve: string, price: string) => `With ${reserve} you survive to ${price}.`,
    limits: {
      "leverage-one": (spent: string) =>
        `${spent} of it can be added: LN Markets lets leverage come down to 1, and no further.`,
      "guard-cap": (spent: string) => `${spent} of it may be added, by the caps of its guard.`,
      "end-of-prices": (spent: string) => `${spent} of it are enough for that.`,
    },
    guardUsedUp: "Its guard has used up its caps and adds nothing by itself.",
    guardAdds: (room: string, price: string | null) =>
      `Its guard may add ${room} of it by its caps: by itself it ${price === null ? "is never liquidated" : `survives to ${price}`}.`,
    moves: {
      falling: (price: string | null) => `${price === null ? "at no price" : `at ${price}`} while it falls`,
      rising: (price: string | null) => `${price === null ? "at no price" : `at ${price}`} while it rises`,
    },
    shared: (positions: string, reserve: string, sides: readonly string[]) =>
      `All ${positions} positions of the account share one balance. With ${reserve} for all of them the first is liquidated ${sides.join(", and ")}.`,
    lostToo: "What is added is lost too if the price goes there even so. Funding to come is not in it.",
    noPrice: "No price has been seen yet, so the ways out cannot be compared.",
    reckoned: (price: string) =>
      `Closing is reckoned at the last price, ${price}; the spread comes on top. Costs count from the entry on.`,
    ways: "Ways out, by the most each can cost",
    columns: {
      way: "Way",
      changes: "What it changes",
      now: "Free sats at once",
      cost: "The most it can cost",
    },
    atOnce: "At once",
    atMost: "At most",
    names: { add: "Add margin", close: "Close it", accept: "Accept it", reduce: "Reduce it" },
    never: "It can never be liquidated",
    liquidationAt: (price: string, distance: string) =>
      `Liquidation is at ${price}, ${distance} from the price`,
    atTarget: (target: string) => `Nothing to add: liquidation is ${target} away already.`,
    adds: (where: string) => `${where}.`,
    addsShort: (where: string, target: string) =>
      `${where}: leverage 1 lets no more be added, short of ${target}.`,
    closes: (net: string) =>
      `The position is over, with ${net} in all: both fees and the funding are in that.`,
    accepts: (where: string) => `Nothing changes. ${where}.`,
    noReducing:
      "Not available: LN Markets closes an isolated position whole. What there is instead: close it and open a smaller one, which costs the fees of both.",
    beyondReserve: "That is more than the reserve above.",
    none: "None",
    out: (amount: string) => `${amount} out`,
    back: (amount: string) => `${amount} back`,
    noCost: (gain: string) => `None, ${gain}`,
  },
  "pt-BR": {
    title: "Quanto valem seus sats",
    blind: "Nenhum plano enquanto a Axisor não enxerga a conta",
    tooOld: "A última leitura é antiga demais.",
    misleading: "Números de então enganariam.",
    noPlan: "Nenhum plano pode ser feito agora.",
    working: "Calculando até onde ela leva.",
    stale: "Isto vem da última leitura, que é antiga: o preço e a margem podem ter mudado desde então.",
    kept: "Sats guardados para ela",
    keptOfFree: "Sats guardados para ela, do que está livre",
    notFree: (free) => `Só ${free} estão livres agora.`,
    noneNeeded: "Ela nunca pode ser liquidada: nenhuma reserva é necessária.",
    survivesAll: (reserve) => `Com ${reserve} ela nunca pode ser liquidada.`,
    survivesTo: (reserve, price) => `Com ${reserve} você sobrevive até ${price}.`,
    limits: {
      "leverage-one": (spent) =>
        `${spent} disso podem ser adicionados: a LN Markets deixa a alavancagem descer até 1, e não mais.`,
      "guard-cap": (spent) => `${spent} disso podem ser adicionados, pelos limites do guardião dela.`,
      "end-of-prices": (spent) => `${spent} disso bastam.`,
    },
    guardUsedUp: "O guardião dela esgotou os limites e não adiciona nada por si.",
    guardAdds: (room, price) =>
      `O guardião dela pode adicionar ${room} disso, pelos limites que tem: só com ele a posição ${price === null ? "nunca é liquidada" : `sobrevive até ${price}`}.`,
    moves: {
      falling: (price) => `${price === null ? "em nenhum preço" : `em ${price}`} na queda`,
      rising: (price) => `${price === null ? "em nenhum preço" : `em ${price}`} na alta`,
    },
    shared: (positions, reserve, sides) =>
      `Todas as ${positions} posições da conta dividem um só saldo. Com ${reserve} para todas, a primeira é liquidada ${sides.join(", e ")}.`,
    lostToo:
      "O que for adicionado também se perde se o preço chegar lá mesmo assim. O funding futuro não está incluído.",
    noPrice: "Nenhum preço foi visto ainda; por isso as saídas não podem ser comparadas.",
    reckoned: (price) =>
      `O fechamento é calculado no último preço, ${price}; o spread vem por cima. Os custos contam desde a entrada.`,
    ways: "Saídas, pelo máximo que cada uma pode custar",
    columns: {
      way: "Saída",
      changes: "O que muda",
      now: "Sats livres na hora",
      cost: "O máximo que pode custar",
    },
    atOnce: "Na hora",
    atMost: "No máximo",
    names: { add: "Adicionar margem", close: "Fechar", accept: "Aceitar", reduce: "Reduzir" },
    never: "Ela nunca pode ser liquidada",
    liquidationAt: (price, distance) => `A liquidação fica em ${price}, a ${distance} do preço`,
    atTarget: (target) => `Nada a adicionar: a liquidação já está a ${target} de distância.`,
    adds: (where) => `${where}.`,
    addsShort: (where, target) =>
      `${where}: com alavancagem 1 nada mais pode ser adicionado, aquém de ${target}.`,
    closes: (net) => `A posição acaba, com ${net} ao todo: as duas taxas e o funding estão incluídos.`,
    accepts: (where) => `Nada muda. ${where}.`,
    noReducing:
      "Não disponível: a LN Markets fecha uma posição isolada por inteiro. O que há em vez disso: fechar e abrir uma menor, o que custa as taxas das duas.",
    beyondReserve: "Isso é mais do que a reserva acima.",
    none: "Nenhum",
    out: (amount) => `${amount} saem`,
    back: (amount) => `${amount} voltam`,
    noCost: (gain) => `Nenhum, ${gain}`,
  },
});
