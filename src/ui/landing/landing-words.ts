import { inBoth } from "#domain/language/in-both.ts";

/** The page that says what Axisor is to whoever does not know it. */
export const LANDING_WORDS = inBoth({
  en: {
    nav: {
      label: "This page",
      how: "How it decides",
      limits: "Limits",
      host: "Run it yourself",
      logIn: "Log in",
    },
    headline: { isPrice: "Liquidation is a price.", move: "Move it in time." },
    lede: "Axisor watches leveraged Bitcoin positions on LN Markets, adds margin before the exchange closes them, and keeps a receipt for every decision.",
    create: "Create an account",
    demo: "Log in to the demo",
    answers: {
      title: "Five ways money is lost, and the answer to each",
      elsewhere: "How it goes wrong elsewhere",
      here: "What Axisor does",
      number: {
        wrong: "The guard computed the wrong number",
        answer: "Inverse-contract margin in whole sats, checked against figures the exchange published",
      },
      neverRan: {
        wrong: "The guard never ran",
        answer: "Every page says when the guards last ran; when that is too long ago it never says Safe",
      },
      badData: {
        wrong: "It ran on bad data",
        answer: "Every figure has a source and an age, and old ones look old",
      },
      falseSuccess: {
        wrong: "Its action failed, recorded as success",
        answer: "Each action is read back from the exchange before it counts",
      },
      leaked: {
        wrong: "The keys leaked",
        answer: "Keys that can withdraw are refused; the rest are stored encrypted, bound to their owner",
      },
    },
    receipt: {
      title: "Every decision leaves a receipt",
      what: "This one was written by a guard that acted on simulated prices. It keeps everything it was decided from, so that anybody can decide it again. This page did, before you saw it:",
    },
    limits: {
      title: "What it cannot do",
      gap: "Outrun a gap. If the price jumps past trigger and liquidation at once, nobody can act in between. A stop at the exchange is the last line.",
      leverage:
        "Make leverage safe. In a long fall every top-up is lost too, so a guard can cost more than it saves. You set a total limit, and sats added are always shown next to P&L.",
      withdraw: "Withdraw. A key that can withdraw is refused.",
    },
    host: {
      title: "Run it yourself",
      what: "One command, no account anywhere, simulated prices first. The terminal that starts it prints a demo login with positions to watch. Open source, MIT.",
    },
    noExchange: "Axisor is not an exchange and holds no funds.",
    isExample: "The figures above are a worked example.",
  },
  "pt-BR": {
    nav: {
      label: "Esta página",
      how: "Como ela decide",
      limits: "Limites",
      host: "Rode você mesmo",
      logIn: "Entrar",
    },
    headline: { isPrice: "Liquidação é um preço.", move: "Mova-o a tempo." },
    lede: "A Axisor vigia posições alavancadas de Bitcoin na LN Markets, adiciona margem antes que a corretora as feche e guarda um recibo de cada decisão.",
    create: "Criar uma conta",
    demo: "Entrar na demonstração",
    answers: {
      title: "Cinco maneiras de perder dinheiro, e a resposta a cada uma",
      elsewhere: "Como dá errado em outros lugares",
      here: "O que a Axisor faz",
      number: {
        wrong: "O guardião calculou o número errado",
        answer:
          "Margem de contrato inverso em sats inteiros, conferida com valores publicados pela corretora",
      },
      neverRan: {
        wrong: "O guardião nunca rodou",
        answer:
          "Toda página diz quando os guardiões rodaram pela última vez; se faz tempo demais, ela nunca diz Seguro",
      },
      badData: {
        wrong: "Ele rodou com dados ruins",
        answer: "Todo número tem fonte e idade, e os velhos parecem velhos",
      },
      falseSuccess: {
        wrong: "A ação falhou e foi registrada como sucesso",
        answer: "Cada ação é lida de volta na corretora antes de valer",
      },
      leaked: {
        wrong: "As chaves vazaram",
        answer:
          "Chaves que permitem saque são recusadas; as outras são guardadas criptografadas, ligadas ao dono",
      },
    },
    receipt: {
      title: "Cada decisão deixa um recibo",
      what: "Este foi escrito por um guardião que agiu com preços simulados. Ele guarda tudo a partir do que foi decidido, para que qualquer um decida de novo. Esta página decidiu, antes de você a ver:",
    },
    limits: {
      title: "O que ela não pode fazer",
      gap: "Vencer um salto. Se o preço passa de uma vez pelo gatilho e pela liquidação, ninguém pode agir no meio. Um stop na corretora é a última linha.",
      leverage:
        "Tornar a alavancagem segura. Em uma queda longa, todo reforço também se perde; por isso, um guardião pode custar mais do que salva. Você define um limite total, e os sats adicionados aparecem sempre ao lado do resultado.",
      withdraw: "Sacar. Uma chave que permite saque é recusada.",
    },
    host: {
      title: "Rode você mesmo",
      what: "Um comando, nenhuma conta em lugar nenhum, preços simulados primeiro. O terminal que a inicia mostra um login de demonstração com posições para observar. Código aberto, MIT.",
    },
    noExchange: "A Axisor não é uma corretora e não guarda fundos.",
    isExample: "Os números acima são um exemplo calculado.",
  },
});
