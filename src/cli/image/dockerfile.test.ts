import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { SERVER_FLAGS } from "../start/build-product.ts";
import { isSent, readIgnored } from "./build-context.ts";
import { dockerfileSteps, foreignSteps, lastImageOf } from "./dockerfile-steps.ts";

const dockerfile = readFileSync("deploy/image/Dockerfile", "utf8");
const ignored = readIgnored(readFileSync(".dockerignore", "utf8"));
const manifest = JSON.parse(readFileSync("package.json", "utf8")) as {
  scripts: Record<string, string>;
  imports: Record<string, string>;
};

const final = lastImageOf(dockerfile);

test("every step of the image is an npm script", () => {
  const steps = dockerfileSteps(dockerfile);
  expect(steps).toHaveLength(3);
  expect(foreignSteps(steps, manifest)).toEqual([]);
  expect(manifest.scripts["setup"]).toBe("npm install");
});

const workflowSchema = z.object({
  jobs: z.record(
    z.string(),
    z.object({
      steps: z.array(
        z.object({
          uses: z.string().default(""),
          with: z.record(z.string(), z.unknown()).default({}),
        }),
      ),
    }),
  ),
});

/** What a workflow makes an image of: without a name its action looks at the root. */
const builtIn = (workflow: string): readonly string[] =>
  Object.values(workflowSchema.parse(parse(workflow)).jobs)
    .flatMap(({ steps }) => steps)
    .filter(({ uses }) => uses.startsWith("docker/build-push-action@"))
    .map(({ with: { file = "Dockerfile" } }) => String(file));

test("a workflow makes an image of a file that is there", () => {
  const built = globSync(".github/workflows/*.yml").flatMap((file) => builtIn(readFileSync(file, "utf8")));
  expect(built.length).toBeGreaterThan(0);
  expect(built.filter((file) => !existsSync(file))).toEqual([]);
  const nameless =
    "jobs: { publish: { steps: [{ uses: docker/build-push-action@1, with: { context: . } }] } }";
  expect(builtIn(nameless).filter((file) => !existsSync(file))).toEqual(["Dockerfile"]);
});

test("what is run is nobody's account by number, and asks itself how it is", () => {
  const [, uid] = /^USER (\d+):\d+$/m.exec(final) ?? [];
  expect(Number(uid)).toBeGreaterThan(0);
  expect(final).toMatch(/^HEALTHCHECK (.|\\\n)*CMD \[.*"health"\]$/m);
  expect(final).not.toMatch(/^RUN /m);
  expect(final).not.toMatch(/--inspect|SECRET|KEYRING|PASSWORD/);
});

test("what is run is told the same of Node as a server that is started here", () => {
  const [, words = "[]"] = /^ENTRYPOINT (\[.*\])$/m.exec(final) ?? [];
  expect(JSON.parse(words)).toEqual(["/usr/local/bin/node", ...SERVER_FLAGS, "/app/axisor.mjs"]);
});

test("the build is sent what it reads, and no secret, data or history", () => {
  for (const name of ["package.json", "package-lock.json", "src", "public", "drizzle", "next.config.mjs"]) {
    expect(ignored, name).toContain(`!${name}`);
  }
  expect(ignored[0]).toBe("*");
  for (const line of ignored.filter((one) => one.startsWith("!"))) {
    expect(line).not.toMatch(/\.env|\.data|\.git|node_modules|\.next/);
  }
});

const isKeptBack = (file: string): boolean => !isSent(ignored, file);

const targetOf = (file: string, specifier: string): string => {
  if (specifier.startsWith(".")) return join(dirname(file), specifier);
  const [folder = "", ...rest] = specifier.split("/");
  const to = manifest.imports[`${folder}/*`] ?? manifest.imports[specifier] ?? "";
  return join(to.replace("*", rest.join("/")));
};

/** What a file brings in when it runs: types are gone by then. */
const importsOf = (file: string, text: string): readonly string[] =>
  [...text.matchAll(/^(?!import type|export type).*?(?:from|import\(|import)\s*"([.#][^"]+)"/gm)].map(
    ([, to = ""]) => targetOf(file, to),
  );

test("nothing that goes into the build brings in what is kept back", () => {
  const sources = globSync("src/**/*.{ts,tsx}");
  const kept = sources.filter(isKeptBack);
  expect(kept.length).toBeGreaterThan(500);
  const sent = sources.filter((file) => !isKeptBack(file));
  const broken = sent.flatMap((file) =>
    importsOf(file, readFileSync(file, "utf8"))
      .filter(isKeptBack)
      .map((to) => `${file} -> ${to}`),
  );
  expect(broken).toEqual([]);
});

test("a file that brings in what is kept back is found", () => {
  const planted = [
    'import { startStage } from "#testing/monitor/start-stage.ts";',
    'import type { Stage } from "#testing/monitor/start-stage.ts";',
    'const { open } = await import("../../paper-exchange/open-exchange.ts");',
    'import { env } from "#env";',
    'import "#testing/infra/as-a-server.ts";',
  ].join("\n");
  expect(importsOf("src/cli/image/main.ts", planted).filter(isKeptBack)).toEqual([
    "src/testing/monitor/start-stage.ts",
    "src/paper-exchange/open-exchange.ts",
    "src/testing/infra/as-a-server.ts",
  ]);
});
