import { inBoth } from "#domain/language/in-both.ts";

const inAll = (items: readonly string[], and: string): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${and} ${items.at(-1)}`;

/** Why a rule of an account is not armed, or not found. */
export const RULE_REFUSALS = inBoth({
  en: {
    alertGone: "This alert has ended. Reload the page.",
    alertElsewhere: "This alert is not of this account. Reload the page.",
    noPrice: "No price has been seen yet. Try again in a few seconds.",
    entryGone: "This entry has ended. Reload the page.",
    entryElsewhere: "This entry is not of this account. Reload the page.",
    ended: "This automation has ended. Reload the page.",
    breakerChanged: "The breaker of this account was changed meanwhile. Reload the page.",
    noBreaker: "This account has no breaker any more. Reload the page.",
    breakerRests: "The breaker tripped, and its cooldown is not over. Arm it again when it is.",
    mayNotRead: (scopes: readonly string[]) =>
      `The key of this account may not read ${inAll(scopes, "and")}, so no drawdown can be told from a withdrawal. Replace it under Connect by one that may, then arm the breaker.`,
  },
  "pt-BR": {
    alertGone: "Este alerta foi encerrado. Recarregue a página.",
    alertElsewhere: "Este alerta não é desta conta. Recarregue a página.",
    noPrice: "Nenhum preço foi visto ainda. Tente de novo em alguns segundos.",
    entryGone: "Esta entrada foi encerrada. Recarregue a página.",
    entryElsewhere: "Esta entrada não é desta conta. Recarregue a página.",
    ended: "Esta automação foi encerrada. Recarregue a página.",
    breakerChanged: "O disjuntor desta conta mudou enquanto isso. Recarregue a página.",
    noBreaker: "Esta conta não tem mais um disjuntor. Recarregue a página.",
    breakerRests: "O disjuntor disparou e seu intervalo não terminou. Arme-o de novo quando terminar.",
    mayNotRead: (scopes) =>
      `A chave desta conta não pode ler ${inAll(scopes, "e")}, então não dá para distinguir uma perda de um saque. Troque-a em Conectar por uma que possa e depois arme o disjuntor.`,
  },
});
