import { type Figure, judge, type Listed } from "./figure.ts";
import { say } from "./say.ts";

/** Measured values by the name of their figure. */
export type Values = Readonly<Record<string, number>>;

/** Some figures that are measured together. A part that fails takes its own figures with it and no others. */
export type Part<Stage> = {
  readonly title: string;
  readonly figures: readonly Listed[];
  readonly measure: (stage: Stage) => Promise<Values>;
};

export type BenchOptions = {
  /** The sizes the figures are promised for where they take long; smaller ones otherwise, named in the figure. */
  readonly isFull: boolean;
  /** Only the parts whose title has this in it; their figures alone are then expected. Null runs all. */
  readonly only: string | null;
};

export type Bench = {
  readonly name: string;
  readonly about: string;
  /** Every figure it promises at that size, in the order they are measured in; nothing is measured for it. */
  readonly list: (isFull: boolean) => Promise<readonly Listed[]>;
  readonly run: (options: BenchOptions) => Promise<readonly Figure[]>;
};

type Described<Stage> = Pick<Bench, "name" | "about"> & {
  readonly parts: (isFull: boolean) => readonly Part<Stage>[] | Promise<readonly Part<Stage>[]>;
};

/** What the parts of a bench share, opened before the first of them and stopped after the last. */
type Staged<Stage> = {
  readonly open: (isFull: boolean) => Stage | Promise<Stage>;
  readonly stop?: (stage: Stage) => Promise<void>;
};

const valuesOf = async <Stage>(part: Part<Stage>, stage: Stage): Promise<Values> => {
  const begun = performance.now();
  say(part.title);
  try {
    return await part.measure(stage);
  } catch (error) {
    say(`failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return {};
  } finally {
    say(`took ${((performance.now() - begun) / 1_000).toFixed(1)} s`);
  }
};

/** Measures part after part. A listed figure that nobody measured is there as one that has not passed. */
const measureParts = async <Stage>(
  parts: readonly Part<Stage>[],
  stage: Stage,
  { only }: BenchOptions,
): Promise<readonly Figure[]> => {
  const figures: Figure[] = [];
  for (const part of parts) {
    if (only !== null && !part.title.includes(only)) continue;
    const values = await valuesOf(part, stage);
    const names = new Set(part.figures.map(({ name }) => name));
    const unlisted = Object.keys(values).filter((name) => !names.has(name));
    if (unlisted.length > 0) throw new Error(`Measured and not listed: ${unlisted.join(", ")}`);
    figures.push(...part.figures.map((listed) => judge(listed, values[listed.name])));
  }
  return figures;
};

/** A bench whose parts are measured one after another on what is opened for all of them. */
export const stagedBench = <Stage>({
  name,
  about,
  parts,
  open,
  stop,
}: Described<Stage> & Staged<Stage>): Bench => ({
  name,
  about,
  list: async (isFull) => (await parts(isFull)).flatMap(({ figures }) => figures),
  run: async (options) => {
    const all = await parts(options.isFull);
    const stage = await open(options.isFull);
    try {
      return await measureParts(all, stage, options);
    } finally {
      await stop?.(stage);
    }
  },
});

/** A bench whose parts open what they need themselves. */
export const benchOf = (described: Described<null>): Bench => stagedBench({ ...described, open: () => null });
