import type { Result, ResultFigure } from "./read-results.ts";
import { usedShare } from "./used-share.ts";

const ROW = 26;
const WIDTH = 900;
const NAMES = 520;
/** The target stands here; what uses twice as much ends at the edge. */
const SCALE = (WIDTH - NAMES - 70) / 1.5;
const LONGEST = 74;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const shortened = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;

const rowOf = (figure: ResultFigure, share: number, at: number): string => {
  const y = at * ROW;
  const length = Math.max(2, Math.min(share, 1.5) * SCALE);
  const said = Number.isFinite(share) ? `${Math.round(share * 100)} %` : "none";
  return [
    `<text class="name" x="${NAMES - 10}" y="${y + 17}" text-anchor="end">${escaped(shortened(figure.name))}</text>`,
    `<rect class="${figure.pass ? "kept" : "missed"}" x="${NAMES}" y="${y + 6}" width="${length.toFixed(1)}" height="14" rx="2"/>`,
    `<text class="share" x="${(NAMES + length + 6).toFixed(1)}" y="${y + 17}">${said}</text>`,
  ].join("\n");
};

const STYLE = `
text { font: 12px system-ui, sans-serif; fill: #1c1917; }
.share { fill: #57534e; }
.kept { fill: #0f766e; }
.missed { fill: #b91c1c; }
.target { stroke: #57534e; stroke-dasharray: 3 3; }
@media (prefers-color-scheme: dark) {
  text { fill: #f5f5f4; }
  .share { fill: #a8a29e; }
  .kept { fill: #2dd4bf; }
  .missed { fill: #f87171; }
  .target { stroke: #a8a29e; }
}`;

/** A picture of how much of each target is used; null where a result has no figure that can be drawn. */
export const drawShares = (result: Result): string | null => {
  const drawn = result.figures.flatMap((figure) => {
    const share = usedShare(figure);
    return share === null ? [] : [{ figure, share }];
  });
  if (drawn.length === 0) return null;
  const height = drawn.length * ROW + 24;
  const target = NAMES + SCALE;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="Share of each target that ${result.bench} uses">`,
    `<style>${STYLE}\n</style>`,
    ...drawn.map(({ figure, share }, at) => rowOf(figure, share, at)),
    `<line class="target" x1="${target}" x2="${target}" y1="0" y2="${height - 20}"/>`,
    `<text class="share" x="${target}" y="${height - 6}" text-anchor="middle">target</text>`,
    "</svg>",
    "",
  ].join("\n");
};
