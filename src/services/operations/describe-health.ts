import type { OperatingFacts } from "#domain/operations/operating-facts.ts";
import type { StandingComponent } from "#ports/operations.ts";
import { askPart } from "./ask-part.ts";
import { measureFacts } from "./measure-facts.ts";
import type { OperationsDeps } from "./operations-deps.ts";

/** Every part of the installation as it is now, and since when. */
export type Health = {
  readonly at: number;
  readonly components: readonly StandingComponent[];
  readonly networks: OperatingFacts["networks"];
  readonly canaryAgeMs: number | null;
};

/**
 * Asks every part anew. Since when one is as it is comes from the watch, which looks every ten seconds; where it has not seen it
 * yet, or the database is away, it is since now.
 */
export const describeHealth = async (deps: OperationsDeps): Promise<Health> => {
  const facts = await measureFacts(deps);
  const noted = await askPart(deps.elapsed, () => deps.operations.lastNoted());
  const before = "failure" in noted ? [] : (noted.value?.components ?? []);
  const asked = facts.components.map((component) => {
    const known = before.find(({ name, state }) => name === component.name && state === component.state);
    return { ...component, since: known?.since ?? facts.at };
  });
  // What this process cannot ask, another one does: as that found it.
  const others = before.filter(({ name }) => asked.every((one) => one.name !== name));
  const { at, networks, canaryAgeMs } = facts;
  return { at, components: [...asked, ...others], networks, canaryAgeMs };
};
