import { inBoth } from "#domain/language/in-both.ts";

/** What a drawdown breaker is, how it stands, and what it goes by. */
export const BREAKER_WORDS = inBoth({
  en: {
    title: "Drawdown breaker",
    means:
      "It watches what a whole account is worth, transfers left out, and throws the panic switch once when too much of it is gone. It trips once, and only you arm it again.",
    breakerOf: (account: string) => `Drawdown breaker of ${account}`,
    unread: "The breaker could not be read",
    reading: "Reading the breaker.",
    none: "No breaker is armed.",
    arm: "Arm the breaker",
    armChanges: "Arm the changes",
    arming: "Arming",
    confirmed: "Confirmed for five minutes. Nothing was sent yet: press it again.",
    stop: "Stop the breaker",
    stopCost:
      "Nothing stops this account's losses as a whole then. Armed again, it begins with the equity of then.",
    keep: "Keep it armed",
    confirmStop: "Stop it",
    stopping: "Stopping",
    /** What it does when it trips, as its sentence says it. */
    actions: {
      "freeze-entries": "open nothing more",
      "guards-only": "let only guards act",
      flatten: "close every position",
    },
    /** What each action means, beyond its few words. */
    actionMeans: {
      "freeze-entries": "Entries are frozen. Guards and exits go on.",
      "guards-only": "Entries and everything else stop. Guards go on adding margin.",
      flatten:
        "Every running position is closed at the market, with its fees and at whatever price there is.",
    },
    held: {
      "doubtful-equity":
        "Armed, and in doubt: the equity jumped by more than can be explained. It waits for another reading.",
      "key-may-not-read":
        "Armed, but it does not protect: the key may not read deposits, withdrawals or cross futures any more.",
    },
    armed: "Armed.",
    notRead: "Armed. It has not read the account yet.",
    stopped: "Stopped: it protects nothing.",
    trippedResting: (tripped: string, rests: string) => `Tripped on ${tripped}. It rests until ${rests}.`,
    trippedRested: (tripped: string) => `Tripped on ${tripped}. It may be armed again.`,
    goesBy: "What the breaker goes by",
    equity: (age: string) => `Equity, read ${age}`,
    equityIs: (distance: string) =>
      `${distance} below the peak. Balance, margins, waiting orders and what is open.`,
    peak: "Peak",
    peakOn: (time: string) => `On ${time}. Deposits and withdrawals since move it with them.`,
    tripsAt: "Trips at",
    tripsBelow: (distance: string) => `${distance} below the peak, or less.`,
    priceThatTrips: "Price that trips it",
    nearest: {
      either: (below: string, above: string) => `${below} or ${above}`,
      eitherMeans: "The nearest price on either side, as long as the account stays as it is.",
      fallMeans: "A fall to there, as long as the account stays as it is. No rise trips it.",
      riseMeans: "A rise to there, as long as the account stays as it is. No fall trips it.",
      none: "No price",
      noneMeans: "What the account holds falls so far at no price.",
    },
    wanted: {
      percent: "Enter a percentage, such as 10.",
      minutes: "Enter whole minutes, such as 60.",
    },
  },
  "pt-BR": {
    title: "Disjuntor de perdas",
    means:
      "Ele observa quanto vale uma conta inteira, sem contar transferências, e aciona o botão de pânico uma vez quando se perdeu demais. Dispara uma vez, e só você o arma de novo.",
    breakerOf: (account) => `Disjuntor de perdas de ${account}`,
    unread: "Não foi possível ler o disjuntor",
    reading: "Lendo o disjuntor.",
    none: "Nenhum disjuntor está armado.",
    arm: "Armar o disjuntor",
    armChanges: "Armar as mudanças",
    arming: "Armando",
    confirmed: "Confirmado por cinco minutos. Nada foi enviado ainda: pressione de novo.",
    stop: "Parar o disjuntor",
    stopCost:
      "Então nada detém as perdas desta conta como um todo. Armado de novo, ele começa do patrimônio daquele momento.",
    keep: "Manter armado",
    confirmStop: "Parar",
    stopping: "Parando",
    actions: {
      "freeze-entries": "não abrir mais nada",
      "guards-only": "deixar só os guardiões agirem",
      flatten: "fechar todas as posições",
    },
    actionMeans: {
      "freeze-entries": "As entradas são congeladas. Guardiões e saídas continuam.",
      "guards-only": "Entradas e todo o resto param. Os guardiões continuam a adicionar margem.",
      flatten: "Cada posição aberta é fechada a mercado, com suas taxas e ao preço que houver.",
    },
    held: {
      "doubtful-equity":
        "Armado, mas em dúvida: o patrimônio mudou mais do que se pode explicar. Espera outra leitura.",
      "key-may-not-read":
        "Armado, mas não protege: a chave não pode mais ler depósitos, saques ou futuros cross.",
    },
    armed: "Armado.",
    notRead: "Armado. Ainda não leu a conta.",
    stopped: "Parado: não protege nada.",
    trippedResting: (tripped, rests) => `Disparou em ${tripped}. Descansa até ${rests}.`,
    trippedRested: (tripped) => `Disparou em ${tripped}. Já pode ser armado de novo.`,
    goesBy: "Em que o disjuntor se baseia",
    equity: (age) => `Patrimônio, lido ${age}`,
    equityIs: (distance) =>
      `${distance} abaixo do pico. Saldo, margens, ordens à espera e o que está aberto.`,
    peak: "Pico",
    peakOn: (time) => `Em ${time}. Depósitos e saques desde então o movem junto.`,
    tripsAt: "Dispara em",
    tripsBelow: (distance) => `${distance} abaixo do pico, ou menos.`,
    priceThatTrips: "Preço que o dispara",
    nearest: {
      either: (below, above) => `${below} ou ${above}`,
      eitherMeans: "O preço mais próximo de cada lado, enquanto a conta ficar como está.",
      fallMeans: "Uma queda até aí, enquanto a conta ficar como está. Nenhuma alta o dispara.",
      riseMeans: "Uma alta até aí, enquanto a conta ficar como está. Nenhuma queda o dispara.",
      none: "Nenhum preço",
      noneMeans: "O que a conta tem não cai tanto a preço algum.",
    },
    wanted: {
      percent: "Digite uma porcentagem, como 10.",
      minutes: "Digite minutos inteiros, como 60.",
    },
  },
});
