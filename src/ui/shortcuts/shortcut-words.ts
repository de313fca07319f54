import { inBoth } from "#domain/language/in-both.ts";
import type { ShortcutName } from "./shortcuts.ts";

/** What each key does, for the sheet that shows them. */
export type ShortcutWords = {
  readonly here: string;
  readonly everywhere: string;
  readonly opensOnly: string;
  readonly turnOff: string;
  readonly areOff: string;
  readonly andThen: string;
  /** Keys as they are printed on a keyboard. */
  readonly control: string;
  readonly shiftEscape: string;
  readonly does: Readonly<Record<ShortcutName, string>>;
};

export const SHORTCUT_WORDS = inBoth<ShortcutWords>({
  en: {
    here: "On a position: its page, or its row with the focus",
    everywhere: "On every page",
    opensOnly: "A key opens a page or a form. It never sends anything.",
    turnOff: "Single keys can be turned off in the settings of this device.",
    areOff: "Single keys are turned off on this device. They can be turned on in the settings.",
    andThen: "then",
    control: "Ctrl",
    shiftEscape: "Shift + Esc",
    does: {
      home: "Go to home",
      positions: "Go to positions",
      automations: "Go to automations",
      activity: "Go to activity",
      settings: "Go to settings",
      addMargin: "Add margin",
      stop: "Set a stop loss",
      takeProfit: "Set a take profit",
      breakEven: "Set a break-even stop",
      close: "Close the position",
      freeze: "Look at freezing entries",
      panic: "Open the panic switch",
      find: "Find anything",
      findAnywhere: "Find anything, also while you type",
      sheet: "Show these keys",
    },
  },
  "pt-BR": {
    here: "Em uma posição: a página dela, ou a linha com o foco",
    everywhere: "Em todas as páginas",
    opensOnly: "Uma tecla abre uma página ou um formulário. Ela nunca envia nada.",
    turnOff: "As teclas simples podem ser desligadas nos ajustes deste dispositivo.",
    areOff: "As teclas simples estão desligadas neste dispositivo. Ligue-as nos ajustes.",
    andThen: "depois",
    control: "Ctrl",
    shiftEscape: "Shift + Esc",
    does: {
      home: "Ir para o início",
      positions: "Ir para as posições",
      automations: "Ir para as automações",
      activity: "Ir para a atividade",
      settings: "Ir para os ajustes",
      addMargin: "Adicionar margem",
      stop: "Definir um stop loss",
      takeProfit: "Definir um take profit",
      breakEven: "Definir um stop no zero a zero",
      close: "Fechar a posição",
      freeze: "Ver como congelar entradas",
      panic: "Abrir o botão de pânico",
      find: "Encontrar qualquer coisa",
      findAnywhere: "Encontrar qualquer coisa, mesmo ao digitar",
      sheet: "Mostrar estas teclas",
    },
  },
});
