"use client";

import { useState } from "react";
import { Field } from "#ui/kit/field.tsx";
import { PriceField } from "#ui/price-field/price-field.tsx";
import { ChoiceField } from "./choice-field.tsx";
import { FormFrame, type FormProps } from "./form-frame.tsx";
import {
  EMPTY_ORDER,
  type FormMistakes,
  type OrderForm as Order,
  type OrderField,
  readCrossOrder,
  readOrder,
} from "./read-form.ts";

const SIDES = { long: "Long: gains when Bitcoin rises", short: "Short: gains when Bitcoin falls" } as const;
const TYPES = { market: "At the market, now", limit: "At a price, or better" } as const;
const SIZES = { quantity: "Size in USD", margin: "Margin in sats" } as const;

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

const WhenPart = (props: PartProps) => (
  <>
    <ChoiceField
      id="hand-type"
      label="When"
      value={props.order.type}
      options={TYPES}
      onChange={(type) => props.onChange({ type })}
    />
    {props.order.type === "limit" ? <PricePart {...props} field="limit" label="Price in USD" /> : null}
  </>
);

const SidePart = ({ order, onChange }: PartProps) => (
  <ChoiceField
    id="hand-side"
    label="Side"
    value={order.side}
    options={SIDES}
    onChange={(side) => onChange({ side })}
  />
);

const useOrder = () => {
  const [order, setOrder] = useState(EMPTY_ORDER);
  return { order, onChange: (change: Partial<Order>) => setOrder((now) => ({ ...now, ...change })) };
};

/** A trade to open: side, size, leverage, when, and the exits it may begin with. */
export const OrderForm = (frame: FormProps) => {
  const { order, onChange } = useOrder();
  return (
    <FormFrame {...frame} read={readOrder(order)}>
      {(mistakes) => {
        const part = { order, mistakes, onChange };
        return (
          <>
            <SidePart {...part} />
            <ChoiceField
              id="hand-by"
              label="Given by"
              value={order.by}
              options={SIZES}
              onChange={(by) => onChange({ by })}
            />
            <TextField {...part} field="size" label={SIZES[order.by]} inputMode="numeric" />
            <TextField {...part} field="leverage" label="Leverage" hint="1 to 100." />
            <WhenPart {...part} />
            <PricePart {...part} field="stopLoss" label="Stop loss in USD" hint="May be left empty." />
            <PricePart {...part} field="takeProfit" label="Take profit in USD" hint="May be left empty." />
          </>
        );
      }}
    </FormFrame>
  );
};

/** An order on the cross margin. */
export const CrossOrderForm = (frame: FormProps) => {
  const { order, onChange } = useOrder();
  return (
    <FormFrame {...frame} read={readCrossOrder(order)}>
      {(mistakes) => {
        const part = { order, mistakes, onChange };
        return (
          <>
            <SidePart {...part} />
            <TextField {...part} field="size" label={SIZES.quantity} inputMode="numeric" />
            <WhenPart {...part} />
          </>
        );
      }}
    </FormFrame>
  );
};
