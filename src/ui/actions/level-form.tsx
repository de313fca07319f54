"use client";

import { useState } from "react";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import { format } from "#ui/format/format.ts";
import { Field } from "#ui/kit/field.tsx";
import { PriceField } from "#ui/price-field/price-field.tsx";
import { ChoiceField } from "./choice-field.tsx";
import { FormFrame, type FormProps } from "./form-frame.tsx";
import { type ExitForm, readExit } from "./read-form.ts";

type Props = FormProps & {
  readonly of: "stop-loss" | "take-profit";
  readonly position: PositionView;
};

const waysOf = (of: Props["of"], isStanding: boolean): Readonly<Partial<Record<ExitForm["by"], string>>> => ({
  price: "At a price",
  ...(of === "stop-loss" ? { trailing: "Trailing the price" } : {}),
  ...(isStanding ? { remove: "None: remove it" } : {}),
});

const standsWords = (price: number | null): string =>
  price === null ? "None stands at LN Markets." : `One stands at ${format.priceExact(price)}.`;

/** Where to set a stop or take profit, or that there shall be none. */
export const LevelForm = ({ of, position, ...frame }: Props) => {
  const standing = of === "stop-loss" ? position.stopLoss : position.takeProfit;
  const [form, setForm] = useState<ExitForm>({ by: "price", text: "" });
  const hint = `${standsWords(standing)} Entry ${format.price(position.entryPrice)}, liquidation ${format.price(position.liquidation)}.`;
  const isRule = position.exits.some(({ state, rule }) => {
    const isStop = rule.kind !== "take-profit";
    return state === "armed" && isStop === (of === "stop-loss");
  });
  return (
    <FormFrame {...frame} read={readExit(of, form)}>
      {(mistakes) => (
        <>
          <ChoiceField
            id="hand-way"
            label={of === "stop-loss" ? "Stop" : "Take profit"}
            value={form.by}
            options={waysOf(of, standing !== null)}
            onChange={(by) => setForm({ ...form, by })}
          />
          {form.by === "price" ? (
            <PriceField
              id="hand-level"
              label="Price in USD"
              hint={hint}
              problem={mistakes.level ?? null}
              text={form.text}
              onChange={(text) => setForm({ ...form, text })}
            />
          ) : null}
          {form.by === "trailing" ? (
            <Field
              id="hand-level"
              label="Distance in %"
              hint={hint}
              problem={mistakes.level ?? null}
              inputMode="decimal"
              autoComplete="off"
              value={form.text}
              onChange={(event) => setForm({ ...form, text: event.target.value })}
              data-testid="hand-level"
            />
          ) : null}
          {isRule ? (
            <p className="hint">
              A rule of yours keeps an exit here and may move it again. Change that under Exits.
            </p>
          ) : null}
        </>
      )}
    </FormFrame>
  );
};
