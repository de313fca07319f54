import { inBoth } from "../../language/in-both.ts";

/** What is wrong with a drawdown breaker. */
export const BREAKER_MISTAKES = inBoth({
  en: {
    tooNear: "The drop must be at least 1 %: fees and an ordinary minute take less. Enter 1 % or more.",
    tooFar: "The drop must be at most 90 %: below that little is left to protect. Enter 90 % or less.",
    action: "Choose what the breaker does: freeze entries, leave only guards, or close every position.",
    cooldown: "The cooldown must lie between 0 seconds and 7 days.",
    empty: "This account holds nothing that could fall: deposit first, then arm it.",
  },
  "pt-BR": {
    tooNear:
      "A queda deve ser de pelo menos 1 %: taxas e um minuto comum levam menos que isso. Informe 1 % ou mais.",
    tooFar: "A queda deve ser de no máximo 90 %: abaixo disso resta pouco a proteger. Informe 90 % ou menos.",
    action:
      "Escolha o que o disjuntor faz: congelar entradas, deixar só os guardiões ou fechar todas as posições.",
    cooldown: "O intervalo deve ficar entre 0 segundos e 7 dias.",
    empty: "Esta conta não tem nada que possa cair: deposite primeiro e arme depois.",
  },
});
