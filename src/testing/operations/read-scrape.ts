/** One series of a scrape: the name as it stands there, such as `x_bucket` of a histogram `x`. */
export type Series = {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
};

export type ReadScrape = {
  /** What is measured, with or without a value yet. */
  readonly metrics: ReadonlyMap<string, string>;
  readonly series: readonly Series[];
};

const labelsOf = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...text.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, name = "", value = ""]) => [name, value]),
  );

/** Reads what Prometheus reads: its text format, without the parts that nothing here writes. */
export const readScrape = (text: string): ReadScrape => {
  const metrics = new Map<string, string>();
  const series: Series[] = [];
  for (const line of text.split("\n")) {
    const [, typed, kind] = /^# TYPE (\S+) (\S+)$/.exec(line) ?? [];
    if (typed !== undefined && kind !== undefined) metrics.set(typed, kind);
    if (line === "" || line.startsWith("#")) continue;
    const [, name, labels = "", value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    if (name === undefined) throw new Error(`no line of a scrape: ${line}`);
    series.push({ name, labels: labelsOf(labels), value: Number(value?.replace("Inf", "Infinity")) });
  }
  return { metrics, series };
};

/** The values of a series, by its labels in the order they stand in. */
export const valuesOf = ({ series }: ReadScrape, name: string): Readonly<Record<string, number>> =>
  Object.fromEntries(
    series
      .filter((one) => one.name === name)
      .map(({ labels, value }) => [Object.values(labels).join(" "), value]),
  );
