import type { OperatingFacts } from "#domain/operations/operating-facts.ts";
import type { StandingComponent } from "#ports/operations.ts";
import { askPart } from "./ask-part.ts";
import { measureFacts } from "./measure-facts.ts";
import type { OperationsDeps } from "./operations-deps.ts";

/** What nobody looked at for this long is not told: it may be otherwise by now, or no part of the installation any more. */
const KNOWN_MS = 60_000;

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
    return { ...component, since: known?.since ?? facts.at, seenAt: facts.at };
  });
  // What this process cannot ask, another one does: as that found it.
  const { at, networks, canaryAgeMs } = facts;
  const others = before.filter(
    ({ name, seenAt }) => at - seenAt < KNOWN_MS && asked.every((one) => one.name !== name),
  );
  return { at, components: [...asked, ...others], networks, canaryAgeMs };
};
