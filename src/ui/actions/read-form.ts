import type { Format } from "#ui/format/format.ts";
import { parsePercent, parsePrice, parseSats } from "#ui/format/parse-amount.ts";
import { FORM_WORDS } from "./form-words.ts";
import type { HandAction } from "./hand-action.ts";

export type FormMistakes<Field extends string> = { readonly [F in Field]?: string };
export type ReadForm<Field extends string> =
  | { readonly ok: true; readonly action: HandAction }
  | { readonly ok: false; readonly mistakes: FormMistakes<Field> };

/** What to type in each kind of field, with examples in the signs of the language. */
const wantedBy = (format: Format) => {
  const words = FORM_WORDS[format.locale].wanted;
  return {
    sats: words.sats(format.number(250_000)),
    price: words.price(format.priceExact(148_600), format.priceExact(148_601)),
    percent: words.percent(format.settingNumber(500), format.settingNumber(250)),
    quantity: words.quantity(format.number(500)),
    leverage: words.leverage(format.number(10), format.number(2.5, 1)),
    wholeLeverage: words.wholeLeverage(format.number(10)),
  };
};

/** Gathers what was typed: each field that says nothing is one mistake, in a sentence that says what to type. */
const reading = <Field extends string>(
  make: (need: (field: Field, value: number | null, message: string) => number) => HandAction,
): ReadForm<Field> => {
  const mistakes: Partial<Record<Field, string>> = {};
  let isWrong = false;
  const action = make((field, value, message) => {
    if (value !== null) return value;
    mistakes[field] = message;
    isWrong = true;
    return 0;
  });
  return isWrong ? { ok: false, mistakes } : { ok: true, action };
};

type AmountKind = "add-margin" | "cash-in" | "deposit-cross" | "withdraw-cross";

const positive = (value: number | null): number | null => (value === null || value < 1 ? null : value);

/** An amount of sats to move. */
export const readAmount = (format: Format, kind: AmountKind, text: string): ReadForm<"amount"> =>
  reading((need) => ({ kind, amount: need("amount", positive(parseSats(text)), wantedBy(format).sats) }));

export type ExitForm = { readonly by: "price" | "trailing" | "remove"; readonly text: string };

/** A stop or take profit: at a price, trailing, or none. */
export const readExit = (
  format: Format,
  of: "stop-loss" | "take-profit",
  { by, text }: ExitForm,
): ReadForm<"level"> =>
  reading((need) => {
    const wanted = wantedBy(format);
    if (by === "remove") return { kind: of === "stop-loss" ? "remove-stop-loss" : "remove-take-profit" };
    if (by === "trailing") {
      return { kind: "set-trailing-stop", distanceBps: need("level", parsePercent(text), wanted.percent) };
    }
    const price = need("level", positive(parsePrice(text)), wanted.price);
    return { kind: of === "stop-loss" ? "set-stop-loss" : "set-take-profit", price };
  });

export type OrderForm = {
  readonly side: "long" | "short";
  readonly by: "quantity" | "margin";
  readonly size: string;
  readonly leverage: string;
  readonly type: "market" | "limit";
  readonly limit: string;
  readonly stopLoss: string;
  readonly takeProfit: string;
};
export type OrderField = "size" | "leverage" | "limit" | "stopLoss" | "takeProfit";

export const EMPTY_ORDER: OrderForm = {
  side: "long",
  by: "quantity",
  size: "",
  leverage: "",
  type: "market",
  limit: "",
  stopLoss: "",
  takeProfit: "",
};

/** Whole dollars of contracts. */
const parseQuantity = (text: string): number | null => {
  const halves = positive(parsePrice(text));
  return halves === null || halves % 2 !== 0 ? null : halves / 2;
};

/** `10`, `2.5` and `2,5×` are understood; one decimal, as the exchange takes it. */
const parseLeverage = (text: string): number | null => {
  const number = text.replace(/[\s×x]/gu, "").replace(",", ".");
  const value = /^\d{1,3}(\.\d)?$/u.test(number) ? Number(number) : 0;
  return value >= 1 && value <= 100 ? value : null;
};

/** A trade to open. Exits may be left empty. */
export const readOrder = (format: Format, form: OrderForm): ReadForm<OrderField> =>
  reading((need) => {
    const wanted = wantedBy(format);
    const price = (field: OrderField, text: string) => need(field, positive(parsePrice(text)), wanted.price);
    const exit = (field: "stopLoss" | "takeProfit") =>
      form[field].trim() === "" ? null : price(field, form[field]);
    return {
      kind: "open-trade",
      order: {
        side: form.side,
        size:
          form.by === "quantity"
            ? { by: "quantity", quantity: need("size", parseQuantity(form.size), wanted.quantity) }
            : { by: "margin", margin: need("size", positive(parseSats(form.size)), wanted.sats) },
        leverage: need("leverage", parseLeverage(form.leverage), wanted.leverage),
        limit: form.type === "market" ? null : price("limit", form.limit),
        stopLoss: exit("stopLoss"),
        takeProfit: exit("takeProfit"),
      },
    };
  });

/** An order on the cross margin, whose leverage is the account's. */
export const readCrossOrder = (
  format: Format,
  form: Pick<OrderForm, "side" | "size" | "type" | "limit">,
): ReadForm<OrderField> =>
  reading((need) => {
    const wanted = wantedBy(format);
    return {
      kind: "cross-order",
      order: {
        side: form.side,
        quantity: need("size", parseQuantity(form.size), wanted.quantity),
        limit: form.type === "market" ? null : need("limit", positive(parsePrice(form.limit)), wanted.price),
      },
    };
  });

/** The leverage of the cross margin, which is a whole number. */
export const readLeverage = (format: Format, text: string): ReadForm<"leverage"> =>
  reading((need) => {
    const value = parseLeverage(text);
    const whole = value === null || !Number.isInteger(value) ? null : value;
    return { kind: "set-cross-leverage", leverage: need("leverage", whole, wantedBy(format).wholeLeverage) };
  });
