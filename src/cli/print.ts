import { SingleBar } from "cli-progress";

/** The one voice of the commands: everything a command says in the terminal is said here. */

const isTerminal = process.stdout.isTTY === true;

const paint = (code: number, text: string): string => (isTerminal ? `\u001b[${code}m${text}\u001b[0m` : text);

// A reader that left (a closed terminal, a pipe to head) must not take the command down with it.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);

let words: NodeJS.WriteStream = process.stdout;

/** From now on standard output has nothing but what a machine reads; what is said besides goes to the other one. */
export function keepStdoutForJson(): void {
  words = process.stderr;
}

export function printLine(text = ""): void {
  words.write(`${text}\n`);
}

/** Something done or about to be done, one line. */
export function printStep(text: string): void {
  printLine(`${paint(36, "•")} ${text}`);
}

export function printDone(text: string): void {
  printLine(`${paint(32, "✓")} ${text}`);
}

/** Unusual but handled; goes to stderr so that piped output stays clean. */
export function printWarning(text: string): void {
  process.stderr.write(`${paint(33, "!")} ${text}\n`);
}

export function printFailure(text: string): void {
  for (const line of text.split("\n")) process.stderr.write(`${paint(31, "✗")} ${line}\n`);
}

/** What the guard did, told by the worker while it happens. */
export function printStory(text: string): void {
  printLine(`${paint(35, "│")} ${text}`);
}

/** The lines a reader is looking for, framed. */
export function printBox(lines: readonly string[]): void {
  const width = Math.max(...lines.map((line) => line.length));
  const edge = "─".repeat(width + 2);
  printLine(`┌${edge}┐`);
  for (const line of lines) printLine(`│ ${line.padEnd(width)} │`);
  printLine(`└${edge}┘`);
}

/** Hands a machine-readable answer to whoever reads stdout. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

export type Progress = {
  /** How much of the total is done. */
  update(done: number): void;
  /** Ends the bar; the text says what came out of it. */
  finish(text: string): void;
  /** Ends the bar without a word, before a failure is printed. */
  abandon(): void;
};

/** A bar in a terminal; elsewhere one plain line per quarter, so that logs stay short. */
export function printProgress(text: string, total: number): Progress {
  return isTerminal ? terminalProgress(text, total) : plainProgress(text, total);
}

function terminalProgress(text: string, total: number): Progress {
  const bar = new SingleBar({
    format: `  ${text} {bar} {percentage} %`,
    barsize: 28,
    barCompleteChar: "█",
    barIncompleteChar: "░",
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(total, 0);
  return {
    update: (done) => bar.update(Math.min(done, total)),
    finish: (result) => {
      bar.stop();
      printDone(result);
    },
    abandon: () => bar.stop(),
  };
}

function plainProgress(text: string, total: number): Progress {
  let quarter = 0;
  printStep(text);
  return {
    update: (done) => {
      const reached = Math.floor((4 * Math.min(done, total)) / total);
      if (reached <= quarter || reached >= 4) return;
      quarter = reached;
      printLine(`  ${text}: ${quarter * 25} %`);
    },
    finish: (result) => printDone(result),
    abandon: () => undefined,
  };
}
