import { inBoth } from "#domain/language/in-both.ts";
import type { PanicStage } from "#domain/panic/panic-stage.ts";

type Words = {
  /** What the button that throws it says. */
  readonly act: string;
  readonly does: string;
  readonly doesNot: string;
};

type Stages = Readonly<Record<PanicStage, Words>>;

/** Each stage in plain words: what it does, and what it does not. Its name is in `stage-names.ts`. */
export const STAGE_WORDS = inBoth<Stages>({
  en: {
    calm: {
      act: "Let everything go on",
      does: "Everything goes on as it was armed.",
      doesNot: "Nothing is held back.",
    },
    freeze: {
      act: "Freeze entries",
      does: "Nothing new is opened and no margin is taken out, by a rule or by hand. Guards, stops and take profits go on.",
      doesNot: "It closes nothing and takes back no order that waits at LN Markets.",
    },
    "guards-only": {
      act: "Guards only",
      does: "Guards go on protecting. Every other rule rests, except where it closes a position. By hand you can still close and set stops.",
      doesNot: "It closes nothing. Stops at LN Markets stay where they are, but no rule moves them.",
    },
    reduce: {
      act: "Reduce now",
      does: "Closes positions, the riskiest first, until at most your share of what is open is left. Then as “Guards only”.",
      doesNot:
        "An isolated position is closed whole or not at all, so less may be left than you chose, never more.",
    },
    flatten: {
      act: "Close everything",
      does: "Closes every isolated position at the market, the riskiest first, and takes back their waiting orders. Nothing but closing goes on, guards included.",
      doesNot: "It does not touch the cross margin, and a gap fills at a worse price.",
    },
    revoke: {
      act: "Close everything and wipe the keys",
      does: "As “Flatten”; when nothing is left open, your keys are wiped here for good.",
      doesNot: "It ends no key at LN Markets: delete it there too. To come back you connect a key anew.",
    },
  },
  "pt-BR": {
    calm: {
      act: "Deixar tudo continuar",
      does: "Tudo continua como foi armado.",
      doesNot: "Nada é retido.",
    },
    freeze: {
      act: "Congelar entradas",
      does: "Nada de novo é aberto e nenhuma margem é retirada, por regra ou manualmente. Guardiões, stops e take profits continuam.",
      doesNot: "Não fecha nada e não cancela nenhuma ordem em espera na LN Markets.",
    },
    "guards-only": {
      act: "Só guardiões",
      does: "Os guardiões continuam protegendo. Toda outra regra para, exceto onde fecha uma posição. Manualmente você ainda pode fechar e definir stops.",
      doesNot: "Não fecha nada. Os stops na LN Markets ficam onde estão, mas nenhuma regra os move.",
    },
    reduce: {
      act: "Reduzir agora",
      does: "Fecha posições, a de maior risco primeiro, até restar no máximo a sua parte do que está aberto. Depois, como “Só guardiões”.",
      doesNot:
        "Uma posição isolada é fechada inteira ou não é fechada; pode restar menos do que você escolheu, nunca mais.",
    },
    flatten: {
      act: "Fechar tudo",
      does: "Fecha toda posição isolada a mercado, a de maior risco primeiro, e cancela as ordens em espera delas. Nada além de fechar continua, nem os guardiões.",
      doesNot: "Não mexe na margem cross, e um gap executa a um preço pior.",
    },
    revoke: {
      act: "Fechar tudo e apagar as chaves",
      does: "Como “Zerar”; quando nada restar aberto, as suas chaves são apagadas daqui de vez.",
      doesNot:
        "Não encerra nenhuma chave na LN Markets: exclua lá também. Para voltar, você conecta uma chave de novo.",
    },
  },
});
