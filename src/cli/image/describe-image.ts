import type { BuildPart } from "./read-build-parts.ts";
import type { Weight } from "./weigh-image.ts";

export const MOST_BYTES = 100_000_000;
export const MOST_MAKING_MS = 30_000;
export const MOST_COLD_START_MS = 2_000;

export type ImageFigures = {
  readonly weight: Weight;
  /** What the build of these sources took when it was made, by its parts; the whole is the first. */
  readonly build: readonly BuildPart[];
  readonly assembly: Readonly<Record<string, number>>;
  readonly coldStarts: readonly number[];
};

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1).padStart(6)} MB`;
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1).padStart(6)} s`;
const verdict = (isMet: boolean): string => (isMet ? "pass" : "FAIL");

/** The one in the middle; of an even number the slower of two. */
export const medianOf = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Light enough, and known to be: what was not counted weighs nothing only on paper. */
export const isLightEnough = ({ bytes, uncounted }: Weight): boolean =>
  bytes < MOST_BYTES && uncounted.length === 0;

/** How long the image takes to make, from sources that were never built. */
export const makingMs = ({ build, assembly }: Pick<ImageFigures, "build" | "assembly">): number =>
  (build[0]?.ms ?? Number.NaN) + Object.values(assembly).reduce((sum, ms) => sum + ms, 0);

const weightLines = (weight: Weight): readonly string[] => [
  ...weight.layers.map(
    ({ name, bytes, unpackedBytes }) =>
      `${megabytes(bytes)}  ${name} (${megabytes(unpackedBytes).trim()} unpacked)`,
  ),
  `${megabytes(weight.bytes)}  all layers, compressed; target < 100 MB: ${verdict(isLightEnough(weight))}`,
  ...weight.uncounted.map((name) => `           ${name} is not on this machine and was not counted`),
];

const makingLines = (figures: Pick<ImageFigures, "build" | "assembly">): readonly string[] => {
  const total = makingMs(figures);
  return [
    `${seconds(total)}   next build and assembly; target < 30 s: ${verdict(total < MOST_MAKING_MS)}`,
    ...figures.build.map(({ name, ms }, index) => `${seconds(ms)}   ${index === 0 ? "" : "  "}${name}`),
    ...Object.entries(figures.assembly).map(([name, ms]) => `${seconds(ms)}   ${name}`),
  ];
};

const startLines = (starts: readonly number[]): readonly string[] => {
  const median = medianOf(starts);
  const each = starts.map((ms) => Math.round(ms)).join(", ");
  return [
    `${seconds(median)}   web from start to ready (${each} ms); target < 2 s: ${verdict(median < MOST_COLD_START_MS)}`,
  ];
};

/** What there is to say of an image, a line each. */
export const describeImage = (figures: ImageFigures): readonly string[] => [
  ...weightLines(figures.weight),
  ...makingLines(figures),
  ...startLines(figures.coldStarts),
];
