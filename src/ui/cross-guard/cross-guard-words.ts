import { inBoth } from "#domain/language/in-both.ts";
import type { CrossConfigView, CrossView } from "#server/trpc/schemas/cross.ts";
import { type Format, MISSING } from "#ui/format/format.ts";

/** A cross guard in one sentence: each step is what it does, when, and how far. */
const CROSS_GUARD_WORDS = inBoth({
  en: {
    guard: (steps: readonly string[]) =>
      steps.length === 0 ? "The guard has no step." : `The guard ${steps.join("; ")}.`,
    whens: {
      distance: (distance: string) => `when liquidation is closer than ${distance}`,
      price: (price: string) => `when the price gets to ${price}`,
      "margin-used": (share: string) => `when ${share} of the margin is lost`,
    },
    adds: (when: string, target: string) => `adds margin ${when}, until it is ${target} away`,
    reduces: (most: string | null, when: string, target: string) =>
      `closes ${most === null ? "contracts" : `at most ${most} at a time`} ${when}, until liquidation is ${target} away`,
    closes: (when: string) => `closes the position ${when}`,
  },
  "pt-BR": {
    guard: (steps) =>
      steps.length === 0 ? "O guardião não tem nenhum degrau." : `O guardião ${steps.join("; ")}.`,
    whens: {
      distance: (distance) => `quando a liquidação está a menos de ${distance}`,
      price: (price) => `quando o preço chega a ${price}`,
      "margin-used": (share) => `quando ${share} da margem foi perdida`,
    },
    adds: (when, target) => `adiciona margem ${when}, até a liquidação ficar a ${target} de distância`,
    reduces: (most, when, target) =>
      `fecha ${most === null ? "contratos" : `no máximo ${most} por vez`} ${when}, até a liquidação ficar a ${target} de distância`,
    closes: (when) => `fecha a posição ${when}`,
  },
});

type Step = CrossConfigView["steps"][number];

const whenWords = (format: Format, { when }: Step): string => {
  const { whens } = CROSS_GUARD_WORDS[format.locale];
  return when.by === "price"
    ? whens.price(format.priceExact(when.price))
    : whens[when.by](format.setting(when.bps));
};

const stepWords = (format: Format, step: Step, most: number | null): string => {
  const words = CROSS_GUARD_WORDS[format.locale];
  const when = whenWords(format, step);
  const { deed } = step;
  switch (deed.kind) {
    case "add-margin":
      return words.adds(when, format.setting(deed.targetBps));
    case "reduce":
      return words.reduces(
        most === null ? null : format.quantity(most),
        when,
        format.setting(deed.targetBps),
      );
    case "close":
      return words.closes(when);
  }
};

/** What a cross guard does, as one sentence: its steps in the order they are told in. */
export const crossGuardWords = (format: Format, { steps, maxReduceUsd }: CrossConfigView): string =>
  CROSS_GUARD_WORDS[format.locale].guard(steps.map((step) => stepWords(format, step, maxReduceUsd)));

/** The entry of the cross position in dollars, with its cents where it has any; a dash while flat. */
export const crossEntryWords = (format: Format, { entryPriceE4 }: Pick<CrossView, "entryPriceE4">): string =>
  entryPriceE4 === null ? MISSING : format.number(entryPriceE4 / 10_000, entryPriceE4 % 10_000 === 0 ? 0 : 2);
