import { randomBytes, randomUUID } from "node:crypto";
import { examplesOf } from "./example-inputs.ts";
import { type Slot, type SlotKind, slotsOf, withValue } from "./id-slots.ts";
import type { WalkedProcedure } from "./list-procedures.ts";
import { drawNames, everything, inDrawnOrder, likeliest, type Size } from "./name-draw.ts";
import type { OwnName, Tenant } from "./seed-tenant.ts";

/** Whose name stands in an input: the caller's, another tenant's, or nobody's. */
export type Whose = "own" | "foreign" | "absent";

export type MatrixCase = {
  readonly whose: Whose;
  readonly input: unknown;
  /** Where in the input the name stands that varies; empty where there is none. */
  readonly place: string;
  /** Cases of one twin differ only in whose name was given: foreign and absent have to be answered alike. */
  readonly twin: string;
  /** Sent to a person's address, so that telling that person about it is part of the answer. */
  readonly isAddressed: boolean;
  /** Whether it names something of the caller's own, which may be used up then. */
  readonly isOwnAtStake: boolean;
};

export type Tenants = { readonly own: Tenant | null; readonly foreign: Tenant };

const ABSENT: Readonly<Record<SlotKind, () => string>> = {
  uuid: randomUUID,
  text: () => `absent-${randomBytes(9).toString("hex")}`,
  traded: () => `absent-${randomBytes(9).toString("hex")}`,
  address: () => `absent-${randomBytes(9).toString("hex")}@axisor.local`,
  token: () => randomBytes(32).toString("base64url"),
  cursor: () => randomBytes(24).toString("base64url"),
};

const nameGiven = (name: OwnName, whose: Whose, { own, foreign }: Tenants): string => {
  const tenant = whose === "own" ? own : foreign;
  const value = tenant?.names.find(({ what }) => what === name.what)?.value;
  return whose === "absent" || value === undefined ? ABSENT[name.kind]() : value;
};

type Filling = { readonly slot: Slot; readonly name: OwnName; readonly whose: Whose; readonly others: Whose };

type Form = {
  readonly path: string;
  readonly example: unknown;
  readonly at: number;
  readonly isNew: boolean;
};

const filled = (
  { path, example }: Form,
  slots: readonly Slot[],
  filling: Filling,
  tenants: Tenants,
): unknown =>
  slots.reduce((input, slot) => {
    const isIt = slot === filling.slot;
    const name = isIt ? filling.name : likeliest({ path, slot }, tenants.foreign);
    return withValue(input, slot.path, nameGiven(name, isIt ? filling.whose : filling.others, tenants));
  }, example);

const casesOf = (form: Form, tenants: Tenants, size: Size): readonly MatrixCase[] => {
  const { path, example, at, isNew } = form;
  const slots = slotsOf(example);
  if (slots.length === 0) {
    const twin = `form ${at}`;
    return [{ whose: "own", input: example, place: "", twin, isAddressed: false, isOwnAtStake: true }];
  }
  const isAddressed = slots.some(({ kind }) => kind === "address");
  const whose: readonly Whose[] = tenants.own === null ? ["absent", "foreign"] : ["absent", "foreign", "own"];
  const alone: readonly Whose[] = slots.length > 1 && tenants.own !== null ? ["own"] : [];
  const namesOf = (slot: Slot): readonly OwnName[] =>
    isNew ? drawNames({ path, slot }, tenants.foreign, size) : [likeliest({ path, slot }, tenants.foreign)];
  return slots.flatMap((slot) =>
    namesOf(slot).flatMap((name) =>
      whose.flatMap((given) =>
        [...new Set([given, ...alone])].map((others) => ({
          whose: given,
          input: filled(form, slots, { slot, name, whose: given, others }, tenants),
          place: slot.path.join("."),
          twin: `form ${at}, ${slot.path.join(".")} a ${name.what}, ${others === given ? "alike" : "alone"}`,
          isAddressed,
          isOwnAtStake: given === "own" || others === "own",
        })),
      ),
    ),
  );
};

/** Forms whose names stand in the same places differ in other things, so not every name is tried in each. */
const formsOf = (path: string, examples: readonly unknown[]): readonly Form[] => {
  const seen = new Set<string>();
  return examples.map((example, at) => {
    const places = JSON.stringify(slotsOf(example));
    const isNew = !seen.has(places);
    seen.add(places);
    return { path, example, at, isNew };
  });
};

/** The one command that is walked with every name; whose an account is, all of them ask the same way. */
const WALKED_WHOLE = "positions.close";

const isCommand = (example: unknown): boolean =>
  typeof example === "object" && example !== null && "commandId" in example;

/** The forms of a procedure's input; of a command the first alone, for the others name nothing more. */
const formsFor = ({ path, input }: WalkedProcedure, size: Size): readonly Form[] => {
  const examples = input === null ? [undefined] : examplesOf(input);
  const forms = formsOf(path, examples);
  if (path !== WALKED_WHOLE && examples.every(isCommand))
    return forms.slice(0, 1).map((form) => ({ ...form, isNew: false }));
  const others = inDrawnOrder(
    forms.filter(({ isNew }) => !isNew),
    path,
    ({ at }) => `form ${at}`,
  );
  const tried = new Set(others.slice(0, size(others.length)));
  return forms.filter((form) => form.isNew || tried.has(form));
};

/**
 * Every input a procedure is walked with, what may use something up last. With a `size` less than everything each place is
 * still given what it is likely about and something else, of everybody's; which, is drawn by the procedure's name.
 */
export const makeCases = (
  procedure: WalkedProcedure,
  tenants: Tenants,
  size: Size = everything,
): readonly MatrixCase[] => {
  const cases = formsFor(procedure, size).flatMap((form) => casesOf(form, tenants, size));
  return cases.toSorted((one, other) => Number(one.whose === "own") - Number(other.whose === "own"));
};
