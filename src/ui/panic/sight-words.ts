import { inBoth } from "#domain/language/in-both.ts";

/** What stands in the way of the panic switch. */
export const SIGHT_WORDS = inBoth({
  en: {
    workerUnseen:
      "Axisor's worker has not been seen yet. A stage stands at once, but positions are closed only by it, once it is back. If you cannot wait, close them at LN Markets.",
    workerAway: (age: string) =>
      `Axisor's worker was last seen ${age} ago. A stage stands at once, but positions are closed only by it, once it is back. If you cannot wait, close them at LN Markets.`,
    keyRefused: (account: string) =>
      `LN Markets refuses the key of ${account}: nothing can be closed by it. Close at LN Markets.`,
    blind: (account: string, since: string) =>
      `${account} cannot be read since ${since}. Positions read last are still closed by their ids; whether they are gone is known only once it can be read again.`,
    neverReached:
      "This page cannot reach Axisor. You can still try; a panic link or LN Markets itself may get through.",
    unreached: "This page cannot reach Axisor now; what it shows is what it heard last. You can still try.",
    databaseAway:
      "Axisor cannot read its database now; what this shows is what it read last. You can still try, and again once it can; LN Markets itself is there meanwhile.",
  },
  "pt-BR": {
    workerUnseen:
      "O worker da Axisor ainda não foi visto. Um estágio vale na hora, mas só ele fecha posições, quando voltar. Se você não pode esperar, feche na LN Markets.",
    workerAway: (age) =>
      `O worker da Axisor foi visto pela última vez há ${age}. Um estágio vale na hora, mas só ele fecha posições, quando voltar. Se você não pode esperar, feche na LN Markets.`,
    keyRefused: (account) =>
      `A LN Markets recusa a chave de ${account}: nada pode ser fechado por ela. Feche na LN Markets.`,
    blind: (account, since) =>
      `A conta ${account} não pode ser lida; a leitura parou ${since}. As posições lidas por último ainda são fechadas pelos seus ids; se elas se foram só se sabe quando a conta puder ser lida de novo.`,
    neverReached:
      "Esta página não alcança a Axisor. Você ainda pode tentar; um link de pânico ou a própria LN Markets pode funcionar.",
    unreached:
      "Esta página não alcança a Axisor agora; o que ela mostra é o que soube por último. Você ainda pode tentar.",
    databaseAway:
      "A Axisor não consegue ler o banco de dados agora; o que se vê aqui é o que ela leu por último. Você ainda pode tentar, e de novo quando ela conseguir; enquanto isso, a própria LN Markets continua disponível.",
  },
});
