import { drawShares } from "./draw-shares.ts";
import type { Result, ResultFigure } from "./read-results.ts";

/** A file's place below docs/, and all that is in it. */
export type PageFile = { readonly path: string; readonly text: string };

const HEAD = `# Performance

Each figure is one of \`npm run bench\`, held against its target in the run that measured it, on the machine named beside it.
A ratio is taken against something measured in the same run: a bare server, an empty round trip, another library. The bars
show how much of its target each figure uses; what reaches past the line misses it. This page is written by
\`npm run performance\` from \`bench/results/\`.
`;

const NONE = `No run is kept yet: \`npm run bench -- NAME\` keeps one.
`;

const rowOf = ({ name, value, unit, target, pass, because }: ResultFigure): string => {
  const measured = value === null ? "not measured" : `${value} ${unit}`.trim();
  const missed = because === undefined ? "**missed**" : `**missed**: ${because}`;
  const verdict = target === null ? (because ?? "") : pass ? "kept" : missed;
  return `| ${name.replaceAll("|", "\\|")} | ${measured} | ${target ?? ""} | ${verdict} |`;
};

const nameOf = ({ bench, isFull }: Result): string => (isFull ? `${bench}-full` : bench);

const sectionOf = (result: Result, hasPicture: boolean): string => {
  const size = result.isFull ? "at full size" : "at the small size";
  return [
    `## ${result.bench}, ${size}`,
    "",
    `Commit \`${result.commit}\`, ${result.machine}.`,
    "",
    ...(hasPicture
      ? [
          `![How much of each target is used: ${result.bench}](pictures/performance/${nameOf(result)}.svg)`,
          "",
        ]
      : []),
    "| figure | measured | target | |",
    "| --- | --- | --- | --- |",
    ...result.figures.map(rowOf),
    "",
  ].join("\n");
};

/** The page of all kept results, and its pictures. */
export const writePage = (results: readonly Result[]): readonly PageFile[] => {
  const drawn = results.map((result) => ({ result, picture: drawShares(result) }));
  const sections = drawn.map(({ result, picture }) => sectionOf(result, picture !== null));
  return [
    { path: "performance.md", text: [HEAD, ...(sections.length === 0 ? [NONE] : sections)].join("\n") },
    ...drawn.flatMap(({ result, picture }) =>
      picture === null ? [] : [{ path: `pictures/performance/${nameOf(result)}.svg`, text: picture }],
    ),
  ];
};
