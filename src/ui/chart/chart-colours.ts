import type { ChartLineKind } from "./chart-lines.ts";

const token = (styles: CSSStyleDeclaration, name: string): string => styles.getPropertyValue(name).trim();

/** The tokens of the theme in force, as the chart library wants them. */
export const chartColours = (element: HTMLElement) => {
  const styles = getComputedStyle(element);
  const ink = token(styles, "--ink");
  const lines: Record<ChartLineKind, string> = {
    last: ink,
    entry: token(styles, "--ink-3"),
    liq: token(styles, "--danger"),
    trigger: token(styles, "--watch"),
    target: token(styles, "--safe"),
    stop: ink,
    "take-profit": ink,
  };
  return {
    ground: token(styles, "--ground"),
    grid: token(styles, "--line"),
    scale: token(styles, "--ink-3"),
    candle: token(styles, "--ink-2"),
    font: styles.fontFamily,
    lines,
    /** Indicators carry no hue: that is kept for verdicts. */
    indicators: { strong: ink, middle: token(styles, "--ink-2"), quiet: token(styles, "--ink-3") },
    zone: { ground: token(styles, "--danger-tint"), hatch: token(styles, "--danger") },
    marks: { acted: token(styles, "--acted"), other: token(styles, "--ink-3") },
  };
};

export type ChartColours = ReturnType<typeof chartColours>;
