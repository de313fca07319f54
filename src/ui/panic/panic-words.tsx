import type { ReactNode } from "react";
import { inBoth } from "#domain/language/in-both.ts";

/** What stands, in its parts: the stage, where, by whom and when. */
type Stands = {
  readonly stage: ReactNode;
  readonly where: string;
  readonly by: string;
  readonly when: string;
};

/** What the sheet of the panic switch says around its stages, and how far a throw is. */
export const PANIC_WORDS = inBoth({
  en: {
    lowersRisk: "These only lower risk, so they need no code. Stepping back down does.",
    where: "Where",
    allAccounts: "All accounts",
    leave: "Leave",
    standing: {
      reading: "Reading which stage stands.",
      calm: "Calm: no stage stands.",
      label: "The stage that stands",
      stands: ({ stage, where, by, when }: Stands): ReactNode => (
        <>
          <b>{stage}</b> stands on {where}, thrown {by} {when}.
        </>
      ),
      onAll: "all accounts",
      onGone: "an account that is not there any more",
      by: { trader: "by you", link: "by a panic link", breaker: "by the drawdown breaker" },
      stepDownTo: "Step down to",
      stepDown: "Step down",
      steppingDown: "Stepping down",
      afterwards: "What was being closed stays where it is then. It takes a fresh factor.",
      noAnswer: "Axisor did not answer, so it is not known which stage stands. Look again in a moment.",
    },
    throwing: {
      noAnswer:
        "Axisor did not answer, so it is not known whether it was thrown. Press it again: the same throw twice is one.",
      busy: "Throwing it",
      withoutPreview: "It can be thrown without a preview.",
      keep: "Keep everything",
      hold: (act: string) => `${act}: hold 2 s`,
      doIt: (act: string) => `${act}: do it`,
      reduceTo: (share: string) => `Reduce to ${share}`,
      mayStay: "May stay open",
      deleteKey: (network: string) => `Delete the ${network} key at LN Markets`,
      stages: "Stages, mildest first",
      stands: "stands",
      itStands: "It stands.",
      stricterStands: "A stricter stage stands.",
    },
    run: {
      howFar: "How far it is",
      anAccount: "An account",
      states: {
        planned: "Waits for its turn.",
        sent: "Sent, not read back yet.",
        confirmed: "Read back as gone.",
        failed: "Not closed yet; it is tried again.",
      },
      order: (size: string) => `Waiting order of ${size}`,
      position: (size: string) => `Position of ${size}`,
      goesOn: (at: string, gone: number, all: number) =>
        `Thrown at ${at}. ${gone} of ${all} read back as gone; it goes on.`,
      done: (at: string, gone: number, all: number) => `Done at ${at}: ${gone} of ${all} read back as gone.`,
      ended: (at: string, gone: number, all: number) =>
        `It ended at ${at} with ${gone} of ${all} read back as gone.`,
    },
  },
  "pt-BR": {
    lowersRisk: "Estas ações só reduzem risco, por isso não pedem código. Voltar atrás pede.",
    where: "Onde",
    allAccounts: "Todas as contas",
    leave: "Sair",
    standing: {
      reading: "Lendo qual estágio está em vigor.",
      calm: "Calmo: nenhum estágio está em vigor.",
      label: "O estágio em vigor",
      stands: ({ stage, where, by, when }) => (
        <>
          <b>{stage}</b> está em vigor em {where}, acionado {by} {when}.
        </>
      ),
      onAll: "todas as contas",
      onGone: "uma conta que já não existe",
      by: { trader: "por você", link: "por um link de pânico", breaker: "pelo disjuntor de perdas" },
      stepDownTo: "Voltar para",
      stepDown: "Voltar",
      steppingDown: "Voltando",
      afterwards: "O que estava sendo fechado fica como está. Isso exige um novo fator.",
      noAnswer: "A Axisor não respondeu; não se sabe qual estágio está em vigor. Olhe de novo em instantes.",
    },
    throwing: {
      noAnswer:
        "A Axisor não respondeu; não se sabe se foi acionado. Pressione de novo: acionar o mesmo duas vezes vale como uma.",
      busy: "Acionando",
      withoutPreview: "Você pode acionar sem prévia.",
      keep: "Manter tudo",
      hold: (act) => `${act}: segure 2 s`,
      doIt: (act) => `${act}: confirmar`,
      reduceTo: (share) => `Reduzir para ${share}`,
      mayStay: "Pode ficar aberto",
      deleteKey: (network) => `Excluir a chave de ${network} na LN Markets`,
      stages: "Estágios, do mais brando ao mais rígido",
      stands: "em vigor",
      itStands: "Está em vigor.",
      stricterStands: "Um estágio mais rígido está em vigor.",
    },
    run: {
      howFar: "Andamento",
      anAccount: "Uma conta",
      states: {
        planned: "Espera a sua vez.",
        sent: "Enviado, ainda não confirmado.",
        confirmed: "Fechamento lido de volta.",
        failed: "Ainda não fechou; será tentado de novo.",
      },
      order: (size) => `Ordem em espera de ${size}`,
      position: (size) => `Posição de ${size}`,
      goesOn: (at, gone, all) =>
        `Acionado às ${at}. Lido de volta: fechamento de ${gone} de ${all}; continua em andamento.`,
      done: (at, gone, all) => `Concluído às ${at}. Lido de volta: fechamento de ${gone} de ${all}.`,
      ended: (at, gone, all) => `Terminou às ${at}. Lido de volta: fechamento de ${gone} de ${all}.`,
    },
  },
});
