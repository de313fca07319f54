type PackageJson = { readonly scripts?: Readonly<Record<string, string>> };

/** The lines of a Dockerfile; one that goes on is one. */
export const dockerfileLines = (dockerfile: string): readonly string[] =>
  dockerfile.replace(/\s*\\\r?\n\s*/g, " ").split("\n");

/** The last image is what is run; what stands before it only makes it. */
export const lastImageOf = (dockerfile: string): string =>
  dockerfile.slice(dockerfile.lastIndexOf("\nFROM "));

/** What the `RUN` lines of a Dockerfile run, in order. */
export const dockerfileSteps = (dockerfile: string): readonly string[] =>
  dockerfileLines(dockerfile).flatMap((line) => /^\s*RUN\s+(.*\S)\s*$/i.exec(line)?.[1] ?? []);

/** What the steps of the first image find set, with what a builder sets where nothing was asked for. */
export const dockerfileSettings = (dockerfile: string): Readonly<Record<string, string>> => {
  const [making = ""] = dockerfile.split(/^FROM /gm).slice(1);
  const pairsAfter = (word: string): readonly (readonly [name: string, value: string])[] =>
    making
      .split("\n")
      .filter((line) => line.startsWith(`${word} `))
      .flatMap((line) => [...line.matchAll(/ (\w+)=(\S*)/g)])
      .map(([, name = "", value = ""]) => [name, value]);
  const args = new Map(pairsAfter("ARG"));
  return Object.fromEntries(
    pairsAfter("ENV").map(([name, value]) => [
      name,
      value.replace(/\$(\w+)/g, (_, arg: string) => args.get(arg) ?? ""),
    ]),
  );
};

/** Which of them are no npm script of ours with plain words after it: what an image is made by anybody can run by hand. */
export const foreignSteps = (steps: readonly string[], manifest: PackageJson): readonly string[] =>
  steps.filter((step) => {
    const name = /^npm run ([a-z0-9:-]+)( -- [a-z0-9 ./-]+)?$/.exec(step)?.[1];
    return name === undefined || manifest.scripts?.[name] === undefined;
  });
