import type { ReactNode } from "react";
import { inBoth } from "#domain/language/in-both.ts";

/** The sentence that an alert is written in, and what its blanks say. */
export const ALERT_SENTENCE_WORDS = inBoth({
  en: {
    tells: (blanks: { kind: ReactNode; what: ReactNode; often: ReactNode }) => (
      <>
        Tell me when {blanks.kind} {blanks.what}, {blanks.often}.
      </>
    ),
    moves: (blanks: { direction: ReactNode; move: ReactNode; within: ReactNode }) => (
      <>
        {blanks.direction} by {blanks.move} within {blanks.within} minutes
      </>
    ),
    atMostIn: (repeat: ReactNode, rest: ReactNode) => (
      <>
        {repeat}, at most once in {rest} minutes
      </>
    ),
    kinds: { crossing: "the price gets to", move: "the price moves" },
    directions: { either: "up or down", up: "up", down: "down" },
    repeats: { once: "once", "every-time": "every time" },
    /** What each blank is called. */
    labels: {
      kind: "What to watch for",
      price: "Price",
      direction: "Which way",
      move: "Move",
      within: "Minutes",
      repeat: "How often",
      rest: "Rest in minutes",
    },
    /** What each is called beside a message. */
    fields: { price: "Price", bps: "Move", withinMinutes: "Time", restMinutes: "Rest" },
  },
  "pt-BR": {
    tells: ({ kind, what, often }) => (
      <>
        Avisar quando {kind} {what}, {often}.
      </>
    ),
    moves: ({ direction, move, within }) => (
      <>
        {direction} {move} em {within} minutos
      </>
    ),
    atMostIn: (repeat, rest) => (
      <>
        {repeat}, no máximo uma vez em {rest} minutos
      </>
    ),
    kinds: { crossing: "o preço chegar a", move: "o preço variar" },
    directions: { either: "para cima ou para baixo", up: "para cima", down: "para baixo" },
    repeats: { once: "uma vez", "every-time": "todas as vezes" },
    labels: {
      kind: "O que observar",
      price: "Preço",
      direction: "Em que sentido",
      move: "Movimento",
      within: "Minutos",
      repeat: "Quantas vezes",
      rest: "Descanso em minutos",
    },
    fields: { price: "Preço", bps: "Movimento", withinMinutes: "Tempo", restMinutes: "Descanso" },
  },
});
