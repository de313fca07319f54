import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { SERVER_FLAGS } from "../start/build-product.ts";
import { dockerfileSteps, foreignSteps } from "./dockerfile-steps.ts";

const dockerfile = readFileSync("deploy/image/Dockerfile", "utf8");
const ignored = readFileSync(".dockerignore", "utf8").split("\n");
const manifest = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };

/** The last image is what is run; what stands before it only makes it. */
const final = dockerfile.slice(dockerfile.lastIndexOf("\nFROM "));

test("every step of the image is an npm script", () => {
  const steps = dockerfileSteps(dockerfile);
  expect(steps).toHaveLength(3);
  expect(foreignSteps(steps, manifest)).toEqual([]);
  expect(manifest.scripts["setup"]).toBe("npm install");
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
  expect(ignored.filter((line) => line !== "" && !line.startsWith("#"))[0]).toBe("*");
  for (const line of ignored.filter((one) => one.startsWith("!"))) {
    expect(line).not.toMatch(/\.env|\.data|\.git|node_modules|\.next/);
  }
});
