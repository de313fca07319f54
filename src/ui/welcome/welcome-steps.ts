import type { Overview } from "#server/trpc/schemas/views.ts";

export const STEPS = ["paper", "factor", "key", "guard"] as const;
export type Step = (typeof STEPS)[number];
/** `later`: nothing waits for it now. `blocked`: something else comes first. */
export type StepState = "done" | "open" | "later" | "blocked";

type Account = Overview["accounts"][number];
type Guard = NonNullable<Overview["positions"][number]["guard"]>;

export type WelcomeFacts = {
  readonly overview: {
    readonly accounts: readonly Pick<Account, "network">[];
    readonly positions: readonly { readonly guard: Pick<Guard, "state"> | null }[];
  };
  readonly hasSecondFactor: boolean;
};

const paperState = ({ accounts, positions }: WelcomeFacts["overview"]): StepState => {
  if (accounts.length === 0) return "open";
  // Whoever came with a key of their own has begun already.
  return positions.length > 0 || accounts.every(({ network }) => network !== "paper") ? "done" : "open";
};

const guardState = ({ positions }: WelcomeFacts["overview"]): StepState => {
  if (positions.length === 0) return "blocked";
  return positions.some(({ guard }) => guard?.state === "armed") ? "done" : "open";
};

/** How each step stands, told from what the server knows and nothing else. */
export const stepStates = ({
  overview,
  hasSecondFactor,
}: WelcomeFacts): Readonly<Record<Step, StepState>> => {
  const isReal = overview.accounts.some(({ network }) => network === "mainnet");
  return {
    paper: paperState(overview),
    factor: hasSecondFactor ? "done" : isReal ? "open" : "later",
    key: overview.accounts.some(({ network }) => network !== "paper") ? "done" : "later",
    guard: guardState(overview),
  };
};

/** Where one goes on: the first step that has to be taken; null where all of them are. */
export const nextStep = (states: Readonly<Record<Step, StepState>>): Step | null =>
  STEPS.find((step) => states[step] === "open") ?? (states.guard === "blocked" ? "guard" : null);

/** The step an address names. */
export const stepOf = (text: string | null): Step | null => STEPS.find((step) => step === text) ?? null;
