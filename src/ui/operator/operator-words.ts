import { inBoth } from "#domain/language/in-both.ts";

/** What is said around everybody's security events. */
export const OPERATOR_WORDS = inBoth({
  en: {
    title: "Security events of everybody",
    alerts: "Alerts of this installation",
    risk: "Risk",
    everything: "Everything",
    andAbove: (risk: string) => `${risk} and above`,
    nothingYet: "Nothing has happened yet.",
    noneOfRisk: "Nothing of this risk has happened.",
    nobody: "Nobody known",
    removed: (userId: string) => `Account ${userId}, removed`,
  },
  "pt-BR": {
    title: "Eventos de segurança de todos",
    alerts: "Alertas desta instalação",
    risk: "Risco",
    everything: "Tudo",
    andAbove: (risk) => `${risk} ou mais`,
    nothingYet: "Nada aconteceu ainda.",
    noneOfRisk: "Nada com este risco aconteceu.",
    nobody: "Ninguém conhecido",
    removed: (userId) => `Conta ${userId}, removida`,
  },
});
