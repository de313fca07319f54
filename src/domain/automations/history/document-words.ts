import { inBoth } from "../../language/in-both.ts";

/** What is wrong in a document of automations. What stands in the document itself is written alike in every language. */
export const DOCUMENT_WORDS = inBoth({
  en: {
    noJson: "This is no JSON. Choose a file that Axisor exported, or paste all of its text.",
    wholeNumber: (least: string, most: string) => `Write a whole number from ${least} to ${most} here.`,
    trueOrFalse: "Write true or false here.",
    oneOf: (names: string) => `Write one of these here: ${names}.`,
    list: (least: number, most: number) => `Write a list of ${least} to ${most} here.`,
    object: "Write an object in braces here.",
    unknown: "This is not known here: take it out.",
    missing: "This is missing.",
    position: "Write the name of a position here, of at most 64 characters.",
    moment: "Write a time in UTC here, like 2026-01-31T14:03:00Z.",
  },
  "pt-BR": {
    noJson: "Isto não é JSON. Escolha um arquivo que a Axisor exportou ou cole todo o texto dele.",
    wholeNumber: (least, most) => `Escreva aqui um número inteiro de ${least} a ${most}.`,
    trueOrFalse: "Escreva aqui true ou false.",
    oneOf: (names) => `Escreva aqui um destes: ${names}.`,
    list: (least, most) => `Escreva aqui uma lista de ${least} a ${most}.`,
    object: "Escreva aqui um objeto entre chaves.",
    unknown: "Isto não é conhecido aqui: retire.",
    missing: "Isto está faltando.",
    position: "Escreva aqui o nome de uma posição, de no máximo 64 caracteres.",
    moment: "Escreva aqui uma hora em UTC, como 2026-01-31T14:03:00Z.",
  },
});
