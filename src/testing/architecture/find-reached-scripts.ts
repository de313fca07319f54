import type { Planted } from "./plant-tree.ts";

type PackageJson = { scripts?: Readonly<Record<string, string>> };

const named = (text: string, pattern: RegExp): ReadonlySet<string> =>
  new Set([...text.matchAll(pattern)].flatMap(([, name]) => (name === undefined ? [] : [name])));

/**
 * The npm scripts that `.ci/run` runs: those its lines name; where it runs `npm test`, those that do a part of the same
 * and no more, namely one of its groups (`--only`), a script that a stage calls by name, or a project of vitest that a
 * stage runs; and those that are made of nothing but such scripts.
 */
export const findReachedScripts = (files: Planted) => {
  const { scripts = {} } = JSON.parse(files["package.json"] ?? "{}") as PackageJson;
  const stages = files["src/cli/test.ts"] ?? "";
  const lines = (files[".ci/run"] ?? "").split("\n").map((line) => line.trim());
  const groups = named(stages, /\bgroup: "([a-z0-9]+)"/g);
  const called = named(stages, /\brunCheck\(settings, "([a-z:]+)"\)/g);
  const projects = named(stages, /\brunVitest\(settings, "([a-z]+)"/g);
  const whole = lines.includes("npm test") ? scripts["test"] : undefined;

  const isPart = (name: string, command: string): boolean => {
    const [base, rest = ""] = whole === undefined ? [] : [whole, command.slice(whole.length)];
    if (base === undefined) return false;
    const group =
      command.startsWith(base) && /^ --only ([a-z0-9]+)(?: --shard [1-9]\/[1-9])?$/.exec(rest)?.[1];
    const project = /^vitest run --project ([a-z]+)$/.exec(command)?.[1];
    return (
      command === base ||
      called.has(name) ||
      (typeof group === "string" && groups.has(group)) ||
      (project !== undefined && projects.has(project))
    );
  };
  const isReached = (name: string, above: readonly string[] = []): boolean => {
    const command = scripts[name];
    if (command === undefined || above.includes(name)) return false;
    if (lines.includes(`npm run ${name}`) || lines.includes(command) || isPart(name, command)) return true;
    return command.split(" && ").every((part) => {
      const inner = /^npm run ([a-z0-9:-]+)$/.exec(part)?.[1];
      return inner !== undefined && isReached(inner, [...above, name]);
    });
  };
  const names = Object.keys(scripts);
  return { scripts: new Set(names), groups, reached: new Set(names.filter((name) => isReached(name))) };
};
