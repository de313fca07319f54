"use client";

import { useState } from "react";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Field } from "#ui/kit/field.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { PriceField } from "#ui/price-field/price-field.tsx";
import { ChoiceField } from "./choice-field.tsx";
import { FormFrame, type FormProps } from "./form-frame.tsx";
import { FORM_WORDS } from "./form-words.ts";
import { type ExitForm, readExit } from "./read-form.ts";

type Props = FormProps & {
  readonly of: "stop-loss" | "take-profit";
  readonly position: PositionView;
};

type Ways = Readonly<Partial<Record<ExitForm["by"], string>>>;

const waysOf = (words: Record<ExitForm["by"], string>, of: Props["of"], isStanding: boolean): Ways => ({
  price: words.price,
  ...(of === "stop-loss" ? { trailing: words.trailing } : {}),
  ...(isStanding ? { remove: words.remove } : {}),
});

/** Where to set a stop or take profit, or that there shall be none. */
export const LevelForm = ({ of, position, ...frame }: Props) => {
  const { level: words, priceInUsd } = useWords(FORM_WORDS);
  const format = useFormat();
  const standing = of === "stop-loss" ? position.stopLoss : position.takeProfit;
  const [form, setForm] = useState<ExitForm>({ by: "price", text: "" });
  const stands = standing === null ? words.noneStands : words.oneStands(format.priceExact(standing));
  const around = words.entryAndLiquidation(
    format.price(position.entryPrice),
    format.price(position.liquidation),
  );
  const hint = `${stands} ${around}`;
  const isRule = position.exits.some(({ state, rule }) => {
    const isStop = rule.kind !== "take-profit";
    return state === "armed" && isStop === (of === "stop-loss");
  });
  return (
    <FormFrame {...frame} read={readExit(format, of, form)}>
      {(mistakes) => (
        <>
          <ChoiceField
            id="hand-way"
            label={of === "stop-loss" ? words.stop : words.takeProfit}
            value={form.by}
            options={waysOf(words, of, standing !== null)}
            onChange={(by) => setForm({ ...form, by })}
          />
          {form.by === "price" ? (
            <PriceField
              id="hand-level"
              label={priceInUsd}
              hint={hint}
              problem={mistakes.level ?? null}
              text={form.text}
              onChange={(text) => setForm({ ...form, text })}
            />
          ) : null}
          {form.by === "trailing" ? (
            <Field
              id="hand-level"
              label={words.distance}
              hint={hint}
              problem={mistakes.level ?? null}
              inputMode="decimal"
              autoComplete="off"
              value={form.text}
              onChange={(event) => setForm({ ...form, text: event.target.value })}
              data-testid="hand-level"
            />
          ) : null}
          {isRule ? <p className="hint">{words.isRule}</p> : null}
        </>
      )}
    </FormFrame>
  );
};
