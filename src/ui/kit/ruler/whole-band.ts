import type { RulerDomain } from "./ruler-scale.ts";
import type { BandStretch } from "./ruler-types.ts";

/** A band of one kind from edge to edge. */
export const wholeBand = ({ low, high }: RulerDomain, kind: BandStretch["kind"]): readonly BandStretch[] => [
  { kind, from: low, to: high },
];
