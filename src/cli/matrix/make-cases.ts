import { randomBytes, randomUUID } from "node:crypto";
import { examplesOf } from "./example-inputs.ts";
import { type Slot, type SlotKind, slotsOf, withValue } from "./id-slots.ts";
import type { WalkedProcedure } from "./list-procedures.ts";
import type { OwnName, Tenant } from "./seed-tenant.ts";

/** Whose name stands in an input: the caller's, another tenant's, or nobody's. */
export type Whose = "own" | "foreign" | "absent";

export type MatrixCase = {
  readonly whose: Whose;
  readonly input: unknown;
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

/** What can be put into a place: a text takes every name there is, what is traded a text alone, the others their own kind. */
const namesFor = (kind: SlotKind, { names }: Tenant): readonly OwnName[] =>
  names.filter((name) => {
    if (kind === "traded") return name.kind === "text";
    return name.kind === kind || (kind === "text" && name.kind === "uuid");
  });

const nameGiven = (name: OwnName, whose: Whose, { own, foreign }: Tenants): string => {
  const tenant = whose === "own" ? own : foreign;
  const value = tenant?.names.find(({ what }) => what === name.what)?.value;
  return whose === "absent" || value === undefined ? ABSENT[name.kind]() : value;
};

/** What a place is most likely about, for when another place is the one that varies: `accountId` names an account. */
const likeliest = ({ path, kind }: Slot, tenants: Tenants): OwnName => {
  const names = namesFor(kind, tenants.foreign);
  const field = path.at(-1)?.replace(/Id$/, "");
  const [first] = names;
  if (first === undefined) throw new Error(`No tenant has a ${kind} to put into ${path.join(".")}`);
  return names.find(({ what }) => what === field) ?? first;
};

type Filling = { readonly slot: Slot; readonly name: OwnName; readonly whose: Whose; readonly others: Whose };

const filled = (example: unknown, slots: readonly Slot[], filling: Filling, tenants: Tenants): unknown =>
  slots.reduce((input, slot) => {
    const isIt = slot === filling.slot;
    const name = isIt ? filling.name : likeliest(slot, tenants);
    return withValue(input, slot.path, nameGiven(name, isIt ? filling.whose : filling.others, tenants));
  }, example);

type Form = { readonly example: unknown; readonly at: number; readonly isNew: boolean };

const casesOf = ({ example, at, isNew }: Form, tenants: Tenants): readonly MatrixCase[] => {
  const slots = slotsOf(example);
  if (slots.length === 0) {
    return [{ whose: "own", input: example, twin: `form ${at}`, isAddressed: false, isOwnAtStake: true }];
  }
  const isAddressed = slots.some(({ kind }) => kind === "address");
  const whose: readonly Whose[] = tenants.own === null ? ["absent", "foreign"] : ["absent", "foreign", "own"];
  const alone: readonly Whose[] = slots.length > 1 && tenants.own !== null ? ["own"] : [];
  return slots.flatMap((slot) =>
    (isNew ? namesFor(slot.kind, tenants.foreign) : [likeliest(slot, tenants)]).flatMap((name) =>
      whose.flatMap((given) =>
        [...new Set([given, ...alone])].map((others) => ({
          whose: given,
          input: filled(example, slots, { slot, name, whose: given, others }, tenants),
          twin: `form ${at}, ${slot.path.join(".")} a ${name.what}, ${others === given ? "alike" : "alone"}`,
          isAddressed,
          isOwnAtStake: given === "own" || others === "own",
        })),
      ),
    ),
  );
};

/** Forms whose names stand in the same places differ in other things, so not every name is tried in each. */
const formsOf = (examples: readonly unknown[]): readonly Form[] => {
  const seen = new Set<string>();
  return examples.map((example, at) => {
    const places = JSON.stringify(slotsOf(example));
    const isNew = !seen.has(places);
    seen.add(places);
    return { example, at, isNew };
  });
};

/** The one command that is walked with every name; whose an account is, all of them ask the same way. */
const WALKED_WHOLE = "positions.close";

const isCommand = (example: unknown): boolean =>
  typeof example === "object" && example !== null && "commandId" in example;

/** The forms of a procedure's input; of a command the first alone, for the others name nothing more. */
const formsFor = ({ path, input }: WalkedProcedure): readonly Form[] => {
  const examples = input === null ? [undefined] : examplesOf(input);
  const forms = formsOf(examples);
  if (path === WALKED_WHOLE || !examples.every(isCommand)) return forms;
  return forms.slice(0, 1).map((form) => ({ ...form, isNew: false }));
};

/** Every input a procedure is walked with, what may use something up last. */
export const makeCases = (procedure: WalkedProcedure, tenants: Tenants): readonly MatrixCase[] => {
  const cases = formsFor(procedure).flatMap((form) => casesOf(form, tenants));
  return cases.toSorted((one, other) => Number(one.whose === "own") - Number(other.whose === "own"));
};
