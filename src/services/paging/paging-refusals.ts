import { inBoth } from "#domain/language/in-both.ts";

/** Why a page of a list is not shown. */
export const PAGING_REFUSALS = inBoth({
  en: {
    noPage: "This page of the list does not exist. Start again from the newest.",
  },
  "pt-BR": {
    noPage: "Esta página da lista não existe. Comece de novo pelo mais recente.",
  },
});
