import { inBoth } from "../../language/in-both.ts";

/** What is wrong with a price alert. */
export const ALERT_MISTAKES = inBoth({
  en: {
    move: (least: string, most: string) => `The move must lie between ${least} % and ${most} %.`,
    time: "The time for the move must lie between 1 minute and 24 hours.",
    direction: "Choose which way the move counts: up, down, or either.",
    price: (most: string) => `The price must lie between 1 and ${most} USD, in steps of half a dollar.`,
    rest: "The rest after an alert must lie between 1 minute and 7 days: without one, a price that hovers would not stop telling you.",
  },
  "pt-BR": {
    move: (least, most) => `O movimento deve ficar entre ${least} % e ${most} %.`,
    time: "O tempo do movimento deve ficar entre 1 minuto e 24 horas.",
    direction: "Escolha em que sentido o movimento conta: alta, queda ou ambos.",
    price: (most) => `O preço deve ficar entre 1 e ${most} USD, em passos de meio dólar.`,
    rest: "A pausa depois de um alerta deve ficar entre 1 minuto e 7 dias: sem ela, um preço que oscila avisaria você sem parar.",
  },
});
