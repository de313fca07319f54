import { inBoth } from "#domain/language/in-both.ts";

/** Orders that wait at the exchange: each of them, how old what is told of them is, and the way to take one back. */
export const ORDERS_WORDS = inBoth({
  en: {
    title: "Waiting orders",
    ofAccount: (account: string) => `Waiting orders of ${account}`,
    reading: "Reading what waits at LN Markets.",
    none: (ago: string) => `No order waits at LN Markets, read ${ago}.`,
    read: (ago: string) => `Read at LN Markets ${ago}.`,
    last: (ago: string) => `This is what waited when it was read last, ${ago}.`,
    lastNone: (ago: string) => `None waited when it was read last, ${ago}.`,
    never: "What waits at LN Markets is not known: it was never read on this page.",
    late: "LN Markets has not answered for a while.",
    offline: "This device is offline, so what waits at LN Markets cannot be read.",
    blind: (reason: string | null) =>
      `This account cannot be read now. ${reason ?? "LN Markets does not answer."}`,
    noKey: "LN Markets does not accept this key, so what waits cannot be read.",
    crossOnly: (ago: string) => `On the cross margin, read ${ago}:`,
    isolated: (name: string, price: string) => `${name} at ${price}`,
    cross: (side: "long" | "short", quantity: string, price: string) =>
      `${side === "long" ? "Buy" : "Sell"} ${quantity} at ${price}`,
    kinds: { isolated: "Isolated", cross: "Cross margin" },
    margin: (sats: string) => `${sats} of margin`,
    since: (moment: string) => `since ${moment}`,
    takeBack: "Take back",
    takeBackNamed: (order: string) => `Take back: ${order}`,
    sent: "Sent, not yet confirmed",
    mayNot: "This key may not trade, so nothing can be taken back by it.",
  },
  "pt-BR": {
    title: "Ordens em espera",
    ofAccount: (account) => `Ordens em espera de ${account}`,
    reading: "Lendo o que espera na LN Markets.",
    none: (ago) => `Nenhuma ordem espera na LN Markets, leitura ${ago}.`,
    read: (ago) => `Leitura na LN Markets ${ago}.`,
    last: (ago) => `Isto é o que esperava na última leitura, ${ago}.`,
    lastNone: (ago) => `Nenhuma ordem esperava na última leitura, ${ago}.`,
    never: "Não se sabe o que espera na LN Markets: nunca foi lido nesta página.",
    late: "A LN Markets não responde há algum tempo.",
    offline: "Este dispositivo está sem conexão, e o que espera na LN Markets não pode ser lido.",
    blind: (reason) => `Esta conta não pode ser lida agora. ${reason ?? "A LN Markets não responde."}`,
    noKey: "A LN Markets não aceita esta chave, e o que espera não pode ser lido.",
    crossOnly: (ago) => `Na margem cross, leitura ${ago}:`,
    isolated: (name, price) => `${name} em ${price}`,
    cross: (side, quantity, price) => `${side === "long" ? "Compra" : "Venda"} de ${quantity} em ${price}`,
    kinds: { isolated: "Isolada", cross: "Margem cross" },
    margin: (sats) => `${sats} de margem`,
    since: (moment) => `desde ${moment}`,
    takeBack: "Cancelar ordem",
    takeBackNamed: (order) => `Cancelar ordem: ${order}`,
    sent: "Enviado, ainda não confirmado",
    mayNot: "Esta chave não pode operar; nada pode ser cancelado por ela.",
  },
});

export type OrdersTable = (typeof ORDERS_WORDS)["en"];
