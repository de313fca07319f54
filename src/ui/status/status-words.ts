import { inBoth } from "#domain/language/in-both.ts";
import type { ComponentName, ComponentState } from "#domain/operations/operating-facts.ts";

/** How the installation stands, part by part. */
export const STATUS_WORDS = inBoth({
  en: {
    title: "Status",
    heading: "How this installation stands",
    reading: "Asking every part",
    allWork: "All parts work",
    notKnown: "Not known now",
    failed: (count: number, sum: string) =>
      count === 1 ? "One part does not work" : `${sum} parts do not work`,
    degraded: (count: number, sum: string) =>
      count === 1 ? "One part works only in part" : `${sum} parts work only in part`,
    /** Of one part, with how long it has been so. */
    named: (part: string, since: string) => `${part}, ${since}.`,
    proven: (ago: string) => `Protection last proven ${ago}.`,
    notProven: "This installation does not prove its protection by itself.",
    lastKnown: (age: string) => `What is below was so ${age} ago. It is asked for again every ten seconds.`,
    unread: "The status could not be read, so nothing is known of any part.",
    again: "Ask again",
    proof: { asked: "Parts asked", proven: "Protection proven", version: "Version" },
    notYet: "not yet",
    notHere: "not proven here",
    parts: {
      title: "Parts",
      lead: "Each is asked anew when you look, and watched while you do not.",
      none: "No part was told.",
    },
    names: {
      database: "Database",
      kv: "Shared counters",
      web: "Pages",
      workers: "Watch over prices",
      exchange: "LN Markets",
      queue: "Queue of notifications",
      migrations: "Shape of the database",
      vault: "Vault for keys",
      canary: "Proof of protection",
    } satisfies Record<ComponentName, string>,
    states: {
      ok: "Works",
      degraded: "Works in part",
      failed: "Does not work",
      off: "Not used here",
    } satisfies Record<ComponentState, string>,
    took: (ms: string) => `answered in ${ms} ms`,
    forAge: (age: string) => `for ${age}`,
    sinceClock: (clock: string) => `since ${clock}`,
    networks: {
      title: "Watched networks",
      lead: "A price is taken about once a second. Past 30 seconds nothing that waits for a price can act.",
      none: "Nobody trades on any network here yet, so none is watched.",
      tick: (ago: string) => `last price ${ago}`,
      never: "no price taken yet",
    },
    alerts: "Alerts and runbooks",
  },
  "pt-BR": {
    title: "Status",
    heading: "Como está esta instalação",
    reading: "Perguntando a cada parte",
    allWork: "Todas as partes funcionam",
    notKnown: "Não se sabe agora",
    failed: (count, sum) => (count === 1 ? "Uma parte não funciona" : `${sum} partes não funcionam`),
    degraded: (count, sum) =>
      count === 1 ? "Uma parte funciona só em parte" : `${sum} partes funcionam só em parte`,
    named: (part, since) => `${part}, ${since}.`,
    proven: (ago) => `Proteção provada pela última vez ${ago}.`,
    notProven: "Esta instalação não prova a sua proteção por si mesma.",
    lastKnown: (age) => `O que está abaixo era assim há ${age}. Pergunta-se de novo a cada dez segundos.`,
    unread: "Não foi possível ler o status; nada se sabe de nenhuma parte.",
    again: "Perguntar de novo",
    proof: { asked: "Partes consultadas", proven: "Proteção provada", version: "Versão" },
    notYet: "ainda não",
    notHere: "não é provada aqui",
    parts: {
      title: "Partes",
      lead: "Cada uma é consultada quando você olha, e vigiada quando você não olha.",
      none: "Nenhuma parte foi informada.",
    },
    names: {
      database: "Banco de dados",
      kv: "Contadores comuns",
      web: "Páginas",
      workers: "Vigia dos preços",
      exchange: "LN Markets",
      queue: "Fila de notificações",
      migrations: "Forma do banco de dados",
      vault: "Cofre das chaves",
      canary: "Prova da proteção",
    },
    states: {
      ok: "Funciona",
      degraded: "Funciona em parte",
      failed: "Não funciona",
      off: "Não é usada aqui",
    },
    took: (ms) => `respondeu em ${ms} ms`,
    forAge: (age) => `há ${age}`,
    sinceClock: (clock) => `desde ${clock}`,
    networks: {
      title: "Redes vigiadas",
      lead: "Um preço é lido cerca de uma vez por segundo. Depois de 30 segundos, nada que espera por um preço pode agir.",
      none: "Ninguém opera em nenhuma rede aqui ainda; nenhuma é vigiada.",
      tick: (ago) => `último preço ${ago}`,
      never: "nenhum preço lido ainda",
    },
    alerts: "Alertas e instruções",
  },
});

export type StatusWords = (typeof STATUS_WORDS)["en"];
