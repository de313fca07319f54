"use client";

import { useState } from "react";
import { useFormat } from "#ui/format/use-format.ts";
import { Field } from "#ui/kit/field.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { PriceField } from "#ui/price-field/price-field.tsx";
import { ChoiceField } from "./choice-field.tsx";
import { FormFrame, type FormProps } from "./form-frame.tsx";
import { FORM_WORDS } from "./form-words.ts";
import {
  EMPTY_ORDER,
  type FormMistakes,
  type OrderForm as Order,
  type OrderField,
  readCrossOrder,
  readOrder,
} from "./read-form.ts";

type PartProps = {
  readonly order: Order;
  readonly mistakes: FormMistakes<OrderField>;
  readonly onChange: (change: Partial<Order>) => void;
};

type TextProps = PartProps & {
  readonly field: OrderField;
  readonly label: string;
  readonly hint?: string;
  readonly inputMode?: "decimal" | "numeric";
};

const TextField = ({ order, mistakes, onChange, field, label, hint, inputMode = "decimal" }: TextProps) => (
  <Field
    id={`hand-${field}`}
    label={label}
    {...(hint === undefined ? {} : { hint })}
    problem={mistakes[field] ?? null}
    inputMode={inputMode}
    autoComplete="off"
    value={order[field]}
    onChange={(event) => onChange({ [field]: event.target.value })}
    data-testid={`hand-${field}`}
  />
);

type PriceProps = PartProps & {
  readonly field: "limit" | "stopLoss" | "takeProfit";
  readonly label: string;
  readonly hint?: string;
};

const PricePart = ({ order, mistakes, onChange, field, label, hint }: PriceProps) => (
  <PriceField
    id={`hand-${field}`}
    label={label}
    {...(hint === undefined ? {} : { hint })}
    problem={mistakes[field] ?? null}
    text={order[field]}
    onChange={(text) => onChange({ [field]: text })}
  />
);

const WhenPart = (props: PartProps) => {
  const { order: words, priceInUsd } = useWords(FORM_WORDS);
  return (
    <>
      <ChoiceField
        id="hand-type"
        label={words.when}
        value={props.order.type}
        options={words.types}
        onChange={(type) => props.onChange({ type })}
      />
      {props.order.type === "limit" ? <PricePart {...props} field="limit" label={priceInUsd} /> : null}
    </>
  );
};

const SidePart = ({ order, onChange }: PartProps) => {
  const words = useWords(FORM_WORDS).order;
  return (
    <ChoiceField
      id="hand-side"
      label={words.side}
      value={order.side}
      options={words.sides}
      onChange={(side) => onChange({ side })}
    />
  );
};

const useOrder = () => {
  const [order, setOrder] = useState(EMPTY_ORDER);
  return { order, onChange: (change: Partial<Order>) => setOrder((now) => ({ ...now, ...change })) };
};

/** A trade to open: side, size, leverage, when, and the exits it may begin with. */
export const OrderForm = (frame: FormProps) => {
  const words = useWords(FORM_WORDS).order;
  const format = useFormat();
  const { order, onChange } = useOrder();
  return (
    <FormFrame {...frame} read={readOrder(format, order)}>
      {(mistakes) => {
        const part = { order, mistakes, onChange };
        return (
          <>
            <SidePart {...part} />
            <ChoiceField
              id="hand-by"
              label={words.givenBy}
              value={order.by}
              options={words.sizes}
              onChange={(by) => onChange({ by })}
            />
            <TextField {...part} field="size" label={words.sizes[order.by]} inputMode="numeric" />
            <TextField {...part} field="leverage" label={words.leverage} hint={words.leverageHint} />
            <WhenPart {...part} />
            <PricePart {...part} field="stopLoss" label={words.stopLoss} hint={words.mayBeEmpty} />
            <PricePart {...part} field="takeProfit" label={words.takeProfit} hint={words.mayBeEmpty} />
          </>
        );
      }}
    </FormFrame>
  );
};

/** An order on the cross margin. */
export const CrossOrderForm = (frame: FormProps) => {
  const words = useWords(FORM_WORDS).order;
  const format = useFormat();
  const { order, onChange } = useOrder();
  return (
    <FormFrame {...frame} read={readCrossOrder(format, order)}>
      {(mistakes) => {
        const part = { order, mistakes, onChange };
        return (
          <>
            <SidePart {...part} />
            <TextField {...part} field="size" label={words.sizes.quantity} inputMode="numeric" />
            <WhenPart {...part} />
          </>
        );
      }}
    </FormFrame>
  );
};
