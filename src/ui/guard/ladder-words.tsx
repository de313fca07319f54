import type { ReactNode } from "react";
import { inBoth } from "#domain/language/in-both.ts";

/** The blanks of a step's sentence; without a target it does not reach for one. */
type StepBlanks = {
  readonly when: ReactNode;
  readonly value: ReactNode;
  readonly deed: ReactNode;
  readonly target: ReactNode | null;
};

/** The steps of a guard as sentences. */
export const LADDER_WORDS = inBoth({
  en: {
    whens: {
      distance: "liquidation is closer than",
      price: "the price gets to",
      "margin-used": "the margin lost reaches",
    },
    deeds: {
      "add-margin": "add margin until it is",
      reduce: "close contracts until it is",
      close: "close the position",
    },
    step: ({ when, value, deed, target }: StepBlanks) =>
      target === null ? (
        <>
          When {when} {value}, {deed}.
        </>
      ) : (
        <>
          When {when} {value}, {deed} {target} away.
        </>
      ),
    takeAway: (step: number) => `Take step ${step} away`,
    addStep: "Add a step",
  },
  "pt-BR": {
    whens: {
      distance: "a liquidação estiver a menos de",
      price: "o preço chegar a",
      "margin-used": "a margem perdida chegar a",
    },
    deeds: {
      "add-margin": "adicione margem até a liquidação ficar a",
      reduce: "feche contratos até a liquidação ficar a",
      close: "feche a posição",
    },
    step: ({ when, value, deed, target }) =>
      target === null ? (
        <>
          Quando {when} {value}, {deed}.
        </>
      ) : (
        <>
          Quando {when} {value}, {deed} {target} de distância.
        </>
      ),
    takeAway: (step) => `Remover o degrau ${step}`,
    addStep: "Adicionar um degrau",
  },
});
