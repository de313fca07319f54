import { inBoth } from "../../language/in-both.ts";
import type { PanicStage } from "../../panic/panic-stage.ts";

/** Stages of the panic switch by the names that its page gives them. */
export const STAGE_NAMES = inBoth<Readonly<Record<PanicStage, string>>>({
  en: {
    calm: "Calm",
    freeze: "Freeze entries",
    "guards-only": "Guards only",
    reduce: "Reduce",
    flatten: "Flatten",
    revoke: "Revoke",
  },
  "pt-BR": {
    calm: "Calmo",
    freeze: "Congelar entradas",
    "guards-only": "Só guardiões",
    reduce: "Reduzir",
    flatten: "Zerar",
    revoke: "Revogar",
  },
});
