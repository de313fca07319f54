import { expect, test } from "vitest";
import { dockerfileSettings, dockerfileSteps, foreignSteps } from "./dockerfile-steps.ts";

const MANIFEST = { scripts: { build: "node src/cli/build.ts", image: "node src/cli/image.ts" } };

test("the steps of a Dockerfile are its RUN lines in order, each whole", () => {
  const text =
    "FROM any AS build\n# RUN nothing\nRUN npm run build\n  run npm run image \\\n    -- --assemble\nCOPY . .\n";
  expect(dockerfileSteps(text)).toEqual(["npm run build", "npm run image -- --assemble"]);
});

test("a step that is no npm script is told", () => {
  const ours = ["npm run build", "npm run image -- --assemble --to .next/image"];
  expect(foreignSteps(ours, MANIFEST)).toEqual([]);
  const planted = [
    "apt-get install -y curl",
    "npm install",
    "npm run build && rm -rf /",
    "npm run missing",
    "npm run image -- $(id)",
    '["node", "src/cli/build.ts"]',
    "--mount=type=cache,target=/root npm run build",
  ];
  expect(foreignSteps([...ours, ...planted], MANIFEST)).toEqual(planted);
});

test("the settings of the steps are those of the first image, as nobody asked for others", () => {
  const text =
    "FROM any AS build\nARG PLACE=\nARG SIZE=small\nENV PLACE=$PLACE\nENV CACHE=off IS=$SIZE\nFROM other\nENV PORT=1\n";
  expect(dockerfileSettings(text)).toEqual({ PLACE: "", CACHE: "off", IS: "small" });
});
