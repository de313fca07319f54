/** A web process as the front sees it. */
export type FrontWeb = {
  readonly port: number;
  /** By its last answer to the question whether it takes work; false before the first. */
  isReady: boolean;
};

/** Whoever is ready first, each in turn; then the others, for a look may be older than the truth. */
export const orderWebs = (webs: readonly FrontWeb[], turn: number): readonly FrontWeb[] => {
  const turned = webs
    .map((_, index) => webs[(turn + index) % webs.length])
    .filter((web) => web !== undefined);
  return [...turned.filter(({ isReady }) => isReady), ...turned.filter(({ isReady }) => !isReady)];
};
