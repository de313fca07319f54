import { inBoth } from "#domain/language/in-both.ts";

/** How settings get in the way of other rules, and how to mean it all the same. */
export const CONFLICT_WORDS = inBoth({
  en: {
    title: "Conflicts with other rules",
    cannot: "This cannot be armed",
    meets: "This meets another rule",
    path: (path: string) => `How it comes about: ${path}`,
    open: (rule: string) => `Open ${rule}`,
    meant: "I have read this and mean it so",
    checking: "Checking it against the other rules.",
    unchecked: (reason: string) => `Not checked against the other rules. ${reason} Arming it checks again.`,
    noPrice: "No price has been seen yet.",
    found: (count: number, told: string) => {
      if (count === 0) return "On the price paths that were tried it gets in no other rule’s way.";
      return count === 1
        ? "It is in conflict with another rule."
        : `It is in ${told} conflicts with other rules.`;
    },
    meanIt: "I mean it: arm it all the same",
    arming: "Arming",
  },
  "pt-BR": {
    title: "Conflitos com outras regras",
    cannot: "Isto não pode ser armado",
    meets: "Isto esbarra em outra regra",
    path: (path) => `Como acontece: ${path}`,
    open: (rule) => `Abrir ${rule}`,
    meant: "Li isto e quero assim mesmo",
    checking: "Verificando com as outras regras.",
    unchecked: (reason) => `Não verificado com as outras regras. ${reason} Ao armar, verifica-se de novo.`,
    noPrice: "Nenhum preço foi visto ainda.",
    found: (count, told) => {
      if (count === 0) return "Nos caminhos de preço testados, não atrapalha nenhuma outra regra.";
      return count === 1
        ? "Está em conflito com outra regra."
        : `Está em ${told} conflitos com outras regras.`;
    },
    meanIt: "Quero assim: armar mesmo assim",
    arming: "Armando",
  },
});
