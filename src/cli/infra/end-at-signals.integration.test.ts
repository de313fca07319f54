import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { inheritedEnv } from "#env";

const MODULE = new URL("./end-at-signals.ts", import.meta.url).href;

/** A process that stays until a signal, and says so when it ends what it began. */
const stayAndEnd = (ending: string) => `
  import { endAtSignals } from ${JSON.stringify(MODULE)};
  endAtSignals(async () => { ${ending} });
  setInterval(() => {}, 1000);
  console.log("it stays");
`;

const whatComesOf = async (program: string, signals: readonly NodeJS.Signals[]) => {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    env: inheritedEnv("test"),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (words: string) => {
    said += words;
  });
  let complained = "";
  child.stderr.setEncoding("utf8").on("data", (words: string) => {
    complained += words;
  });
  const ended = once(child, "close");
  for (const signal of signals) {
    // It says something when it stays, and again when it has heard.
    await once(child.stdout, "data");
    child.kill(signal);
  }
  const [code, killedBy] = await ended;
  return { said, complained, code, killedBy };
};

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const)("%s ends what was begun before the process", async (signal, code) => {
  const program = stayAndEnd('console.log("it is ended");');
  expect(await whatComesOf(program, [signal])).toEqual({
    said: "it stays\nit is ended\n",
    complained: "",
    code,
    killedBy: null,
  });
});

test("the process ends where what it began cannot be ended, and says so", async () => {
  const program = stayAndEnd('throw new Error("it does not end");');
  expect(await whatComesOf(program, ["SIGTERM"])).toMatchObject({
    code: 143,
    complained: expect.stringContaining("it does not end"),
  });
});

test("a second signal ends the process at once", async () => {
  const program = stayAndEnd('console.log("it is being ended"); await new Promise(() => {});');
  expect(await whatComesOf(program, ["SIGINT", "SIGINT"])).toMatchObject({ code: null, killedBy: "SIGINT" });
});
