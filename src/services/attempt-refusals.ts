import { inBoth } from "#domain/language/in-both.ts";

/** Why an attempt is not taken. */
export const ATTEMPT_REFUSALS = inBoth({
  en: {
    uncounted: "We cannot take this request right now. Try again in a few seconds.",
    tooMany: {
      seconds: (n: number) => `Too many attempts. Try again in ${n === 1 ? "1 second" : `${n} seconds`}.`,
      minutes: (n: number) => `Too many attempts. Try again in ${n === 1 ? "1 minute" : `${n} minutes`}.`,
    },
  },
  "pt-BR": {
    uncounted: "Não podemos atender este pedido agora. Tente de novo em alguns segundos.",
    tooMany: {
      seconds: (n) => `Tentativas demais. Tente de novo em ${n === 1 ? "1 segundo" : `${n} segundos`}.`,
      minutes: (n) => `Tentativas demais. Tente de novo em ${n === 1 ? "1 minuto" : `${n} minutos`}.`,
    },
  },
});
