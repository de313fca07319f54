import { inBoth } from "#domain/language/in-both.ts";

/**
 * What is said of automations by what they stand on: where nothing was ever set or is set now, what a file of it holds, what
 * bringing one back does, what settings may be copied to, and what copying does.
 */
export const SUBJECT_WORDS = inBoth({
  en: {
    position: {
      never:
        "Nothing was set on this position yet. Every guard and exit you arm, change, pause or delete is kept here.",
      nothing: "Nothing is set on this position.",
      file: "A file holds the settings of this position’s guard and exits. It holds no key and nothing of what they did.",
      again:
        "Its last settings are armed on this position at once, in the place of whatever stands there now.",
      copyTo: "Copy to other positions",
      alone: "You have no other running position.",
      copies:
        "At once, in the place of what stands there; on all that are chosen, or on none. Amounts and prices are copied as they are.",
    },
    cross: {
      never:
        "No guard was set on this cross position yet. Whatever you arm, change, pause or end is kept here.",
      nothing: "No guard is set on this cross position.",
      file: "A file holds the settings of the cross guard. It holds no key and nothing of what the guard did.",
      again:
        "Its last settings are armed on this position at once, in the place of whatever stands there now.",
      copyTo: "Copy to other positions",
      alone: "You have no other cross position.",
      copies: "At once, in the place of what stands there. Amounts and prices are copied as they are.",
    },
    account: {
      never:
        "Nothing was set for this account yet. Every alert, entry, breaker and plan you arm, change, pause or end is kept here.",
      nothing: "Nothing is set for this account.",
      file: "A file holds the settings of this account’s alerts, entries, breaker and plan. It holds no key and nothing of what they did.",
      again:
        "Its last settings are armed at once. A breaker or a plan takes the place of the one there is; an alert or an entry comes beside the others.",
      copyTo: "Copy to other accounts",
      alone: "You have no other account.",
      copies:
        "At once. A breaker or a plan takes the place of the one there is; an alert or an entry comes beside the others. Amounts and prices are copied as they are.",
    },
  },
  "pt-BR": {
    position: {
      never:
        "Nada foi definido nesta posição ainda. Cada guardião e cada saída que você arma, altera, pausa ou exclui fica guardado aqui.",
      nothing: "Nada está definido nesta posição.",
      file: "Um arquivo guarda as configurações do guardião e das saídas desta posição. Ele não contém nenhuma chave e nada do que eles fizeram.",
      again: "As últimas configurações são armadas nesta posição na hora, no lugar do que estiver lá agora.",
      copyTo: "Copiar para outras posições",
      alone: "Você não tem outra posição aberta.",
      copies:
        "Na hora, no lugar do que está lá; em todas as escolhidas, ou em nenhuma. Valores e preços são copiados como estão.",
    },
    cross: {
      never:
        "Nenhum guardião foi definido nesta posição cross ainda. Tudo o que você arma, altera, pausa ou encerra fica guardado aqui.",
      nothing: "Nenhum guardião está definido nesta posição cross.",
      file: "Um arquivo guarda as configurações do guardião cross. Ele não contém nenhuma chave e nada do que o guardião fez.",
      again: "As últimas configurações são armadas nesta posição na hora, no lugar do que estiver lá agora.",
      copyTo: "Copiar para outras posições",
      alone: "Você não tem outra posição cross.",
      copies: "Na hora, no lugar do que está lá. Valores e preços são copiados como estão.",
    },
    account: {
      never:
        "Nada foi definido para esta conta ainda. Cada alerta, entrada, disjuntor e plano que você arma, altera, pausa ou encerra fica guardado aqui.",
      nothing: "Nada está definido para esta conta.",
      file: "Um arquivo guarda as configurações dos alertas, das entradas, do disjuntor e do plano desta conta. Ele não contém nenhuma chave e nada do que eles fizeram.",
      again:
        "As últimas configurações são armadas na hora. Um disjuntor ou um plano toma o lugar do que existe; um alerta ou uma entrada se soma aos outros.",
      copyTo: "Copiar para outras contas",
      alone: "Você não tem outra conta.",
      copies:
        "Na hora. Um disjuntor ou um plano toma o lugar do que existe; um alerta ou uma entrada se soma aos outros. Valores e preços são copiados como estão.",
    },
  },
});
