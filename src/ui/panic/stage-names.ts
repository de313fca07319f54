import { inBoth } from "#domain/language/in-both.ts";
import type { PanicStage } from "#domain/panic/panic-stage.ts";

type Name = {
  readonly name: string;
  /** In one word, for the navigation of a phone. */
  readonly short: string;
};

type Names = { readonly panic: string; readonly stages: Readonly<Record<PanicStage, Name>> };

/** What the switch and its stages are called, apart from what they do: every page says it, in its navigation. */
export const STAGE_NAMES = inBoth<Names>({
  en: {
    panic: "Panic",
    stages: {
      calm: { name: "Calm", short: "Calm" },
      freeze: { name: "Freeze entries", short: "Frozen" },
      "guards-only": { name: "Guards only", short: "Guards" },
      reduce: { name: "Reduce", short: "Reduce" },
      flatten: { name: "Flatten", short: "Flatten" },
      revoke: { name: "Revoke", short: "Revoke" },
    },
  },
  "pt-BR": {
    panic: "Pânico",
    stages: {
      calm: { name: "Calmo", short: "Calmo" },
      freeze: { name: "Congelar entradas", short: "Congelado" },
      "guards-only": { name: "Só guardiões", short: "Guardiões" },
      reduce: { name: "Reduzir", short: "Reduzir" },
      flatten: { name: "Zerar", short: "Zerar" },
      revoke: { name: "Revogar", short: "Revogar" },
    },
  },
});
