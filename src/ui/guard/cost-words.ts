import { inBoth } from "#domain/language/in-both.ts";
import type { Side } from "#domain/position/side.ts";

/** What guarding can cost, and what it cannot do. */
export const COST_WORDS = inBoth({
  en: {
    survival: "It buys survival, not profit",
    recorded: (lost: string, otherwise: string) =>
      `A guard can cost more than it saves. In a wick it keeps the trade alive; in a lasting move against you every sat added is lost too. On recorded prices of 2018, 10× longs with one initial margin to add were liquidated 21 % of the time instead of 42 %, and lost ${lost} of their margin on average instead of ${otherwise}.`,
    profit: "P&L now",
    margin: "Margin in it now",
    added: "Added by the guard so far",
    left: "It may still add",
    lost: "Lost if it is liquidated in the end",
    cannot: "What this cannot do",
    catches: (side: Side, share: string, from: string, to: string) =>
      `Catch a ${side === "long" ? "fall" : "rise"} of ${share} at once, from ${from} to ${to}. A stop at the exchange is the last line.`,
    wins: (side: Side, most: string) =>
      `Win a long ${side === "long" ? "fall" : "rise"}. If the position is liquidated in the end, every sat added is lost too: at most ${most}, plus the margin in it.`,
    acts: "Act on sats you have withdrawn, or while Axisor does not run. It then shows “cannot fire” or “Blind”.",
  },
  "pt-BR": {
    survival: "Compra sobrevivência, não lucro",
    recorded: (lost, otherwise) =>
      `Um guardião pode custar mais do que salva. Em um pavio ele mantém a posição viva; em um movimento duradouro contra você cada sat adicionado também se perde. Em preços registrados de 2018, longs de 10× com uma margem inicial para adicionar foram liquidados 21 % das vezes em vez de 42 %, e perderam em média ${lost} da margem em vez de ${otherwise}.`,
    profit: "P&L agora",
    margin: "Margem na posição agora",
    added: "Adicionado pelo guardião até agora",
    left: "Ainda pode adicionar",
    lost: "Perdido se for liquidada no fim",
    cannot: "O que ele não pode fazer",
    catches: (side, share, from, to) =>
      `Segurar uma ${side === "long" ? "queda" : "alta"} de ${share} de uma vez, de ${from} a ${to}. Um stop na corretora é a última linha.`,
    wins: (side, most) =>
      `Vencer uma longa ${side === "long" ? "queda" : "alta"}. Se a posição for liquidada no fim, cada sat adicionado também se perde: no máximo ${most}, mais a margem que está nela.`,
    acts: "Agir com sats que você sacou, ou enquanto a Axisor não está rodando. Ele então mostra “não pode disparar” ou “Sem visão”.",
  },
});
