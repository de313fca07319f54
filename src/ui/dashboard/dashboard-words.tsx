import type { ReactNode } from "react";
import { inBoth } from "#domain/language/in-both.ts";

/** What the dashboard says around positions: headings, waiting, and what is not there. */
export const DASHBOARD_WORDS = inBoth({
  en: {
    welcome: (email: string) => `Welcome, ${email}`,
    lastFigures: "Guards run on its server and may go on; these are the last figures this page heard.",
    protection: {
      proven: (ago: string) => `Protection last proven ${ago}, by a guard made to act on the paper exchange.`,
      late: (ago: string) =>
        `Protection last proven ${ago}. It is tried every minute, and was not proven since.`,
      never: "Protection has not been proven yet, though it is tried every minute.",
    },
    price: "Price",
    emptyRuler: (price: string) => `Price ruler. Last price ${price}. No positions.`,
    guardFirst: (name: string) => `Guard ${name}`,
    refusedKey: {
      title: "The exchange refuses this key",
      text: (link: (text: string) => ReactNode) => (
        <>
          Guards of this account cannot act. Positions and stops at the exchange stay as they are.{" "}
          {link("Connect a working key")}
        </>
      ),
    },
    profitThen: (profit: string) => `P&L then ${profit}`,
    openReceipt: "Open receipt",
    flatCross: {
      read: (margin: string, ago: string) => `Cross margin: ${margin}, no position, read ${ago}.`,
      paused: "Its guard is paused.",
      waits: "Its guard waits for the next position.",
      ways: (guard: (text: string) => ReactNode, history: (text: string) => ReactNode) => (
        <>
          {guard("Open the guard")} or {history("what was changed of it")}
        </>
      ),
    },
    reading: "Reading your accounts",
    readingNow: "Reading your accounts.",
    waitingRuler: "Price ruler, waiting for prices.",
    noKey: {
      name: "No key connected",
      title: "No key yet",
      lede: "Connect an LN Markets key, or a paper one, and your positions appear here.",
      sub: "The key is tested at the exchange first. One that can withdraw is refused.",
      begin: "Take the first steps",
      connect: "Connect a key",
    },
    unreachable: "This page cannot reach Axisor",
    databaseAway: {
      title: "Axisor cannot read its database",
      text: "Guards may not act until it can. Stops that stand at LN Markets go on standing there. These are the figures it read last.",
    },
  },
  "pt-BR": {
    welcome: (email) => `Boas-vindas, ${email}`,
    lastFigures:
      "Os guardiões rodam no servidor e podem continuar; estes são os últimos números que esta página recebeu.",
    protection: {
      proven: (ago) =>
        `Proteção comprovada pela última vez ${ago}, por um guardião posto à prova na corretora simulada.`,
      late: (ago) =>
        `Proteção comprovada pela última vez ${ago}. A prova é tentada a cada minuto, e desde então não deu certo.`,
      never: "A proteção ainda não foi comprovada, embora a prova seja tentada a cada minuto.",
    },
    price: "Preço",
    emptyRuler: (price) => `Régua de preço. Último preço ${price}. Sem posições.`,
    guardFirst: (name) => `Proteger ${name}`,
    refusedKey: {
      title: "A corretora recusa esta chave",
      text: (link) => (
        <>
          Os guardiões desta conta não podem agir. Posições e stops na corretora ficam como estão.{" "}
          {link("Conectar uma chave que funcione")}
        </>
      ),
    },
    profitThen: (profit) => `P&L na hora ${profit}`,
    openReceipt: "Abrir recibo",
    flatCross: {
      read: (margin, ago) => `Margem cross: ${margin}, sem posição, lida ${ago}.`,
      paused: "O guardião dela está pausado.",
      waits: "O guardião dela espera a próxima posição.",
      ways: (guard, history) => (
        <>
          {guard("Abrir o guardião")} ou {history("o que mudou nele")}
        </>
      ),
    },
    reading: "Lendo suas contas",
    readingNow: "Suas contas estão sendo lidas.",
    waitingRuler: "Régua de preço, à espera de preços.",
    noKey: {
      name: "Nenhuma chave conectada",
      title: "Nenhuma chave ainda",
      lede: "Conecte uma chave da LN Markets, ou uma simulada, e suas posições aparecem aqui.",
      sub: "A chave é testada na corretora primeiro. Uma que permite saque é recusada.",
      begin: "Dar os primeiros passos",
      connect: "Conectar uma chave",
    },
    unreachable: "Esta página não alcança a Axisor",
    databaseAway: {
      title: "A Axisor não consegue ler o banco de dados",
      text: "Os guardiões podem não agir até que ela consiga. Os stops postos na LN Markets continuam lá. Estes são os últimos números lidos.",
    },
  },
});
