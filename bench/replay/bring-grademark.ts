import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { CACHE } from "#cli/infra/make-cache-directory.ts";
import { runProgram } from "#cli/infra/run-program.ts";

/* It is measured against and is no part of the product, so it is brought when it is needed. It asks for chai without naming it. */
const HOME = join(CACHE, "grademark");
const PACKAGES = { grademark: "0.3.0", "data-forge": "1.10.5", chai: "4.5.0" };

/** A candle as grademark has it; prices in USD. */
export type Bar = {
  readonly time: Date;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
};

type Frame = { readonly count: () => number };
type Rule = (facts: { readonly entryPrice: number }) => number;
type Strategy = {
  readonly entryRule: (enter: () => void) => void;
  readonly stopLoss: Rule;
  readonly profitTarget: Rule;
};

export type Grademark = {
  readonly frameOf: (bars: readonly Bar[]) => Frame;
  readonly backtest: (strategy: Strategy, bars: Frame) => readonly unknown[];
};

type Library = Pick<Grademark, "backtest">;
type Frames = { readonly DataFrame: new (bars: readonly Bar[]) => Frame };

const install = async (): Promise<void> => {
  mkdirSync(HOME, { recursive: true });
  writeFileSync(join(HOME, "package.json"), JSON.stringify({ private: true, dependencies: PACKAGES }));
  const { ok, output } = await runProgram(
    "npm",
    ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock"],
    { cwd: HOME, timeoutMs: 120_000 },
  );
  if (!ok) throw new Error(`grademark could not be brought: ${output.trim().split("\n").at(-1)}`);
};

/** The library that backtests are compared with, at a pinned version. @throws where it cannot be brought. */
export const bringGrademark = async (): Promise<Grademark> => {
  if (!existsSync(join(HOME, "node_modules", "grademark", "package.json"))) await install();
  const require = createRequire(join(HOME, "package.json"));
  const { backtest } = require("grademark") as Library;
  const { DataFrame } = require("data-forge") as Frames;
  return { backtest, frameOf: (bars) => new DataFrame(bars) };
};
