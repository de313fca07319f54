import type { ReactNode } from "react";
import { inBoth } from "#domain/language/in-both.ts";
import type { Side } from "#domain/position/side.ts";

type PaceBlanks = {
  readonly perAction: ReactNode;
  readonly perDay: ReactNode;
  readonly cooldown: ReactNode;
  readonly reserve: ReactNode;
};

/** What a guard of a plan would do with one position. */
type Guarding = {
  readonly firesAt: string | null;
  readonly adds: string | null;
  readonly tag: number;
  readonly most: string;
};

/** The guard plan of an account. */
export const PLAN_WORDS = inBoth({
  en: {
    title: "Guard plan",
    about:
      "It guards every isolated position of an account that has no guard of its own, also those opened later, at LN Markets or here. What an automatic entry opens is guarded as the entry says.",
    ofAccount: (account: string) => `Guard plan of ${account}`,
    unread: "The plan could not be read",
    reading: "Reading the plan.",
    none: "No plan is armed: each position is guarded by itself.",
    armedSince: (time: string, version: string) => `Armed since ${time}, version ${version}.`,
    caps: {
      maxTotalShare: "Most each guard may add, of the initial margin",
      maxLossShare: "Most that may be lost, of the initial margin",
    },
    anyShare: "any share",
    closing: "LN Markets closes an isolated position whole, never a part of it.",
    shares: (total: ReactNode, loss: ReactNode) => (
      <>
        To each position without a guard add at most {total} of its initial margin, and stop when {loss} of it
        could be lost.
      </>
    ),
    pace: ({ perAction, perDay, cooldown, reserve }: PaceBlanks) => (
      <>
        Add {perAction} at a time and {perDay} a day to each, at least {cooldown} apart, and keep {reserve}{" "}
        free.
      </>
    ),
    ahead: (settlements: ReactNode) => <>Look {settlements} funding settlements ahead.</>,
    shareWanted: "Enter a share of the initial margin, like 100 %.",
    shareOrNoLimit: "Enter a share of the initial margin, like 100 %. Leave it empty for no limit.",
    countWanted: "Enter a number, like 1.",
    backstops:
      "A stop just before liquidation is kept at LN Markets with each guard. Guards that were made before stay as they are when the plan changes.",
    arm: "Arm the plan",
    stop: "Stop the plan",
    stopCost: "Positions opened from then on get no guard by themselves. Guards it made stay.",
    keep: "Keep it",
    stopIt: "Stop it",
    stopping: "Stopping",
    preview: "What it would do now",
    guards: ({ firesAt, adds, tag, most }: Guarding) => {
      if (firesAt === null) return `A guard of it adds at most ${most}.`;
      return adds === null
        ? `A guard of it acts at ${firesAt} and adds at most ${most}.`
        : `A guard of it acts at ${firesAt} adding ${adds} and up to ${tag} more, and adds at most ${most}.`;
    },
    mind: (why: string) => `Mind: ${why}`,
    hasItsOwn: "It has, or had, a guard of its own: the plan leaves it to you.",
    leftOut: (why: string) => `It gets no guard: ${why}`,
    position: (side: Side, quantity: string) => `${side === "long" ? "Long" : "Short"} ${quantity}`,
    wouldGuard: "Positions it would guard",
    ofRunning: (count: string) => `Of ${count} that run. Those opened later are guarded within seconds.`,
    mayAdd: "They may add in all",
    freeUnknown: "How many sats are free is not known.",
    ofFree: (amount: string) =>
      `Of ${amount} that are free. What does not suffice goes to the nearest to liquidation first.`,
    noPosition: "No position runs on this account.",
  },
  "pt-BR": {
    title: "Plano de guardiões",
    about:
      "Ele protege toda posição isolada de uma conta que não tem guardião próprio, também as abertas depois, na LN Markets ou aqui. O que uma entrada automática abre é protegido como a entrada diz.",
    ofAccount: (account) => `Plano de guardiões de ${account}`,
    unread: "O plano não pôde ser lido",
    reading: "Lendo o plano.",
    none: "Nenhum plano está armado: cada posição é protegida por si.",
    armedSince: (time, version) => `Armado desde ${time}, versão ${version}.`,
    caps: {
      maxTotalShare: "Máximo que cada guardião pode adicionar, da margem inicial",
      maxLossShare: "Máximo que pode ser perdido, da margem inicial",
    },
    anyShare: "qualquer parcela",
    closing: "A LN Markets fecha uma posição isolada por inteiro, nunca uma parte dela.",
    shares: (total, loss) => (
      <>
        A cada posição sem guardião adicione no máximo {total} da margem inicial dela e pare quando a perda
        possível chegar a {loss} dessa margem.
      </>
    ),
    pace: ({ perAction, perDay, cooldown, reserve }) => (
      <>
        Adicione {perAction} por vez e {perDay} por dia a cada uma, com intervalo de pelo menos {cooldown}, e
        mantenha {reserve} livres.
      </>
    ),
    ahead: (settlements) => <>Antecipe {settlements} pagamentos de funding.</>,
    shareWanted: "Informe uma parcela da margem inicial, como 100 %.",
    shareOrNoLimit: "Informe uma parcela da margem inicial, como 100 %. Deixe vazio para não ter limite.",
    countWanted: "Informe um número, como 1.",
    backstops:
      "Com cada guardião, um stop logo antes da liquidação é mantido na LN Markets. Os guardiões feitos antes ficam como estão quando o plano muda.",
    arm: "Armar o plano",
    stop: "Parar o plano",
    stopCost: "Posições abertas a partir daí não recebem guardião sozinhas. Os guardiões que ele fez ficam.",
    keep: "Manter",
    stopIt: "Parar",
    stopping: "Parando",
    preview: "O que ele faria agora",
    guards: ({ firesAt, adds, tag, most }) => {
      if (firesAt === null) return `Um guardião dele adiciona no máximo ${most}.`;
      return adds === null
        ? `Um guardião dele age em ${firesAt} e adiciona no máximo ${most}.`
        : `Um guardião dele age em ${firesAt}, onde adiciona ${adds} e até ${tag} a mais, e adiciona no máximo ${most} ao todo.`;
    },
    mind: (why) => `Atenção: ${why}`,
    hasItsOwn: "Ela tem, ou teve, um guardião próprio: o plano a deixa com você.",
    leftOut: (why) => `Ela não recebe guardião: ${why}`,
    position: (side, quantity) => `${side === "long" ? "Long" : "Short"} de ${quantity}`,
    wouldGuard: "Posições que ele protegeria",
    ofRunning: (count) => `De ${count} abertas. As que forem abertas depois são protegidas em segundos.`,
    mayAdd: "Elas podem receber ao todo",
    freeUnknown: "Não se sabe quantos sats estão livres.",
    ofFree: (amount) =>
      `De ${amount} livres. O que não basta para todas vai primeiro para a mais próxima da liquidação.`,
    noPosition: "Nenhuma posição está aberta nesta conta.",
  },
});
